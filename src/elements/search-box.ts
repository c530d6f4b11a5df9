import { describeFindings, linkToSearch, put, renderResult, renderSections, renderTopics } from "./render-results.ts";
import type { SearchFiles } from "./fetch-search.ts";
import type { SearchData, SearchWords } from "../search/search-data.ts";
import { type Search, startSearch } from "./start-search.ts";

/** How many results are shown at first: in the dialog, and on the search page. */
const LIMITS = { dialog: 10, page: 20 };

/**
 * What `<site-search>` does once its files have come: it shows results as one types, moves through them by keyboard,
 * and on the search page keeps the query in the address.
 */
export class SearchBox {
  /** Settles once the first search can be made, or fails. */
  ready: Promise<unknown>;
  #root: HTMLElement;
  #form: HTMLFormElement;
  #input: HTMLInputElement;
  #isPage: boolean;
  #search: Promise<Search>;
  #turn = 0;
  #stop = new AbortController();
  /** Where Enter leads, if the query is a number. */
  #direct: string | undefined;

  constructor(root: HTMLElement, files: SearchFiles) {
    this.#root = root;
    this.#form = root.querySelector("form")!;
    this.#input = root.querySelector("input")!;
    this.#isPage = !root.querySelector("dialog");
    this.#search = startSearch(files);
    if (!this.#isPage) files.data.then((data) => this.#listChoices(data)).catch(() => {});
    const on = { signal: this.#stop.signal };
    this.#form.addEventListener("input", () => void this.#typed(), on);
    this.#form.addEventListener("submit", (event) => this.#submit(event), on);
    root.addEventListener("keydown", (event) => this.#key(event), on);
    if (this.#isPage) {
      this.#readAddress(true);
      window.addEventListener("popstate", () => void (this.#readAddress(), this.#show()), on);
    }
    this.ready = this.#show();
    this.ready.catch(() => this.#fail());
  }

  async #typed() {
    if (this.#isPage) history.replaceState(null, "", this.#address());
    await this.#show().catch(() => this.#fail());
  }

  /** Searches for what the form says and shows what is found; of two searches the later one wins. */
  async #show(limit = this.#isPage ? LIMITS.page : LIMITS.dialog) {
    const turn = ++this.#turn;
    const list = this.#part("[data-results]");
    list.ariaBusy = "true";
    const { q = "", ...filters } = this.#read();
    const { paper, words, titlesOnly } = await this.#search;
    // Of all that was typed while the files were on their way, only the last is searched for.
    if (turn !== this.#turn) return;
    const findings = await paper.find(q, filters);
    const results = await findings.results(limit, this.#isPage ? LIMITS.page : LIMITS.dialog);
    if (turn !== this.#turn) return;
    this.#direct = findings.direct ? results[0]?.href : undefined;
    const limits = titlesOnly ? [`${words.titlesOnly} `] : [];
    this.#part("[role=status]").replaceChildren(...limits, ...describeFindings(findings, words, this.#page));
    list.replaceChildren(...results.map((result) => renderResult(result, words)));
    list.ariaBusy = null;
    this.#part("[data-choices]").hidden = findings.count > 0;
    this.#part("[data-more]").replaceChildren(
      ...(findings.count > limit ? [this.#more(q, findings.count, limit, words)] : []),
    );
  }

  #more(query: string, count: number, limit: number, words: SearchWords): HTMLElement {
    if (!this.#isPage) return linkToSearch(this.#page, query, put(words.all, count));
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.more;
    button.addEventListener("click", async () => {
      await this.#show(limit + LIMITS.page);
      this.#links()[limit]?.focus();
    });
    return button;
  }

  /** Lists topics and sections to browse instead. After a failure, a new box finds them listed already. */
  #listChoices(data: SearchData) {
    const lists = { topics: renderTopics(data), sections: renderSections(data) };
    for (const [name, list] of Object.entries(lists)) {
      const place = this.#root.querySelector(`[data-list=${name}]`);
      if (list && place?.childElementCount === 1) place.append(list);
    }
  }

  /** A box that has failed lets go of its parts; the next attempt makes another. */
  #fail() {
    this.#stop.abort();
    this.#turn++;
    this.#part("[role=status]").textContent = this.#root.dataset["failed"] ?? "";
    this.#part("[data-results]").replaceChildren();
    this.#part("[data-results]").ariaBusy = null;
    this.#part("[data-more]").replaceChildren();
    this.#part("[data-choices]").hidden = false;
  }

  #submit(event: SubmitEvent) {
    if (this.#direct) {
      event.preventDefault();
      location.assign(this.#direct);
    } else if (this.#isPage) {
      event.preventDefault();
      history.pushState(null, "", this.#address());
    }
  }

  #key(event: KeyboardEvent) {
    const links = this.#links();
    const at = links.findIndex((link) => link === document.activeElement);
    const isInField = document.activeElement === this.#input;
    if (at < 0 && !isInField) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, ...(at >= 0 && { Home: 0, End: links.length - 1 }) }[event.key];
    if (to === undefined) {
      const isText = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (at >= 0 && (isText || event.key === "Backspace")) this.#input.focus();
      return;
    }
    event.preventDefault();
    (to < 0 ? this.#input : links[Math.min(to, links.length - 1)])?.focus();
  }

  #links = (): HTMLAnchorElement[] => [...this.#part("[data-results]").querySelectorAll("a")];

  #read(): Record<string, string> {
    return Object.fromEntries(
      [...new FormData(this.#form)].flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
    );
  }

  /** Puts what the address asks for into the form. At first, what was typed while the files came is kept. */
  #readAddress(isFirst = false) {
    const asked = new URLSearchParams(location.search);
    for (const field of this.#form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]"))
      if (!isFirst || !field.value) field.value = asked.get(field.name) ?? "";
  }

  #address(): string {
    const query = new URLSearchParams(this.#read()).toString();
    return query ? `?${query}` : this.#page;
  }

  get #page(): string {
    return this.#form.getAttribute("action") ?? "";
  }

  #part(selector: string): HTMLElement {
    return this.#root.querySelector<HTMLElement>(selector)!;
  }
}
