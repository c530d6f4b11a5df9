/**
 * `<margin-notes>`: on a wide screen each note of the text inside stands in the margin beside its mark, or below
 * the note before it.
 *
 * The notes remain one list at the end of the text; only where the browser can tie a place to a mark (CSS anchor
 * positioning) does the style sheet take them out of it. The ties are made here because checkers of HTML do not
 * know the properties yet.
 */
class MarginNotes extends HTMLElement {
  connectedCallback() {
    if (!CSS.supports("top", "anchor(--mark top)")) return;
    const notes = [...this.querySelectorAll<HTMLElement>("[data-footnotes] li")];
    notes.forEach((note, index) => this.#tie(note, index + 1));
    // Clear while it moves, a note that is painted already appears in the margin instead of jumping there. It is not
    // hidden, because assistive technology would miss it.
    this.dataset["ready"] = "moving";
    requestAnimationFrame(() => requestAnimationFrame(() => (this.dataset["ready"] = "")));
  }

  #tie(note: HTMLElement, number: number) {
    const mark = this.querySelector<HTMLElement>(`[data-footnote-ref][href="#${CSS.escape(note.id)}"]`);
    mark?.style.setProperty("anchor-name", `--mark-${number}`);
    note.style.setProperty("anchor-name", `--note-${number}`);
    const beside = `anchor(--mark-${number} top)`;
    note.style.top = number === 1 ? beside : `max(${beside}, anchor(--note-${number - 1} bottom) + 1rem)`;
  }
}

customElements.define("margin-notes", MarginNotes);
