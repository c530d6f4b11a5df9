import type { DraftSession } from "./draft-session.ts";
import type { ReplySettings } from "./reply-settings.ts";
import type { ReplyQuestion } from "../reply/reply.ts";
import { DraftChoices } from "./draft-choices.ts";
import { make } from "./make-element.ts";
import { growField } from "./reply-fields.ts";

interface TextSettings {
  id: string;
  label: string;
  /** The words that the text is about. */
  quote?: string | undefined;
  /** The question that is answered, where it offers choices. */
  question?: ReplyQuestion | undefined;
  write: (text: string, chosen: string[]) => void;
}

/** A field with its label, and below it where its words are kept. */
export class DraftField {
  readonly element = document.createElement("div");
  readonly #field = document.createElement("textarea");
  readonly #choices: DraftChoices | undefined;

  constructor(session: DraftSession, { says }: ReplySettings, settings: TextSettings) {
    const { id, label, quote, question, write } = settings;
    const field = this.#field;
    field.id = id;
    field.rows = 4;
    const choices = question?.choices && new DraftChoices(question, label, says);
    this.#choices = choices;
    const kept = makeKeepRow(session, says);
    const heading = make("label", { htmlFor: id, textContent: choices ? says.why : label });
    const about = quote ? [make("blockquote", { textContent: quote })] : [];
    const changed = () => {
      write(field.value, choices?.chosen ?? []);
      growField(field);
      kept.dataset["ready"] = "";
    };
    field.addEventListener("input", changed);
    choices?.element.addEventListener("input", changed);
    this.element.className = "draft-text";
    this.element.dataset["screenOnly"] = "";
    if (choices) this.element.append(choices.element);
    // What was written in an earlier edition stays where it can be seen.
    heading.hidden = field.hidden = question?.why === false;
    this.element.append(heading, ...about, field, kept);
  }

  focus() {
    (this.#choices ?? this.#field).focus();
  }

  show(text: string, chosen: readonly string[] = []) {
    this.#choices?.show(chosen);
    if (this.#field.value === text) return;
    this.#field.value = text;
    if (text.trim()) for (const part of this.element.children) if (part instanceof HTMLElement) part.hidden = false;
    growField(this.#field);
  }
}

/**
 * Says where the words are kept and offers to keep them on the device: from the first key on, in space that is there
 * before.
 */
function makeKeepRow(session: DraftSession, says: ReplySettings["says"]): HTMLElement {
  const row = make("div", { className: "keep small" });
  const status = make("p");
  status.setAttribute("role", "status");
  const label = make("label", { className: "choice" });
  const box = make("input", { type: "checkbox", checked: session.saves });
  label.append(box, make("span", { textContent: says.save }));
  row.append(label, status);
  box.addEventListener("change", () => session.save(box.checked));
  const tell = (text: string) => {
    if (status.textContent !== text) status.textContent = text;
  };
  session.on("kept", (kept) => {
    box.checked = session.saves;
    const isWritten = "ready" in row.dataset;
    status.classList.toggle("problem", kept !== "kept");
    if (kept !== "kept") tell(says[kept]);
    else if (isWritten) tell(session.saves ? says.savedHere : says.inTab);
  });
  session.on("change", () => (box.checked = session.saves));
  return row;
}
