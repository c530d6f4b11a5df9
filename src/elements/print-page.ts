/**
 * `<print-page>`: a button that prints the page, and the choice of printing one's own draft answers, which are
 * kept under the key in `data-draft`.
 *
 * The other choices (room to write, large print) are the style sheet's: they hold without script, and for the
 * browser's own print command.
 */
class PrintPage extends HTMLElement {
  #stop: AbortController | undefined;

  connectedCallback() {
    const button = this.querySelector("button");
    if (!button) return;
    const { signal } = (this.#stop = new AbortController());
    button.addEventListener("click", () => print(), { signal });
    button.disabled = false;
    // A draft may have been changed in another window since.
    for (const event of ["beforeprint", "focus"]) window.addEventListener(event, () => this.#offerDraft(), { signal });
    this.#offerDraft();
  }

  disconnectedCallback() {
    this.#stop?.abort();
  }

  #offerDraft() {
    const answers = new Map(readAnswers(this.dataset["draft"] ?? ""));
    for (const room of document.querySelectorAll<HTMLElement>(".room"))
      placeAnswer(room, answers.get(room.dataset["question"] ?? ""));
    const choice = this.querySelector<HTMLInputElement>("[value=draft]");
    const drafted = document.querySelector(".room > p") !== null;
    if (choice?.parentElement) choice.parentElement.hidden = !drafted;
    if (choice?.checked && !drafted) choice.checked = false;
  }
}

/** The ids and texts of the answers in a draft (`Draft` in `src/reply`), read here in little: every section sends this. */
function readAnswers(key: string): [string, string][] {
  try {
    const json = localStorage.getItem(key) ?? sessionStorage.getItem(key) ?? "";
    const { answers }: { answers: { id: string; text: string }[] } = JSON.parse(json);
    return answers.map(({ id, text }) => [id, String(text)]);
  } catch {
    return [];
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
