import type { DraftSession } from "./draft-session.ts";
import { findPart } from "./find-part.ts";
import { type ReadyReply, copyText, prepareReply, saveMessage } from "./reply-export.ts";
import { fill, type ReplySettings } from "./reply-settings.ts";
import { isEmpty } from "./reply-texts.ts";

/** Milliseconds without a key after which the message is composed anew: at each key a long one would be felt. */
const PAUSE = 400;

/** The ways by which the reply leaves the page, and what is said of each once it is taken. */
export class ReplyWays {
  readonly #form: HTMLElement;
  readonly #session: DraftSession;
  readonly #settings: ReplySettings;
  #ready!: ReadyReply;
  #timer = 0;

  constructor(form: HTMLElement, session: DraftSession, settings: ReplySettings) {
    this.#form = form;
    this.#session = session;
    this.#settings = settings;
    // Whoever reaches for a way finds the message as it is now.
    for (const intent of ["pointerdown", "focusin", "click"])
      form.addEventListener(intent, () => this.#timer && this.update(), { capture: true });
  }

  /** Brings the message up to date once the reader pauses, or reaches for anything else. */
  updateSoon() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.update(), PAUSE);
  }

  /** Shows the message as it will go, and puts it into every link. */
  update() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const { reply, paper } = this.#session;
    this.#ready = prepareReply(reply, paper);
    this.#part("[data-subject]").textContent = this.#ready.message.subject;
    this.#part("[data-body]").textContent = this.#ready.body;
    for (const [way, { href }] of Object.entries(this.#ready.links))
      for (const link of this.#form.querySelectorAll<HTMLAnchorElement>(`a[data-way="${way}"]`)) link.href = href;
    if (!isEmpty(reply)) this.#part("[data-nothing]").hidden = true;
  }

  async clicked(event: Event, target: Element) {
    const { way, do: act } = target.closest<HTMLElement>("[data-way], [data-do]")?.dataset ?? {};
    if (!way && !act) return;
    if (isEmpty(this.#session.reply)) {
      event.preventDefault();
      return this.#nothing();
    }
    if (act === "print") return window.print();
    if (way) await this.#opened(way);
    else if (act === "copyBody") await this.#copy();
    else if (act === "eml" || act === "txt")
      this.#say(this.#settings.says.saved, { file: await saveMessage(this.#ready.message, act) });
    this.#session.markTaken();
    this.#part("[data-after]").hidden = false;
  }

  /** After the link to a mail program: nobody can tell whether one opened, so the page says what to do either way. */
  async #opened(way: string) {
    const { says } = this.#settings;
    if (this.#ready.links[way]?.fits) return this.#say(says.mail);
    const copied = await copyText(this.#ready.message.body);
    this.#say(copied ? says.mailLong : says.mailLongNotCopied);
  }

  async #copy() {
    const text = this.#ready.message.body;
    if (await copyText(text)) return this.#say(this.#settings.says.copied);
    const body = this.#part("[data-body]");
    findPart(this.#form, "[data-message]", HTMLDetailsElement).open = true;
    body.textContent = text;
    getSelection()?.selectAllChildren(body);
    this.#say(this.#settings.says.copyFailed);
  }

  #nothing() {
    const summary = this.#part("[data-nothing]");
    summary.hidden = false;
    summary.focus();
  }

  #say(text: string, values: Record<string, string> = {}) {
    this.#part("[data-says=ways]").textContent = fill(text, { contact: this.#settings.paper.contact, ...values });
  }

  #part(selector: string): HTMLElement {
    return findPart(this.#form, selector, HTMLElement);
  }
}
