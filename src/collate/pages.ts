import { byteLength } from "../bytes.ts";
import { digestWords } from "../messages/index.ts";
import { Html, markup } from "./markup.ts";
import { fileOf, PAGE, type Plan } from "./plan-pages.ts";
import type { DigestFolder } from "./digest-types.ts";

/** A list of a digest, which is a section of its first page or has pages of its own. */
export interface ListFrame {
  /** Its id. */
  list: string;
  name: string;
  /** What its heading says, if that is more than its name. */
  title?: Html;
  /** The level of that heading on the first page. */
  level: 2 | 3;
  kind: "question" | "replies" | "excluded" | "organisations";
  /** What stands above its items. */
  lead?: Html;
}

/** What stands around the lists where each has pages of its own. */
export interface PageFrame {
  head: (list: string, page: number) => Html;
  foot: Html;
}

const { pages: words } = digestWords;

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
    const length = byteLength(text);
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
  insert(frame: ListFrame, write: (html: Html) => void, into: string): void {
    const { start, end } = this.#around(frame, frame.level);
    write(start);
    this.#folder.move([partOf(frame.list, 1)], into);
    write(end);
  }

  /** Writes the pages of a list, each with links to the others. */
  writeOwn(frame: ListFrame, { head, foot }: PageFrame): void {
    const { list, name } = frame;
    // A list whose messages are all confidential has a page that says so.
    const pages = Math.max(1, this.countOf(list));
    for (let page = 1; page <= pages; page++) {
      const path = `pages/${fileOf(list, page)}`;
      const above = pages > 1 && navHtml(list, page, pages, words.list);
      const below = pages > 1 && navHtml(list, page, pages, words.listBelow);
      const { start, end } = this.#around(frame, 2, above);
      this.#folder.append(path, markup`${head(name, page)}${start}`.text);
      this.#folder.move([partOf(list, page)], path);
      this.#folder.append(path, markup`${end}${below}${foot}`.text);
    }
  }

  /** What stands above and below the items of a list; one without items is none. */
  #around({ list, name, title, kind, lead }: ListFrame, level: number, nav: Html | false = false) {
    const heading = new Html(`h${level}`);
    const tag = new Html(kind === "question" || kind === "replies" ? "ol" : "ul");
    const isEmpty = this.countOf(list) === 0;
    return {
      start: markup`<section class="${kind}" aria-labelledby="${list}"><${heading} id="${list}">${title ?? name}</${heading}>
${lead}${nav}${!isEmpty && markup`<${tag} class="items">\n`}`,
      end: markup`${!isEmpty && markup`</${tag}>`}</section>
`,
    };
  }
}

function navHtml(list: string, current: number, pages: number, label: string): Html {
  const links = Array.from({ length: pages }, (_, at) => at + 1).map((page) => {
    const name = words.page(page);
    return page === current
      ? markup`<li><a aria-current="page" aria-label="${name}">${page}</a></li>`
      : markup`<li><a href="${fileOf(list, page)}" aria-label="${name}">${page}</a></li>`;
  });
  return markup`<nav class="pages" aria-label="${label}"><ol>${links}</ol></nav>
`;
}
