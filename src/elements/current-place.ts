/**
 * `<current-place>`: marks in a list of contents the part of this page that is being read, and on a narrow screen
 * closes the contents once a part has been chosen, or the keyboard has gone on into the text that they cover.
 */
class CurrentPlace extends HTMLElement {
  #observer: IntersectionObserver | undefined;
  #stop: AbortController | undefined;

  connectedCallback() {
    const { signal } = (this.#stop = new AbortController());
    document.addEventListener("focusin", ({ target }) => this.#leave(target as Element), { signal });
    const links = [...this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
    const parts = new Map(links.flatMap((link) => pairs(link)));
    if (parts.size === 0) return;
    // A part is current once its beginning has passed the upper third of the window.
    this.#observer = new IntersectionObserver(() => mark(parts), { rootMargin: "0px 0px -66%", threshold: [0, 1] });
    for (const part of parts.keys()) this.#observer.observe(part);
    this.addEventListener("click", ({ target }) => this.#close(target), { signal });
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
    this.#stop?.abort();
  }

  /** Only for the keyboard: what a finger is on must not move away below it. */
  #leave(target: Element) {
    const contents = this.closest("details");
    if (!contents?.open || contents.contains(target) || !target.matches(":focus-visible")) return;
    contents.open = false;
    target.scrollIntoView({ block: "nearest" });
  }

  #close(target: EventTarget | null) {
    if (target instanceof Element && target.closest('a[href^="#"]')) this.closest("details")?.removeAttribute("open");
  }
}

function pairs(link: HTMLAnchorElement): [Element, HTMLAnchorElement][] {
  const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return part ? [[part, link]] : [];
}

function mark(parts: Map<Element, HTMLAnchorElement>) {
  const begun = [...parts].filter(([part]) => part.getBoundingClientRect().top < innerHeight / 3);
  const current = begun.at(-1)?.[1];
  for (const link of parts.values()) {
    if (link === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}

customElements.define("current-place", CurrentPlace);
