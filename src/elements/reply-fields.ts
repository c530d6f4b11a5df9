import { type Answer, PUBLISH, type Reply, type ReplyPaper, WHO } from "../reply/reply.ts";

const answers = (form: HTMLFormElement) => [...form.querySelectorAll<HTMLTextAreaElement>("textarea[data-answer]")];

const control = (form: HTMLFormElement, name: string) =>
  form.elements.namedItem(name) as HTMLInputElement | RadioNodeList;

/** The reply as it stands in the form. */
export function readFields(form: HTMLFormElement, paper: ReplyPaper): Reply {
  const reply: Reply = {
    paper: { title: paper.title, edition: paper.edition },
    answers: answers(form).flatMap(readAnswer),
  };
  for (const name of [...WHO, "comments"] as const) {
    const { value } = control(form, name);
    if (value.trim()) reply[name] = value;
  }
  const publish = PUBLISH.find((choice) => choice === control(form, "publish").value);
  return { ...reply, ...(publish && { publish }) };
}

function readAnswer({ value, dataset }: HTMLTextAreaElement): Answer[] {
  return value.trim() ? [{ number: dataset["answer"] ?? "", text: value }] : [];
}

/** Puts a reply into the form in place of what is there. */
export function writeFields(form: HTMLFormElement, reply: Reply) {
  const texts = new Map(reply.answers.map(({ number, text }) => [number, text]));
  for (const field of answers(form)) field.value = texts.get(field.dataset["answer"] ?? "") ?? "";
  for (const name of [...WHO, "comments"] as const) control(form, name).value = reply[name] ?? "";
  for (const radio of form.querySelectorAll<HTMLInputElement>("[name=publish]"))
    radio.checked = radio.value === reply.publish;
  growFields(form);
}

/** True where there is not a word to take anywhere. */
export const isEmpty = ({ answers, comments }: Reply): boolean => answers.length === 0 && !comments;

/** Makes each field as tall as its text: by a style that checkers of HTML do not know yet, or by measuring. */
export function growFields(form: HTMLFormElement) {
  const grows = CSS.supports("field-sizing", "content");
  for (const field of form.querySelectorAll("textarea")) {
    if (grows) field.style.setProperty("field-sizing", "content");
    else growToText(field);
  }
}

function growToText(field: HTMLTextAreaElement) {
  field.style.blockSize = "auto";
  field.style.blockSize = `${field.scrollHeight + 2}px`;
}
