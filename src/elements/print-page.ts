/**
 * `<print-page>`: a button that prints the page, and the choice of printing one's own draft answers.
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
    const answers = readDraftAnswers();
    for (const room of document.querySelectorAll<HTMLElement>(".room"))
      placeAnswer(room, answers[room.dataset["question"] ?? ""]);
    const choice = this.querySelector<HTMLInputElement>("[value=draft]");
    const drafted = document.querySelector(".room > p") !== null;
    if (choice?.parentElement) choice.parentElement.hidden = !drafted;
    if (choice?.checked && !drafted) choice.checked = false;
  }
}

/** The answers that the respond page keeps, by the id of their question; none where there is no draft to read. */
function readDraftAnswers(): Record<string, unknown> {
  try {
    return JSON.parse(localStorage.getItem("reply-draft") ?? "{}").answers ?? {};
  } catch {
    return {};
  }
}

function placeAnswer(room: HTMLElement, answer: unknown) {
  room.querySelector("p")?.remove();
  if (typeof answer !== "string" || !answer.trim()) return;
  const text = document.createElement("p");
  text.textContent = answer.trim();
  room.prepend(text);
}

customElements.define("print-page", PrintPage);
