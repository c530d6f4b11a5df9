/** From this width on the style sheet leaves a margin for notes. */
const WITH_MARGIN = "(width >= 84rem)";

/** Pixels between two notes that would otherwise touch. */
const GAP = 16;

/**
 * `<margin-notes>`: on a wide screen each note of the text inside stands in the margin beside its mark, or below
 * the note before it. The notes remain one list at the end of the text; only their places on the screen are set.
 */
class MarginNotes extends HTMLElement {
  #resized = new ResizeObserver(() => this.#place());

  connectedCallback() {
    const text = this.querySelector("article");
    if (!text || !this.querySelector("[data-footnotes]")) return;
    // Clear while it moves, a note that is painted already appears in the margin instead of jumping there. It is not
    // hidden, because assistive technology would miss it.
    this.dataset["ready"] = "moving";
    this.#resized.observe(text);
    requestAnimationFrame(() => requestAnimationFrame(() => (this.dataset["ready"] = "")));
  }

  disconnectedCallback() {
    this.#resized.disconnect();
  }

  #place() {
    if (!matchMedia(WITH_MARGIN).matches) return;
    const start = this.querySelector("article")!.getBoundingClientRect().top;
    let free = 0;
    for (const note of this.querySelectorAll<HTMLElement>("[data-footnotes] li")) {
      const reference = this.querySelector(`[data-footnote-ref][href="#${CSS.escape(note.id)}"]`);
      const beside = (reference?.getBoundingClientRect().top ?? 0) - start;
      const top = Math.max(beside, free);
      note.style.top = `${top}px`;
      free = top + note.offsetHeight + GAP;
    }
  }
}

customElements.define("margin-notes", MarginNotes);
