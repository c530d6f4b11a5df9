import { isLoaded, loadEditor } from "./load-editor.ts";

/** What shows that a reader is about to answer, early enough to load what that needs. */
const INTENT = ["pointerdown", "focusin"] as const;

/**
 * `<answer-field>`: makes the link to where a question is answered a button that opens a field here. What the field needs
 * is loaded once a reader reaches for it; where that fails, and without script, the link is a link.
 */
class AnswerField extends HTMLElement {
  #stop: AbortController | undefined;

  connectedCallback() {
    const link = this.querySelector("a");
    if (!link) return;
    const { signal } = (this.#stop = new AbortController());
    link.setAttribute("role", "button");
    for (const intent of INTENT) link.addEventListener(intent, () => void loadEditor().catch(() => {}), { signal });
    link.addEventListener("click", (event) => this.#open(event, link), { signal });
    link.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        link.click();
      },
      { signal },
    );
    if (isLoaded()) void loadEditor().then((editor) => editor.showAll());
  }

  disconnectedCallback() {
    this.#stop?.abort();
  }

  #open(event: MouseEvent, link: HTMLAnchorElement) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    loadEditor().then(
      (editor) => editor.open(this),
      () => location.assign(link.href),
    );
  }
}

customElements.define("answer-field", AnswerField);
