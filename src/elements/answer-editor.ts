import { findQuestion, oneLine, type Passage, passageKey, withChosen } from "../reply/reply.ts";
import styles from "./answer-editor.css?inline";
import fieldStyles from "./reply-fields.css?inline";
import { DraftSession } from "./draft-session.ts";
import { DraftField } from "./draft-field.ts";
import { openParagraphMenu } from "./paragraph-menu.ts";
import { adoptStyles } from "./adopt-styles.ts";
import { showReplyBar } from "./reply-bar.ts";
import { fill, labelOf, type ReplySettings } from "./reply-settings.ts";

/** Opens fields where the questions and paragraphs stand, and fills them with the reader's draft. */
export class AnswerEditor {
  readonly #settings: ReplySettings;
  readonly #session: DraftSession;
  /**
   * The fields by where they stand, and at a paragraph by the words that are quoted. A page that is left and shown
   * again has its own still.
   */
  readonly #fields = new WeakMap<Element, Map<string, DraftField>>();

  constructor(settings: ReplySettings) {
    this.#settings = settings;
    // It lasts as long as the document, whichever pages are shown in that.
    this.#session = new DraftSession(settings, new AbortController().signal);
    this.#session.on("change", () => this.#showAll());
    // Another page is shown in this document.
    document.addEventListener("ZoteroItemUpdated", () => this.#showAll());
    const bar = document.querySelector<HTMLElement>("reply-bar");
    document.addEventListener("draft-change", ({ detail }) => bar && showReplyBar(bar, detail, settings));
    if (bar) showReplyBar(bar, this.#session.reply, settings);
    this.#showAll();
  }

  /**
   * Does what a link to a question's field or to a paragraph stands for; `selected` are the words that were selected.
   */
  follow(link: HTMLAnchorElement, selected: string) {
    const place = link.closest<HTMLElement>("answer-field");
    const paragraph = document.getElementById(link.hash.slice(1));
    if (place) this.#answerField(place).focus();
    else if (paragraph) this.#openMenu(paragraph, selected);
  }

  /** Opens what can be done with a paragraph, or with the words that are selected in it. */
  #openMenu(paragraph: HTMLElement, selected: string) {
    const words = oneLine(selected);
    const quote = oneLine(paragraph.textContent).includes(words) ? words : "";
    const passage = { number: paragraph.id.slice(1), ...(quote && { quote }), text: "" };
    openParagraphMenu(paragraph, this.#settings, () => this.#passageField(paragraph, passage).focus());
  }

  /** Fills the open fields, and opens those that have words. */
  #showAll() {
    const { answers, passages = [] } = this.#session.reply;
    const byNumber = new Map(answers.map((answer) => [answer.number, answer]));
    for (const place of document.querySelectorAll<HTMLElement>("answer-field")) {
      const answer = byNumber.get(numberOf(place));
      if (answer || this.#fields.has(place)) this.#answerField(place).show(answer?.text ?? "", answer?.chosen);
    }
    this.#showPassages(passages);
  }

  #showPassages(passages: Passage[]) {
    const texts = new Map(passages.map((passage) => [passageKey(passage), passage.text]));
    for (const paragraph of document.querySelectorAll(".text > p[id]"))
      for (const [key, field] of this.#fields.get(paragraph) ?? []) field.show(texts.get(key) ?? "");
    for (const passage of passages) {
      const paragraph = document.getElementById(`p${passage.number}`);
      if (paragraph) this.#passageField(paragraph, passage).show(passage.text);
    }
  }

  #answerField(place: HTMLElement): DraftField {
    const number = numberOf(place);
    return this.#fieldAt(place, "", () => {
      const field = new DraftField(this.#session, this.#settings, {
        id: `answer.${number}`,
        label: fill(this.#settings.says.yourAnswer, { label: `Q${number}` }),
        question: findQuestion(number, this.#settings.paper),
        write: (text, chosen) => this.#session.writeAnswer(withChosen({ number, text }, chosen)),
      });
      place.replaceChildren(field.element);
      hideList(place);
      return field;
    });
  }

  #passageField(paragraph: HTMLElement, passage: Passage): DraftField {
    const { number, quote } = passage;
    const key = passageKey(passage);
    return this.#fieldAt(paragraph, key, () => {
      const place = this.#fields.get(paragraph)?.size ?? 0;
      const field = new DraftField(this.#session, this.#settings, {
        id: `comment.${number}${place ? `-${place}` : ""}`,
        label: fill(this.#settings.says.yourComment, { number: labelOf(number, this.#settings) }),
        quote,
        write: (text) => this.#session.writePassage({ ...passage, text }, textOf(paragraph)),
      });
      paragraph.after(field.element);
      return field;
    });
  }

  #fieldAt(place: Element, key: string, makeField: () => DraftField): DraftField {
    const fields = this.#fields.get(place) ?? new Map<string, DraftField>();
    const field = fields.get(key) ?? makeField();
    this.#fields.set(place, fields.set(key, field));
    return field;
  }
}

/** The list of what may be chosen is for paper alone once it can be chosen. */
function hideList(place: HTMLElement) {
  const list = place.parentElement?.querySelector<HTMLElement>(".choices");
  if (!list) return;
  list.dataset["printOnly"] = "";
  list.hidden = true;
}

/** The number of the question that a place is for: 3.2. */
const numberOf = (place: HTMLElement): string => place.dataset["answer"] ?? "";

/** The words of a paragraph, without its number and the marks of its notes. */
function textOf(paragraph: HTMLElement): string {
  const copy = document.importNode(paragraph, true);
  for (const mark of copy.querySelectorAll(".para, .comment-count, sup")) mark.remove();
  return oneLine(copy.textContent);
}

/** Starts with what the page says of itself. */
export async function startEditor(): Promise<AnswerEditor> {
  const { settings = "" } = document.querySelector<HTMLElement>("reply-bar")?.dataset ?? {};
  const response = await fetch(settings);
  if (!response.ok) throw new Error(`${response.status} for ${settings}`);
  adoptStyles(fieldStyles + styles);
  return new AnswerEditor(await response.json());
}
