import { type SearchFiles, fetchSearch } from "./fetch-search.ts";
import type { SearchBox } from "./search-box.ts";

/**
 * `<site-search>`: a field with its results, in a dialog or as the search page.
 *
 * The link `#search-open`, `/`, and Ctrl or Cmd and K lead to the field. Nothing is loaded before the reader reaches
 * for it, and then everything at once.
 */
class SiteSearch extends HTMLElement {
  #stop = new AbortController();
  #dialog: HTMLDialogElement | null = null;
  #input: HTMLInputElement | null = null;
  #loading: Promise<SearchBox> | undefined;
  #attempts = 0;

  connectedCallback() {
    const opener = document.querySelector<HTMLElement>("#search-open");
    this.#dialog = this.querySelector("dialog");
    this.#input = this.querySelector("input");
    if (!opener || !this.#input) return;
    const on = { signal: this.#stop.signal };
    for (const intent of ["pointerenter", "pointerdown", "focus"])
      for (const target of [opener, this.#input]) target.addEventListener(intent, () => void this.#load(), on);
    this.#input.addEventListener("input", () => void this.#load(), on);
    opener.addEventListener("click", (event) => this.#open(event), on);
    document.addEventListener("keydown", (event) => this.#openByKey(event), on);
    this.#dialog?.addEventListener("click", ({ target }) => this.#closeFrom(target), on);
    // WebKit keeps the key to itself in a field for searching.
    this.#dialog?.addEventListener("keydown", ({ key }) => key === "Escape" && this.#dialog?.close(), on);
    if (this.#dialog) beButton(opener);
    if (!this.#dialog && location.search) void this.#load();
    this.querySelector("form")!.hidden = false;
  }

  disconnectedCallback() {
    this.#stop.abort();
  }

  /** Loads what a search needs, once; after a failure the next attempt starts afresh. */
  async #load() {
    if (this.#loading) return;
    this.#loading = this.#start(fetchSearch(this.dataset["folder"] ?? "", ++this.#attempts));
    try {
      const box = await this.#loading;
      await box.ready;
    } catch {
      this.#loading = undefined;
      this.querySelector("[role=status]")!.textContent = this.dataset["failed"] ?? "";
    }
  }

  async #start(files: SearchFiles): Promise<SearchBox> {
    const { SearchBox } = await import("./search-box.ts");
    return new SearchBox(this, files);
  }

  #open(event: Event) {
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    void this.#load();
    if (this.#dialog && !this.#dialog.open) this.#dialog.showModal();
    this.#input?.focus();
    this.#input?.select();
  }

  #openByKey(event: KeyboardEvent) {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
    const isTyping = target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
    const hasModifier = ctrlKey || metaKey;
    const isShortcut = key === "/" ? !hasModifier : key.toLowerCase() === "k" && hasModifier && !shiftKey;
    if (isShortcut && !altKey && !isTyping) this.#open(event);
  }

  #closeFrom(target: EventTarget | null) {
    if (target === this.#dialog || (target instanceof Element && target.closest("[data-close], .search-found a")))
      this.#dialog?.close();
  }
}

/** Where a link opens a dialog, it is announced as what it does, and the space bar works as on a button. */
function beButton(link: HTMLElement) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    link.click();
  });
}

customElements.define("site-search", SiteSearch);
