import type { Action } from "../collate/decisions.ts";
import { deskWords } from "../messages/desk-en.ts";
import { EMPTY_ROW, type SheetRow } from "./mail-protocol.ts";
import { button, part } from "./make-parts.ts";

const say = deskWords.review;

/** What one of the decisions needs besides the message. */
const needsValue = (action: string): action is keyof typeof say.values => Object.hasOwn(say.values, action);
const needsWords = (action: string): action is keyof typeof say.words => Object.hasOwn(say.words, action);
const isAction = (action: string): action is Action => Object.hasOwn(say.actions, action);

/** The fields by which a person decides about a message; of any message, where none is given. */
export class DecisionForm {
  readonly element: HTMLElement = part("div", { className: "desk-decision" });
  readonly #row: SheetRow | undefined;
  readonly #questions: readonly string[];
  readonly #reference = part("input", { type: "text", pattern: "m-[0-9a-f]{12}", required: true });
  readonly #action: HTMLSelectElement;
  readonly #more = part("div");
  #value: HTMLInputElement | HTMLSelectElement | undefined;
  #words: HTMLTextAreaElement | undefined;

  constructor(row: SheetRow | undefined, questions: readonly string[], add: (row: SheetRow) => void) {
    this.#row = row;
    this.#questions = questions;
    this.#action = selectOf([["", say.nothing], ...Object.entries(say.actions)]);
    this.#action.addEventListener("change", () => this.#ask());
    const decide = button(say.add, () => this.#decide(add), "button");
    this.element.append(
      ...(row ? [] : [fieldOf(say.reference, this.#reference)]),
      fieldOf(say.decision, this.#action),
      this.#more,
      decide,
    );
  }

  /** Shows the fields that the decision needs, filled in as far as the reading suggests. */
  #ask() {
    const action = this.#action.value;
    const { value = "", words = "" } = this.#row ?? {};
    this.#value = action === "merge" ? part("input", { type: "text", value }) : this.#choices(action);
    this.#words = needsWords(action) ? part("textarea", { rows: 4, value: action === "note" ? "" : words }) : undefined;
    this.#more.replaceChildren(
      ...(this.#value && needsValue(action) ? [fieldOf(say.values[action], this.#value)] : []),
      ...(this.#words && needsWords(action) ? [fieldOf(say.words[action], this.#words)] : []),
    );
  }

  #choices(action: string): HTMLSelectElement | undefined {
    if (action === "publish") return selectOf(Object.entries(say.choices));
    if (action !== "place") return undefined;
    const known = this.#questions.filter((name) => name.startsWith("Q"));
    return selectOf(
      [...known.map((name): [string, string] => [name, name]), ["Comments", say.comments]],
      this.#row?.value,
    );
  }

  #decide(add: (row: SheetRow) => void) {
    const decision = this.#action.value;
    const message = this.#row?.message ?? this.#reference.value.trim().toLowerCase();
    if (!isAction(decision)) return this.#action.focus();
    const needed = [this.#row ? undefined : this.#reference, decision === "place" ? undefined : this.#words];
    const missing = needed.find((field) => field && !isFilled(field));
    if (missing) return missing.focus();
    const row = { ...EMPTY_ROW, ...this.#row, message, decision };
    add({ ...row, value: this.#value?.value.trim() ?? "", words: this.#words?.value.trim() ?? "" });
    this.#action.value = "";
    this.#ask();
  }
}

const isFilled = (field: HTMLInputElement | HTMLTextAreaElement) => field.value.trim() !== "" && field.checkValidity();

function selectOf(choices: readonly (readonly [value: string, text: string])[], chosen = ""): HTMLSelectElement {
  const select = part("select", {}, ...choices.map(([value, text]) => part("option", { value }, text)));
  if (choices.some(([value]) => value === chosen)) select.value = chosen;
  return select;
}

const fieldOf = (label: string, field: HTMLElement): HTMLLabelElement =>
  part("label", { className: "field" }, part("span", {}, label), field);
