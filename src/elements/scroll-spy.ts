/** From this width on the contents stand beside the text. */
const BESIDE_TEXT = "(width >= 64rem)";

/**
 * `<scroll-spy>`: shows in a list of contents which part of this page is being read, and on a narrow screen closes the
 * contents once a part has been chosen, or the keyboard has gone on into the text that they cover.
 */
class ScrollSpy extends HTMLElement {
  #observer: IntersectionObserver | undefined;
  #stop: AbortController | undefined;

  connectedCallback() {
    const { signal } = (this.#stop = new AbortController());
    document.addEventListener("focusin", ({ target }) => target instanceof Element && this.#leave(target), { signal });
    this.#openWhereWide();
    const links = [...this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
    const parts = new Map(links.flatMap((link) => pairs(link)));
    if (parts.size === 0) return;
    const begun = new Set<Element>();
    // A part has begun once its heading has passed the upper third of the window, however far above it is by now.
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) begun[isIntersecting ? "add" : "delete"](target);
        setCurrent(parts, [...parts.keys()].filter((part) => begun.has(part)).at(-1));
      },
      { rootMargin: "9999999px 0px -66%" },
    );
    for (const part of parts.keys()) this.#observer.observe(part);
    this.addEventListener("click", ({ target }) => this.#close(target), { signal });
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
    this.#stop?.abort();
  }

  /** Where the style sheet cannot keep the contents open beside the text, they are opened here. */
  #openWhereWide() {
    const contents = this.closest("details");
    if (contents && !CSS.supports("selector(::details-content)")) contents.open = matchMedia(BESIDE_TEXT).matches;
  }

  /** Only for the keyboard: what a finger is on must not move away below it. */
  #leave(target: Element) {
    const contents = this.closest("details");
    if (!contents?.open || contents.contains(target) || !target.matches(":focus-visible")) return;
    if (matchMedia(BESIDE_TEXT).matches) return;
    contents.open = false;
    target.scrollIntoView({ block: "nearest" });
  }

  #close(target: EventTarget | null) {
    if (matchMedia(BESIDE_TEXT).matches || !(target instanceof Element)) return;
    if (target.closest('a[href^="#"]')) this.closest("details")?.removeAttribute("open");
  }
}

function pairs(link: HTMLAnchorElement): [Element, HTMLAnchorElement][] {
  const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return part ? [[part, link]] : [];
}

function setCurrent(parts: Map<Element, HTMLAnchorElement>, current: Element | undefined) {
  for (const [part, link] of parts) {
    if (part === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}

customElements.define("scroll-spy", ScrollSpy);
