import { pageShown } from "./fetch-fonts.ts";
import { DraftSession } from "./draft-session.ts";
import { addPassageFields, arrangeAnswers, showOldEdition } from "./reply-arrangement.ts";
import { findPart } from "./find-part.ts";
import { growField, growFields, readFields, unchoose, writeFields } from "./reply-fields.ts";
import { PrintedAnswers } from "./printed-answers.ts";
import { fill, type ReplySettings } from "./reply-settings.ts";
import { ReplyWays } from "./reply-ways.ts";
import { isEmpty } from "./reply-texts.ts";

/** Milliseconds after which what reads and writes files is loaded too, so that it is here without a network. */
const REST = 2000;

/**
 * `<reply-form>`: makes a form whose answers go into the reader's own mail program.
 *
 * Nothing leaves the page but by the reader's act. The links that need no script stay until everything here has worked
 * once, so that a browser which lacks something has those, and no form that is dead.
 */
class ReplyForm extends HTMLElement {
  #stop = new AbortController();
  #settings!: ReplySettings;
  #form!: HTMLFormElement;
  #session!: DraftSession;
  #ways!: ReplyWays;

  connectedCallback() {
    const data = this.querySelector("script[type='application/json']");
    const form = this.querySelector("form");
    if (!data?.textContent || !form) return;
    this.#settings = JSON.parse(data.textContent);
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
    setTimeout(() => void import("./reply-file.ts").catch(() => {}), REST);
    // Earlier the browser, which goes to the address's question itself, would take the cursor away again.
    const { signal } = this.#stop;
    if (document.readyState === "complete") this.#focusQuestion();
    else addEventListener("load", () => this.#focusQuestion(), { once: true, signal });
  }

  disconnectedCallback() {
    this.#stop.abort();
  }

  #start() {
    const { signal } = this.#stop;
    this.#session = new DraftSession(this.#settings, signal);
    this.#ways = new ReplyWays(this, this.#session, this.#settings);
    this.#form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    this.addEventListener("input", ({ target }) => this.#changed(target), { signal });
    this.addEventListener("click", (event) => this.#clicked(event), { signal });
    addEventListener("hashchange", () => this.#focusQuestion(), { signal });
    addEventListener("beforeprint", () => new PrintedAnswers(this.#form).fill(), { signal });
    this.#show();
    if (this.#session.saves && !isEmpty(this.#session.reply))
      this.#say("draft", this.#settings.says.restored, { time: this.#inWords(this.#session.keptAt) });
    this.#session.on("change", (cause) => {
      this.#show();
      if (cause === "elsewhere") this.#say("draft", this.#settings.says.otherTab);
    });
    this.#session.on("kept", (kept) => {
      if (this.#session.saves || kept !== "kept")
        this.#say("draft", this.#settings.says[kept], { time: this.#inWords(new Date()) });
    });
  }

  /** Shows the reply as it stands: what is answered first. */
  #show() {
    const { reply, changed, removed } = this.#session;
    addPassageFields(this.#form, reply, this.#settings);
    writeFields(this.#form, reply);
    arrangeAnswers(this.#form, this.#settings.says);
    showOldEdition(this, changed, removed, this.#settings.says);
    this.#keeping.checked = this.#session.saves;
    this.#part("[data-do=undo]").hidden = !this.#session.canUndo;
    this.#ways.update();
  }

  #changed(target: EventTarget | null) {
    if (target instanceof HTMLInputElement && target.name === "file") return void this.#openFile(target);
    if (target === this.#keeping) return this.#keepChosen(this.#keeping.checked);
    this.#session.write(readFields(this.#form, this.#session.paper));
    if (target instanceof HTMLTextAreaElement) growField(target);
    this.#ways.updateSoon();
  }

  #clicked(event: Event) {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const button = target.closest<HTMLElement>("[data-do]");
    const act = button?.dataset["do"];
    const { says } = this.#settings;
    if (act === "clear") {
      this.#session.clear();
      this.#say("draft", says.cleared);
      this.#part("[data-do=undo]").focus();
    } else if (act === "undo") {
      this.#session.undo();
      this.#say("draft", says.undone);
      this.#keeping.focus();
    } else if (button && act === "unchoose") {
      unchoose(button);
      button.parentElement?.querySelector("input")?.focus();
      this.#changed(button);
    } else void this.#ways.clicked(event, target);
  }

  #keepChosen(saves: boolean) {
    this.#session.save(saves);
    if (!saves) this.#say("draft", this.#settings.says.forgotten);
  }

  async #openFile(input: HTMLInputElement) {
    const file = input.files?.[0];
    if (!file) return;
    const { says } = this.#settings;
    const { openReply } = await import("./reply-file.ts");
    const opened = await openReply(file, this.#session.reply, this.#session.paper, says).catch(() => undefined);
    input.value = "";
    this.#part("[data-says=file]").classList.toggle("error", !opened);
    if (!opened) return this.#say("file", says.notReply, { file: file.name });
    this.#session.replace(opened.reply);
    const said: string[] = [opened.merged ? says.merged : says.opened];
    if (opened.otherPaper) said.push(says.otherPaper);
    if (opened.unplaced) said.push(says.unplaced);
    this.#say("file", said.join(" "), { file: file.name });
  }

  /** The cursor goes to the question that the address names. */
  #focusQuestion() {
    const question = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!question || !this.contains(question)) return;
    const fold = question.closest("details");
    if (fold) fold.open = true;
    const field = question.matches("textarea") ? question : question.querySelector("textarea, input");
    if (field instanceof HTMLElement) void pageShown().then(() => field.focus());
  }

  get #keeping(): HTMLInputElement {
    return findPart(this, "[name=keep]", HTMLInputElement);
  }

  #say(where: "draft" | "file", text: string, values: Record<string, string> = {}) {
    this.#part(`[data-says=${where}]`).textContent = fill(text, values);
  }

  #inWords(date: Date | undefined): string {
    const { language } = this.#settings;
    return date ? new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(date) : "…";
  }

  #part(selector: string): HTMLElement {
    return findPart(this, selector, HTMLElement);
  }
}

customElements.define("reply-form", ReplyForm);
