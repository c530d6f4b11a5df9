import { digestWords } from "../messages/index.ts";
import { COLUMNS } from "./decisions.ts";
import { CONFIDENTIAL } from "./digest.ts";
import { Html, markup } from "./markup.ts";
import { REVIEW_KINDS, reviewItems, type ReviewItem, type ReviewKind } from "./needs-review.ts";
import { csvHead, csvLines } from "./csv.ts";
import { reviewHtml } from "./write-items.ts";
import type { DigestFolder, Listing, MessageView } from "./digest-types.ts";

const { needsReview } = digestWords;

/** So many of a kind stand on the page; the sheet has them all. */
const LISTED = 100;
/** A row need not hold more: whoever decides reads the reply. */
const LONGEST = 2000;

/** The sheet of what a person should look at, from which decisions start. */
const SHEET = "needs-review.csv";

/** What a person should look at, by kind: rows of a sheet, and items of the page. */
export class ReviewWriter {
  readonly #folder: DigestFolder;
  readonly #listing: Listing;
  readonly #open = new Map<ReviewKind, number>();
  readonly #confidential = new Map<ReviewKind, number>();

  constructor(folder: DigestFolder, listing: Listing) {
    this.#folder = folder;
    this.#listing = listing;
  }

  /** How many things there are to look at besides those of confidential replies. */
  get size(): number {
    return [...this.#open.values()].reduce((sum, items) => sum + items, 0);
  }

  /** Adds what is to be looked at in a message; what is about a confidential one only to the sheet beside its words. */
  add(view: MessageView, isSecret: boolean): void {
    for (const item of reviewItems(view)) {
      const isConfidential = isSecret || !(item.others ?? []).every(this.#listing.names);
      const [counts, below] = isConfidential ? [this.#confidential, CONFIDENTIAL] : [this.#open, ""];
      const count = (counts.get(item.kind) ?? 0) + 1;
      counts.set(item.kind, count);
      this.#folder.append(partOf(item.kind, `${below}csv`), csvLines([cellsOf(view, item)]));
      if (isConfidential || item.kind === "letter" || count > LISTED) continue;
      this.#folder.append(partOf(item.kind, "html"), reviewHtml(view, item, this.#listing).text);
    }
  }

  /** Puts the sheets together, those with anything in them. */
  finish(): void {
    for (const [counts, below] of [[this.#open, ""] as const, [this.#confidential, CONFIDENTIAL] as const]) {
      if (!counts.size) continue;
      this.#folder.append(`${below}${SHEET}`, csvHead([...COLUMNS, ...needsReview.columns]));
      const parts = REVIEW_KINDS.filter((kind) => counts.has(kind)).map((kind) => partOf(kind, `${below}csv`));
      this.#folder.move(parts, `${below}${SHEET}`);
    }
  }

  /** The section of the page, in pieces of HTML and names of files whose content goes between. */
  section(): (Html | { part: string })[] {
    const kinds = REVIEW_KINDS.filter((kind) => this.#open.has(kind));
    const secret = `${CONFIDENTIAL}${SHEET}`;
    return [
      markup`<section class="review" aria-labelledby="needs-review"><h2 id="needs-review">${needsReview.title}</h2>
<p>${kinds.length > 0 ? needsReview.lead : needsReview.nothing}${this.#confidential.size > 0 && markup` ${needsReview.confidential} <a href="${secret}">${secret}</a>.`}</p>
`,
      ...kinds.flatMap((kind) => this.#kind(kind, this.#open.get(kind) ?? 0)),
      markup`</section>
`,
    ];
  }

  #kind(kind: ReviewKind, count: number): (Html | { part: string })[] {
    const { title, todo } = needsReview.kinds[kind];
    const head = markup`<h3>${needsReview.kind(title, count)}</h3>
<p>${todo}</p>
`;
    if (kind === "letter") return [head];
    const more = count > LISTED && markup`<li>${needsReview.more(count - LISTED)}</li>`;
    return [
      markup`${head}<ul>`,
      { part: partOf(kind, "html") },
      markup`${more}</ul>
`,
    ];
  }
}

const partOf = (kind: ReviewKind, form: string): string => `parts/review-${kind}.${form.replace("/", "-")}`;

function cellsOf({ who, record }: MessageView, { kind, found, words = "", value, others }: ReviewItem) {
  const { title, todo } = needsReview.kinds[kind];
  const row = { message: record?.reference, decision: "", value, words: words.slice(0, LONGEST).trim() };
  const about = [found, others?.map(digestWords.source.message).join(", ")].filter(Boolean).join(": ");
  return [...COLUMNS.map((column) => row[column] ?? ""), who, title, about, todo];
}
