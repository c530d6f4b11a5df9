import { markWords } from "./highlight-words.ts";

/**
 * `<search-marks>`: marks the words that a search result was found by, once its link has led here, and offers to
 * clear them. The words come in the address (`?mark=`), which is set right at once so that it can be shared.
 */
class SearchMarks extends HTMLElement {
  connectedCallback() {
    const address = new URL(location.href);
    const words = address.searchParams.get("mark");
    if (!words) return;
    address.searchParams.delete("mark");
    history.replaceState(history.state, "", address);
    this.#offerToClear(markWords(words.split(" ")));
  }

  #offerToClear(marks: HTMLElement[]) {
    const button = this.querySelector("button");
    if (!button || marks.length === 0) return;
    this.hidden = false;
    button.addEventListener("click", () => {
      for (const mark of marks) mark.replaceWith(...mark.childNodes);
      document.querySelector("main")?.normalize();
      this.hidden = true;
    });
  }
}

customElements.define("search-marks", SearchMarks);
