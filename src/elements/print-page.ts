/**
 * `<print-page>`: buttons that print the page, as it is chosen or with the room for answers that they name, and the
 * choice of printing one's own draft answers, which are kept under the key in `data-draft`.
 *
 * The other choices (room to write, large print) are the style sheet's and hold without script. They and the order of a
 * discussion pack hold for the browser's own print command too.
 */
class PrintPage extends HTMLElement {
  #stop: AbortController | undefined;
  /** What puts the page back once it is printed. */
  #putBack: (() => void)[] = [];

  connectedCallback() {
    const { signal } = (this.#stop = new AbortController());
    for (const button of this.querySelectorAll("button")) {
      button.addEventListener("click", () => this.#print(button.value), { signal });
      button.disabled = false;
    }
    // A draft may have been changed in another window since.
    for (const event of ["beforeprint", "focus"]) window.addEventListener(event, () => this.#offerDraft(), { signal });
    window.addEventListener("beforeprint", () => this.#arrange(), { signal });
    window.addEventListener("afterprint", () => this.#restore(), { signal });
    this.#offerDraft();
  }

  disconnectedCallback() {
    this.#stop?.abort();
  }

  #print(room: string) {
    // Not every browser says when it has printed.
    this.#restore();
    const [chosen, wanted] = [this.#choice(":checked"), room ? this.#choice(`[value="${room}"]`) : null];
    if (chosen && wanted) {
      wanted.checked = true;
      this.#putBack.push(() => (chosen.checked = true));
    }
    print();
  }

  #arrange() {
    if (this.#choice("[value=group]:checked")) this.#putBack.push(...moveQuestionsLast());
  }

  #restore() {
    while (this.#putBack.length > 0) this.#putBack.pop()?.();
  }

  #choice(which: string) {
    return this.querySelector<HTMLInputElement>(`[name="print.room"]${which}`);
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

/** A group talks about the questions once it has read the text and its notes. Returns what puts them back. */
function moveQuestionsLast(): (() => void)[] {
  return Array.from(document.querySelectorAll("article > .questions"), (questions) => {
    const place = document.createComment("");
    questions.replaceWith(place);
    place.parentElement?.append(questions);
    return () => place.replaceWith(questions);
  });
}

/**
 * The ids and texts of the answers in a draft (`Draft` in `src/reply`), as much of them as is needed here: every page
 * sends this.
 */
function readAnswers(key: string): [string, string][] {
  try {
    const json = localStorage.getItem(key) ?? sessionStorage.getItem(key) ?? "";
    const { answers }: { answers: { id: string; chosen?: string[]; text: string }[] } = JSON.parse(json);
    return answers.map(({ id, chosen = [], text }) => [id, [...chosen, text].join("\n")]);
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
