import type { ReplyQuestion } from "../reply/reply.ts";
import { make } from "./make-element.ts";
import type { ReplySettings } from "./reply-settings.ts";

/** The answers that a question offers, to choose from, in a group with the name of the question. */
export class DraftChoices {
  readonly element: HTMLElement;
  readonly #inputs: HTMLInputElement[] = [];

  constructor({ number, choices = [], several = false }: ReplyQuestion, label: string, says: ReplySettings["says"]) {
    this.element = make("fieldset", { className: "draft-choices" });
    this.element.append(make("legend", { textContent: label }));
    if (several) this.element.append(make("p", { className: "small", textContent: says.chooseSeveral }));
    for (const value of choices) {
      const input = make("input", { type: several ? "checkbox" : "radio", name: `choice.${number}`, value });
      const choice = make("label", { className: "choice" });
      choice.append(input, make("span", { textContent: value }));
      this.element.append(choice);
      this.#inputs.push(input);
    }
    if (!several) this.element.append(this.#makeClear(says.unchoose));
  }

  get chosen(): string[] {
    return this.#inputs.filter(({ checked }) => checked).map(({ value }) => value);
  }

  show(chosen: readonly string[]) {
    for (const input of this.#inputs) input.checked = chosen.includes(input.value);
  }

  focus() {
    (this.#inputs.find(({ checked }) => checked) ?? this.#inputs[0])?.focus();
  }

  #makeClear(textContent: string): HTMLElement {
    const button = make("button", { type: "button", className: "button plain", textContent });
    button.addEventListener("click", () => {
      this.show([]);
      this.focus();
      this.element.dispatchEvent(new Event("input"));
    });
    return button;
  }
}
