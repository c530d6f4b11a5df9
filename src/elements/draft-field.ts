import type { DraftSession } from "./draft-session.ts";
import type { ReplySettings } from "./reply-settings.ts";
import { make } from "./make-element.ts";
import { growField } from "./reply-fields.ts";

interface TextSettings {
  id: string;
  label: string;
  /** The words that the text is about. */
  quote?: string | undefined;
  write: (text: string) => void;
}

/** A field with its label, and below it where its words are kept. */
export class DraftField {
  readonly element = document.createElement("div");
  readonly #field = document.createElement("textarea");

  constructor(session: DraftSession, { says }: ReplySettings, { id, label, quote, write }: TextSettings) {
    const field = this.#field;
    field.id = id;
    field.rows = 4;
    const kept = makeKeepRow(session, says);
    const heading = make("label", { htmlFor: id, textContent: label });
    const about = quote ? [make("blockquote", { textContent: quote })] : [];
    field.addEventListener("input", () => {
      write(field.value);
      growField(field);
      kept.dataset["ready"] = "";
    });
    this.element.className = "draft-text";
    this.element.dataset["screenOnly"] = "";
    this.element.append(heading, ...about, field, kept);
  }

  focus() {
    this.#field.focus();
  }

  show(text: string) {
    if (this.#field.value === text) return;
    this.#field.value = text;
    growField(this.#field);
  }
}

/** Says where the words are kept and offers to keep them on the device: from the first key on, in space that is there before. */
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
