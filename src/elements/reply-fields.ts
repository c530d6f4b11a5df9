import {
  type Answer,
  isAnswered,
  type Passage,
  PUBLISH,
  type Reply,
  type ReplyPaper,
  WHO,
  withChosen,
} from "../reply/reply.ts";

const LINES = [...WHO, "comments"] as const;

const texts = (form: HTMLFormElement) => [
  ...form.querySelectorAll<HTMLTextAreaElement>("textarea[data-answer], textarea[data-passage]"),
];

function control(form: HTMLFormElement, name: string): { value: string } {
  const found = form.elements.namedItem(name);
  if (found && "value" in found) return found;
  throw new Error(`The form has no field ${name}.`);
}

/** The reply as it stands in the form. */
export function readFields(form: HTMLFormElement, paper: ReplyPaper): Reply {
  const reply: Reply = {
    paper: { title: paper.title, edition: paper.edition },
    answers: readAnswers(form),
  };
  const passages = texts(form).flatMap(readPassage);
  if (passages.length) reply.passages = passages;
  for (const name of LINES) {
    const { value } = control(form, name);
    if (value.trim()) reply[name] = value;
  }
  const publish = PUBLISH.find((choice) => choice === control(form, "publish").value);
  return { ...reply, ...(publish && { publish }) };
}

const CHOICES = "input[data-choice]";

/** Choices and texts of each question; it may have either without the other. */
function readAnswers(form: HTMLFormElement): Answer[] {
  const answers = new Map<string, Answer>();
  for (const { checked, value, dataset } of form.querySelectorAll<HTMLInputElement>(CHOICES)) {
    const { choice: number = "" } = dataset;
    const answer = answers.get(number) ?? { number, text: "" };
    answers.set(number, withChosen(answer, [...(answer.chosen ?? []), ...(checked ? [value] : [])]));
  }
  for (const { value, dataset } of texts(form)) {
    const { answer: number } = dataset;
    if (number && value.trim()) answers.set(number, { ...(answers.get(number) ?? { number }), text: value });
  }
  return [...answers.values()].filter(isAnswered);
}

function readPassage({ value, dataset }: HTMLTextAreaElement): Passage[] {
  const { passage: number, quote } = dataset;
  return number && value.trim() ? [{ number, ...(quote && { quote }), text: value }] : [];
}

/** Puts a reply into the form in place of what is there; for passages it has to have the fields. */
export function writeFields(form: HTMLFormElement, reply: Reply) {
  const answers = new Map(reply.answers.map(({ number, text }) => [number, text]));
  const chosen = new Map(reply.answers.map((answer) => [answer.number, answer.chosen ?? []]));
  const passages = new Map(reply.passages?.map((passage) => [keyOf(passage), passage.text]));
  for (const field of texts(form)) {
    const { answer, passage, quote } = field.dataset;
    const text = answer ? answers.get(answer) : passages.get(keyOf({ number: passage ?? "", quote }));
    // To set the same words again would move the cursor.
    if (field.value !== (text ?? "")) field.value = text ?? "";
  }
  for (const name of LINES) {
    const field = control(form, name);
    if (field.value !== (reply[name] ?? "")) field.value = reply[name] ?? "";
  }
  for (const radio of form.querySelectorAll<HTMLInputElement>("[name=publish]"))
    radio.checked = radio.value === reply.publish;
  for (const choice of form.querySelectorAll<HTMLInputElement>(CHOICES))
    choice.checked = chosen.get(choice.dataset["choice"] ?? "")?.includes(choice.value) ?? false;
  growFields(form);
}

/** Takes back the choice of a question. */
export function unchoose(button: Element) {
  for (const choice of button.parentElement?.querySelectorAll("input") ?? []) choice.checked = false;
}

const keyOf = ({ number, quote = "" }: { number: string; quote?: string | undefined }): string => `${number} ${quote}`;

/** Makes each field as tall as its text: by a style that checkers of HTML do not know yet, or by measuring. */
export function growFields(form: ParentNode) {
  for (const field of form.querySelectorAll("textarea")) growField(field);
}

/** Makes a field as tall as its text. */
export function growField(field: HTMLTextAreaElement) {
  if (CSS.supports("field-sizing", "content")) {
    if (!field.style.length) field.style.setProperty("field-sizing", "content");
    return;
  }
  field.style.blockSize = "auto";
  field.style.blockSize = `${field.scrollHeight + 2}px`;
}
