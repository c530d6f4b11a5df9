import { DraftStore } from "./reply-draft.ts";

/**
 * `<print-page>`: a button that prints the page, and the choice of printing one's own draft answers, which are
 * kept under the key in `data-draft`.
 *
 * The other choices (room to write, large print) are the style sheet's: they hold without script, and for the
 * browser's own print command.
 */
class PrintPage extends HTMLElement {
  #stop = new AbortController();

  connectedCallback() {
    const button = this.querySelector("button");
    if (!button) return;
    const { signal } = this.#stop;
    button.addEventListener("click", () => print(), { signal });
    button.dataset["ready"] = "";
    // A draft may have been changed in another window since.
    for (const event of ["beforeprint", "focus"]) window.addEventListener(event, () => this.#offerDraft(), { signal });
    this.#offerDraft();
  }

  disconnectedCallback() {
    this.#stop.abort();
  }

  #offerDraft() {
    const draft = new DraftStore(this.dataset["draft"] ?? "").read();
    const answers = new Map(draft?.answers.map(({ id, text }) => [id, text]));
    for (const room of document.querySelectorAll<HTMLElement>(".room"))
      placeAnswer(room, answers.get(room.dataset["question"] ?? ""));
    const choice = this.querySelector<HTMLInputElement>("[value=draft]");
    const drafted = document.querySelector(".room > p") !== null;
    if (choice?.parentElement) choice.parentElement.hidden = !drafted;
    if (choice?.checked && !drafted) choice.checked = false;
  }
}

function placeAnswer(room: HTMLElement, answer = "") {
  room.querySelector("p")?.remove();
  if (!answer.trim()) return;
  const text = document.createElement("p");
  text.textContent = answer.trim();
  room.prepend(text);
}

customElements.define("print-page", PrintPage);
