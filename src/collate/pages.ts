import { Buffer } from "node:buffer";
import { Html, markup } from "./markup.ts";
import { fileOf, PAGE, type Plan } from "./plan-pages.ts";
import type { DigestFolder } from "./digest-types.ts";

/** A list of a digest: its items go between `start` and `end`. */
export interface ListFrame {
  list: string;
  start: Html;
  end: Html;
}

/** What stands around the lists where each has pages of its own. */
export interface PageFrame {
  head: Html;
  foot: Html;
}

const partOf = (list: string, page: number): string => `parts/${list}-${page}.html`;

/** The lists of a digest, which become sections of one page or pages of their own, none of them too long. */
export class Pages {
  readonly #folder: DigestFolder;
  readonly #isDivided: boolean;
  readonly #last = new Map<string, { page: number; bytes: number }>();

  constructor(folder: DigestFolder, { isDivided }: Plan) {
    this.#folder = folder;
    this.#isDivided = isDivided;
  }

  /** Adds an item to a list, on the page given or, if the last one is full, on a new one. */
  add(list: string, { text }: Html, planned?: number): void {
    const { page, bytes } = this.#last.get(list) ?? { page: 1, bytes: 0 };
    const length = Buffer.byteLength(text);
    const isFull = this.#isDivided && bytes > 0 && bytes + length > PAGE;
    const next = planned ?? (isFull ? page + 1 : page);
    this.#last.set(list, { page: next, bytes: next > page ? length : bytes + length });
    this.#folder.append(partOf(list, next), text);
  }

  /** How many pages a list takes. */
  countOf(list: string): number {
    return this.#last.get(list)?.page ?? 0;
  }

  /** Puts a list where `write` writes, as a section. */
  insert({ list, start, end }: ListFrame, write: (html: Html) => void, into: string): void {
    write(start);
    this.#folder.move([partOf(list, 1)], into);
    write(end);
  }

  /** Writes the pages of a list, each with links to the others. */
  writeOwn(
    { list, start, end }: ListFrame,
    { head, foot }: PageFrame,
    link: (page: number, pages: number) => string,
  ): void {
    // A list whose messages are all confidential has a page that says so.
    const pages = Math.max(1, this.countOf(list));
    for (let page = 1; page <= pages; page++) {
      const path = `pages/${fileOf(list, page)}`;
      const links = Array.from({ length: pages }, (_, at) => linkHtml(list, at + 1, page, link(at + 1, pages)));
      const nav =
        pages > 1 &&
        markup`<nav class="pages" aria-label="${link(page, pages)}">${links}</nav>
`;
      this.#folder.append(path, markup`${head}${start}${nav}`.text);
      this.#folder.move([partOf(list, page)], path);
      this.#folder.append(path, markup`${end}${nav}${foot}`.text);
    }
  }
}

const linkHtml = (list: string, page: number, current: number, name: string): Html =>
  page === current
    ? markup`<span aria-current="page">${name}</span> `
    : markup`<a href="${fileOf(list, page)}">${name}</a> `;
