import { inWords } from "../reply/choices.ts";
import type { DraftAnswer } from "../reply/draft.ts";
import type { Passage, Reply } from "../reply/reply.ts";
import { make } from "./make-element.ts";
import { fill, labelOf, type ReplySettings } from "./reply-settings.ts";

type Says = ReplySettings["says"];

/**
 * Puts the questions that are answered, in full, above those that are not, which stay folded below their sections. The
 * question in which the cursor is stays where it is.
 */
export function arrangeAnswers(form: HTMLFormElement, says: Says) {
  const answered = form.querySelector("[data-answered]");
  if (!answered) return;
  for (const section of form.querySelectorAll<HTMLDetailsElement>("[data-section]")) {
    const fold = section.querySelector(".fold");
    for (const question of questionsOf(section)) {
      const place = isAnswered(question) ? answered : fold;
      if (!question.contains(document.activeElement)) place?.append(question);
    }
    const left = section.querySelectorAll(".reply-question").length;
    section.hidden = left === 0;
    section.querySelector("[data-left]")!.textContent = fill(says.left, { count: String(left) });
  }
  const hasAnswers = form.querySelector("[data-answered] > *, [data-passages] textarea") !== null;
  form.querySelector<HTMLElement>("[data-none]")!.hidden = hasAnswers;
  foldAtFirst(form, hasAnswers);
  openIfFilled(form, "[data-comments]");
  openIfFilled(form, "[data-organisation]");
}

/** Folds what is to be folded once the form works; where nothing is answered yet, all but the first questions. */
function foldAtFirst(form: HTMLFormElement, hasAnswers: boolean) {
  const folds = form.querySelectorAll<HTMLDetailsElement>("[data-fold]:not([data-ready])");
  for (const [index, fold] of folds.entries()) {
    fold.open = index === 0 && !hasAnswers;
    fold.dataset["ready"] = "";
  }
}

/** All questions of a section in their order, wherever they stand now. */
const homes = new WeakMap<Element, Element[]>();
function questionsOf(section: Element): Element[] {
  const known = homes.get(section) ?? [...section.querySelectorAll(".reply-question")];
  homes.set(section, known);
  return known;
}

const isAnswered = (question: Element): boolean =>
  Boolean(question.querySelector("textarea")?.value.trim()) || question.querySelector(":checked") !== null;

function openIfFilled(form: HTMLFormElement, selector: string) {
  const details = form.querySelector<HTMLDetailsElement>(selector);
  const fields = details?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea") ?? [];
  if (details && [...fields].some(({ value }) => value)) details.open = true;
}

/** Makes the fields for comments on paragraphs anew where the reply has other ones than the page. */
export function addPassageFields(form: HTMLFormElement, { passages = [] }: Reply, settings: ReplySettings) {
  const place = form.querySelector("[data-passages]");
  const ids = passages.map(({ number, quote }) => `${number} ${quote}`).join("\n");
  if (!(place instanceof HTMLElement) || place.dataset["ids"] === ids) return;
  place.dataset["ids"] = ids;
  place.replaceChildren(...passages.map((passage, index) => makePassageField(passage, index, settings)));
}

function makePassageField({ number, quote }: Passage, index: number, settings: ReplySettings): Element {
  const { says, sections } = settings;
  const shown = labelOf(number, settings);
  const id = `comment.${index + 1}`;
  const block = make("div", { className: "reply-question" });
  const label = make("label", { htmlFor: id, textContent: fill(says.yourComment, { number: shown }) });
  const link = make("a", {
    href: `${sections[number.split(".")[0] ?? ""]}#p${number}`,
    textContent: fill(says.readParagraph, { number: shown }),
  });
  const row = make("p", { className: "row small" });
  row.dataset["screenOnly"] = "";
  row.append(link);
  const field = make("textarea", { id, rows: 3 });
  field.dataset["passage"] = number;
  if (quote) field.dataset["quote"] = quote;
  const words = quote ? [make("blockquote", { textContent: quote })] : [];
  block.append(label, row, ...words, field);
  return block;
}

/** Lists the answers whose questions were reworded since, and those to questions that are no longer asked. */
export function showOldEdition(form: ParentNode, changed: DraftAnswer[], removed: DraftAnswer[], says: Says) {
  list(
    form.querySelector("[data-changed]"),
    changed.map(({ number, question }) => fill(says.wasAsked, { label: `Q${number}`, text: question })),
  );
  list(
    form.querySelector("[data-removed]"),
    removed.map((answer) => {
      const { number, question } = answer;
      return `${fill(says.wasRemoved, { label: `Q${number}`, question })}\n${inWords(answer)}`;
    }),
  );
}

function list(part: HTMLElement | null, lines: string[]) {
  if (!part) return;
  part.hidden = lines.length === 0;
  const items = lines.map((line) => make("li", { textContent: line }));
  part.querySelector("ul")?.replaceChildren(...items);
}
