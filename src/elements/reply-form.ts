import { type Draft, type DraftAnswer, draftOf, restoreDraft } from "../reply/draft.ts";
import { reconcileReplies } from "../reply/reconcile.ts";
import type { Reply, ReplyPaper } from "../reply/reply.ts";
import type { words } from "../messages/index.ts";
import { DraftStore } from "./reply-draft.ts";
import { growFields, isEmpty, readFields, writeFields } from "./reply-fields.ts";
import { type ReadyReply, copyText, prepareReply, saveMessage, wholeMessage } from "./reply-export.ts";

interface Settings {
  paper: ReplyPaper;
  says: typeof words.respond.says;
  labels: { to: string; subject: string };
  language: string;
  draftKey: string;
}

/** Milliseconds without a key after which a draft is kept. */
const PAUSE = 400;

/**
 * `<reply-form>`: makes a form whose answers go into the reader's own mail program.
 *
 * Nothing leaves the page but by the reader's act. What is typed is kept for the tab, and on the device only if the reader
 * asks for it. The links that need no script stay until everything here has worked once, so that a browser which lacks
 * something has those, and no form that is dead.
 */
class ReplyForm extends HTMLElement {
  #stop = new AbortController();
  #settings!: Settings;
  #form!: HTMLFormElement;
  #store!: DraftStore;
  #ready!: ReadyReply;
  /** What undo brings back. */
  #before: Draft | undefined;
  /** Answers to questions that are no longer asked; they stay in the draft. */
  #removed: DraftAnswer[] = [];
  #timer = 0;
  /** What this tab and the others last had in common. */
  #shared!: Reply;

  connectedCallback() {
    const data = this.querySelector("script[type='application/json']");
    const form = this.querySelector("form");
    if (!data?.textContent || !form) return;
    this.#settings = JSON.parse(data.textContent) as Settings;
    this.#form = form;
    try {
      this.#start();
    } catch (error) {
      this.#stop.abort();
      throw error;
    }
    for (const part of this.querySelectorAll<HTMLElement>("[data-with-script]")) part.hidden = false;
    for (const part of this.querySelectorAll<HTMLElement>("[data-without-script]")) part.hidden = true;
    growFields(form);
    // Earlier the browser, which goes to the address's question itself, would take the cursor away again.
    const { signal } = this.#stop;
    if (document.readyState === "complete") this.#focusQuestion();
    else addEventListener("load", () => this.#focusQuestion(), { once: true, signal });
  }

  #start() {
    const form = this.#form;
    this.#store = new DraftStore(this.#settings.draftKey);
    const { signal } = this.#stop;
    form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    form.addEventListener("input", ({ target }) => this.#changed(target as HTMLElement), { signal });
    form.addEventListener("click", (event) => void this.#clicked(event), { signal });
    addEventListener("hashchange", () => this.#focusQuestion(), { signal });
    addEventListener("pagehide", () => this.#flush(), { signal });
    // A page that comes back from history may have its fields emptied by the browser (WebKit), or filled with old words.
    addEventListener("pageshow", ({ persisted }) => persisted && this.#takeDraft(), { signal });
    this.#takeDraft();
    if (this.#store.isSaved && !isEmpty(this.#reply))
      this.#say("draft", this.#settings.says.restored, { time: this.#timeOf(this.#store.read()) });
    this.#update();
    this.#store.onChangeElsewhere(
      (draft, isFirst) => this.#changedElsewhere(draft, isFirst),
      () => (isEmpty(this.#reply) ? undefined : this.#draft),
      signal,
    );
  }

  disconnectedCallback() {
    this.#stop.abort();
  }

  get #reply(): Reply {
    return readFields(this.#form, this.#settings.paper);
  }

  #changed(target: HTMLElement) {
    const name = target.getAttribute("name");
    if (name === "file") return void this.#openFile(target as HTMLInputElement);
    if (name === "keep") return this.#keepChosen((target as HTMLInputElement).checked);
    this.#update();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#keep(), PAUSE);
  }

  /** Keeps at once what was typed a moment ago. */
  #flush() {
    if (this.#timer) this.#keep();
  }

  /** Shows the message as it will go, and puts it into every link. */
  #update() {
    growFields(this.#form);
    this.#ready = prepareReply(this.#reply, this.#settings.paper);
    this.#part("[data-subject]").textContent = this.#ready.message.subject;
    this.#part("[data-body]").textContent = this.#ready.body;
    for (const link of this.querySelectorAll<HTMLAnchorElement>("a[data-way]"))
      link.href = this.#ready.links[link.dataset["way"] as keyof ReadyReply["links"]].href;
    if (!isEmpty(this.#reply)) this.#part("[data-nothing]").hidden = true;
  }

  async #clicked(event: Event) {
    const button = (event.target as Element).closest<HTMLElement>("[data-way], [data-do]");
    const { way, do: act } = button?.dataset ?? {};
    if (act === "clear") return this.#clear();
    if (act === "undo") return this.#undo();
    if (!way && !act) return;
    if (isEmpty(this.#reply)) {
      event.preventDefault();
      return this.#nothing();
    }
    if (way) return this.#opened(way as keyof ReadyReply["links"]);
    if (act === "print") return window.print();
    if (act === "eml" || act === "txt") {
      return this.#say("ways", this.#settings.says.saved, { file: saveMessage(this.#ready.message, act) });
    }
    const { message } = this.#ready;
    await this.#copy(act === "copyAll" ? wholeMessage(message, this.#settings.labels) : message.body);
  }

  /** After the link to a mail program: nobody can tell whether one opened, so the page says what to do either way. */
  async #opened(way: keyof ReadyReply["links"]) {
    const { says } = this.#settings;
    if (this.#ready.links[way].fits) return this.#say("ways", says.mail);
    const copied = await copyText(this.#ready.message.body);
    this.#say("ways", copied ? says.mailLong : says.mailLongNotCopied);
  }

  async #copy(text: string) {
    if (await copyText(text)) return this.#say("ways", this.#settings.says.copied);
    const body = this.#part("[data-body]");
    body.textContent = text;
    getSelection()?.selectAllChildren(body);
    this.#say("ways", this.#settings.says.copyFailed);
  }

  #nothing() {
    const summary = this.#part("[data-nothing]");
    summary.hidden = false;
    summary.focus();
  }

  async #openFile(input: HTMLInputElement) {
    const file = input.files?.[0];
    if (!file) return;
    const { says, paper } = this.#settings;
    const { openReply } = await import("./reply-file.ts");
    const opened = await openReply(file, this.#reply, paper, says).catch(() => undefined);
    input.value = "";
    if (!opened) return this.#say("file", says.notReply, { file: file.name });
    this.#before = this.#draft;
    writeFields(this.#form, opened.reply);
    this.#part("[data-do=undo]").hidden = false;
    this.#update();
    this.#keep();
    const said: string[] = [opened.merged ? says.merged : says.opened];
    if (opened.otherPaper) said.push(says.otherPaper);
    if (opened.unplaced) said.push(says.unplaced);
    this.#say("file", said.join(" "), { file: file.name });
  }

  #keepChosen(save: boolean) {
    this.#keep();
    if (!save) this.#say("draft", this.#settings.says.forgotten);
  }

  get #draft(): Draft {
    const draft = draftOf(this.#reply, this.#settings.paper, new Date().toISOString());
    draft.answers.push(...this.#removed);
    return draft;
  }

  #keep() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const save = this.#keeping.checked;
    const kept = this.#store.write(this.#draft, save);
    this.#shared = this.#reply;
    if (save || kept !== "kept") this.#say("draft", this.#settings.says[kept], { time: this.#inWords(new Date()) });
  }

  /** Another tab wrote: takes over what only it changed, and keeps both texts where this one changed them too. */
  #changedElsewhere(draft: Draft, isFirst: boolean) {
    const { paper, says } = this.#settings;
    const { reply: theirs, removed } = restoreDraft(draft, paper);
    const mine = this.#reply;
    const labels = { first: says.oneTab, second: says.otherTabText };
    const reply = reconcileReplies({ base: this.#shared, mine, theirs }, isFirst, labels);
    this.#shared = theirs;
    this.#removed = removed;
    if (JSON.stringify(reply) !== JSON.stringify(mine)) {
      writeFields(this.#form, reply);
      this.#update();
      this.#say("draft", says.otherTab);
    }
    if (JSON.stringify(reply) !== JSON.stringify(theirs)) this.#keep();
  }

  #clear() {
    this.#before = this.#draft;
    writeFields(this.#form, { paper: this.#before.paper, answers: [] });
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#removed = [];
    this.#showOldEdition([], []);
    this.#store.remove(this.#draft);
    this.#shared = this.#reply;
    this.#keeping.checked = false;
    this.#part("[data-do=undo]").hidden = false;
    this.#update();
    this.#say("draft", this.#settings.says.cleared);
  }

  #undo() {
    if (!this.#before) return;
    this.#show(this.#before);
    this.#part("[data-do=undo]").hidden = true;
    this.#update();
    this.#keep();
    this.#say("draft", this.#settings.says.undone);
  }

  /** Brings back what was kept, if anything. */
  #takeDraft() {
    const draft = this.#store.read();
    this.#keeping.checked = this.#store.isSaved;
    if (draft) this.#show(draft);
    this.#shared = this.#reply;
    if (draft) this.#update();
  }

  /** Puts a draft into the form, in this edition of the paper. */
  #show(draft: Draft) {
    const { reply, changed, removed } = restoreDraft(draft, this.#settings.paper);
    writeFields(this.#form, reply);
    this.#removed = removed;
    this.#showOldEdition(changed, removed);
  }

  #showOldEdition(changed: DraftAnswer[], removed: DraftAnswer[]) {
    const { says } = this.#settings;
    this.#list(
      "[data-changed]",
      changed.map(({ number, question }) => fill(says.wasAsked, { label: `Q${number}`, text: question })),
    );
    this.#list(
      "[data-removed]",
      removed.map(
        ({ number, question, text }) => `${fill(says.wasRemoved, { label: `Q${number}`, question })}\n${text}`,
      ),
    );
  }

  /** The cursor goes to the question that the address names. */
  #focusQuestion() {
    const question = location.hash && document.getElementById(location.hash.slice(1));
    if (question && this.contains(question)) question.querySelector("textarea")?.focus();
  }

  get #keeping(): HTMLInputElement {
    return this.#part("[name=keep]") as HTMLInputElement;
  }

  #list(selector: string, lines: string[]) {
    const part = this.#part(selector);
    part.hidden = lines.length === 0;
    part
      .querySelector("ul")
      ?.replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
  }

  #say(where: "ways" | "draft" | "file", text: string, values: Record<string, string> = {}) {
    this.#part(`[data-says=${where}]`).textContent = fill(text, { contact: this.#settings.paper.contact, ...values });
  }

  #timeOf({ savedAt = "" }: Partial<Draft> = {}): string {
    return savedAt ? this.#inWords(new Date(savedAt)) : "…";
  }

  #inWords(date: Date): string {
    return new Intl.DateTimeFormat(this.#settings.language, { dateStyle: "long", timeStyle: "short" }).format(date);
  }

  #part(selector: string): HTMLElement {
    return this.querySelector<HTMLElement>(selector)!;
  }
}

/** Fills in the words in braces. */
const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");

customElements.define("reply-form", ReplyForm);
