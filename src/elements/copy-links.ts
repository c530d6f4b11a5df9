/**
 * `<copy-links>`: following a link to a heading or question also copies its whole address.
 *
 * The element is also the status line that says so, in the words of its `data-copied` and `data-failed`. Without script
 * the link still brings the address into the address bar.
 */
class CopyLinks extends HTMLElement {
  #stop = new AbortController();
  #clear = 0;

  connectedCallback() {
    document.addEventListener("click", (event) => void this.#copy(event), { signal: this.#stop.signal });
  }

  disconnectedCallback() {
    this.#stop.abort();
  }

  async #copy({ target, ctrlKey, metaKey, shiftKey }: MouseEvent) {
    const link = target instanceof Element && target.closest<HTMLAnchorElement>("a.anchor, a[data-copy]");
    if (!link || ctrlKey || metaKey || shiftKey) return;
    try {
      await navigator.clipboard.writeText(link.href);
      this.#say(`${this.dataset["copied"]} ${link.href}`);
    } catch {
      this.#say(`${this.dataset["failed"]} ${link.href}`);
    }
  }

  #say(text: string) {
    clearTimeout(this.#clear);
    this.textContent = text;
    this.#clear = window.setTimeout(() => (this.textContent = ""), 6000);
  }
}

customElements.define("copy-links", CopyLinks);
