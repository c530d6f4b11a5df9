/** What is printed of the form: only what is filled in, as text that breaks across pages as text does. */
export class PrintedAnswers {
  readonly #form: HTMLFormElement;

  constructor(form: HTMLFormElement) {
    this.#form = form;
  }

  /** Brings the printed texts up to date with the fields, and marks what is empty, which the print styles leave out. */
  fill() {
    for (const field of this.#form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea, [type=text]")) {
      const printed = field.nextElementSibling?.matches("[data-printed]") ? field.nextElementSibling : addText(field);
      printed.textContent = field.value;
      field.parentElement!.toggleAttribute("data-empty", !field.value.trim());
    }
    for (const choices of this.#form.querySelectorAll(".choice-fields")) {
      const isChosen = choices.querySelector(":checked") !== null;
      choices.toggleAttribute("data-empty", !isChosen);
      const text = choices.parentElement!.querySelector("textarea")?.value.trim();
      choices.parentElement!.toggleAttribute("data-empty", !isChosen && !text);
      choices.parentElement!.querySelector("[for]")?.toggleAttribute("data-empty", !text);
    }
    const publish = this.#form.querySelector("[data-publish]");
    publish?.toggleAttribute("data-empty", !publish.querySelector(":checked"));
    for (const choice of this.#form.querySelectorAll(".choice"))
      choice.toggleAttribute("data-empty", !choice.querySelector(":checked"));
    for (const group of this.#form.querySelectorAll("section, fieldset, details"))
      group.toggleAttribute("data-empty", isEmpty(group));
    for (const fold of this.#form.querySelectorAll("details")) fold.open ||= !isEmpty(fold);
  }
}

/** Nothing in it is filled in. */
function isEmpty(group: Element): boolean {
  const fields = [...group.querySelectorAll<HTMLTextAreaElement>("textarea, [type=text]")];
  return !fields.some(({ value }) => value.trim()) && !group.querySelector(":checked");
}

function addText(field: Element): Element {
  const text = document.createElement("span");
  Object.assign(text.dataset, { printed: "", printOnly: "" });
  text.hidden = true;
  field.after(text);
  return text;
}
