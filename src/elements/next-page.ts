import { keep, turnTo } from "./turn-page.ts";

/** How long the link to the next page must stay in the window before that page is made ready, in milliseconds. */
const REST = 300;

/**
 * `<next-page>`: makes the page behind the link inside ready once the reader rests at it, so that it is there at a tap;
 * not for a reader who asked to save data. Without script or without a network the link is a link.
 */
class NextPage extends HTMLElement {
  #observer: IntersectionObserver | undefined;
  #timer = 0;

  connectedCallback() {
    const link = this.querySelector("a");
    const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
    if (!link || "atHand" in link.dataset || connection?.saveData) return;
    this.#observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(this.#timer);
        if (entry?.isIntersecting) this.#timer = window.setTimeout(() => this.#makeReady(link), REST);
      },
      { threshold: 0.5 },
    );
    this.#observer.observe(link);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#observer?.disconnect();
  }

  #makeReady(link: HTMLAnchorElement) {
    this.#observer?.disconnect();
    // Unlike `fetch` it reads HTML itself: the policy forbids scripts to make a page of a string.
    const request = new XMLHttpRequest();
    request.open("GET", link.href);
    request.responseType = "document";
    request.addEventListener("load", () => {
      if (request.status !== 200 || !request.responseXML || !keep(link.pathname, request.responseXML)) return;
      link.dataset["atHand"] = "";
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        turnTo(link.pathname);
      });
    });
    request.send();
  }
}

customElements.define("next-page", NextPage);
