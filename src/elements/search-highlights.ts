/**
 * `<search-highlights>`: highlights the words that a search result was found by, once its link has led here, and offers
 * to clear them. The words come in the address (`?highlight=`), which is set right at once so that it can be shared.
 */
class SearchHighlights extends HTMLElement {
  connectedCallback() {
    const address = new URL(location.href);
    const words = address.searchParams.get("highlight");
    if (!words) return;
    address.searchParams.delete("highlight");
    history.replaceState(history.state, "", address);
    void this.#highlight(words.split(" "));
  }

  /** Few readers come from a search, so the rest is loaded for them alone. */
  async #highlight(words: string[]) {
    const { highlightWords } = await import("./highlight-words.ts");
    this.#offerToClear(highlightWords(words));
  }

  #offerToClear(highlights: HTMLElement[]) {
    const button = this.querySelector("button");
    if (!button || highlights.length === 0) return;
    this.hidden = false;
    button.addEventListener("click", () => {
      for (const highlight of highlights) highlight.replaceWith(...highlight.childNodes);
      document.querySelector("main")?.normalize();
      this.hidden = true;
    });
  }
}

customElements.define("search-highlights", SearchHighlights);
