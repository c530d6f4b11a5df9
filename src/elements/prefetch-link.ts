import { prefetch } from "./client-router.ts";

/** How long the link must stay in the window before its page is fetched, in milliseconds. */
const REST = 300;

/**
 * `<prefetch-link>`: fetches the page behind the link inside once the reader rests at it, so that it is there at a tap;
 * not for a reader who asked to save data. Without script or without a network the link is a link.
 */
class PrefetchLink extends HTMLElement {
  #observer: IntersectionObserver | undefined;
  #timer = 0;

  connectedCallback() {
    const link = this.querySelector("a");
    if (!link || "prefetched" in link.dataset || navigator.connection?.saveData) return;
    this.#observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(this.#timer);
        if (entry?.isIntersecting) this.#timer = window.setTimeout(() => void this.#prefetch(link), REST);
      },
      { threshold: 0.5 },
    );
    this.#observer.observe(link);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#observer?.disconnect();
  }

  async #prefetch(link: HTMLAnchorElement) {
    this.#observer?.disconnect();
    if (await prefetch(link.pathname)) link.dataset["prefetched"] = "";
  }
}

customElements.define("prefetch-link", PrefetchLink);
