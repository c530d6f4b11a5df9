import { byteLength } from "../bytes.ts";
import { SHOWN } from "./digest.ts";
import type { Classification, Listing } from "./digest-types.ts";
import type { Reason } from "./types.ts";

/** No page is longer, in bytes: a browser opens it at once. Room is left for its head. */
export const PAGE = 1_300_000;
/** A digest of more replies is several pages. */
const MOST_ON_ONE = 2000;
/** What an item takes besides its words, and the most that it may take in all. */
const FRAME = 3000;
const MOST = 400_000;

/** The list that a message stands in: the replies, or what was excluded for one reason. */
export type List = "replies" | Reason;

/** Where each message stands in the pages of a digest. */
export interface Plan {
  /** Whether the digest is several pages. */
  isDivided: boolean;
  /** The list of a message and the page of it, from 1; undefined for one that is only in the data files. */
  placeOf: (message: number) => { list: List; page: number } | undefined;
  /** How many bytes a message may take on its page. */
  budgetOf: (message: number) => number;
}

type Planned = Pick<Classification, "read" | "excluded" | "publish" | "sizes">;

/** Plans the pages before anything is written, so that all can link to all. Confidential messages stand on none. */
export function planPages({ read, excluded, publish, sizes }: Planned, questions: { text: string }[] = []): Plan {
  const placed = new Map<number, { list: List; page: number }>();
  const lists = new Map<List, { length: number; page: number; bytes: number }>();
  // A reply read whole repeats the questions that it answers.
  const asked = questions.reduce((bytes, { text }) => bytes + byteLength(text), 0);
  const budgetOf = (message: number): number =>
    Math.min(MOST, Math.round(FRAME + 1.5 * (asked + (sizes[message - 1] ?? 0))));
  let total = 0;
  for (let message = 1; message <= read; message++) {
    if (publish.get(message) === "confidential") continue;
    const list = excluded.get(message) ?? "replies";
    const { length, page, bytes } = lists.get(list) ?? { length: 0, page: 1, bytes: 0 };
    if (length >= SHOWN) continue;
    const budget = budgetOf(message);
    const isFull = bytes + budget > PAGE;
    const next = isFull ? { page: page + 1, bytes: budget } : { page, bytes: bytes + budget };
    lists.set(list, { length: length + 1, ...next });
    placed.set(message, { list, page: next.page });
    // Counted replies stand twice: whole, and answer by answer.
    total += (sizes[message - 1] ?? 0) * (list === "replies" ? 2 : 1);
  }
  const isDivided = read - excluded.size > MOST_ON_ONE || total > PAGE;
  const onOne = (message: number) => {
    const place = placed.get(message);
    return place && { ...place, page: 1 };
  };
  return { isDivided, placeOf: isDivided ? (message) => placed.get(message) : onOne, budgetOf };
}

/** The file of a page of a list, below `pages/`. */
export const fileOf = (list: string, page: number): string => `${list}${page > 1 ? `-${page}` : ""}.html`;

/** How a page links to messages, lists and mail files; `above` leads from it to the digest's folder. */
export function listingFor(
  plan: Plan,
  { publish }: Classification,
  linkTo: Listing["linkTo"],
  above: "" | "../",
): Listing {
  const below = above ? "" : "pages/";
  const addressOf = (list: string, page: number, id: string): string =>
    plan.isDivided ? `${below}${fileOf(list, page)}#${id}` : `#${id}`;
  return {
    names: (message) => publish.get(message) !== "confidential",
    hrefOf: (message) => {
      const place = plan.placeOf(message);
      return place && addressOf(place.list, place.page, `m${message}`);
    },
    listHref: (list) => addressOf(list, 1, list),
    linkTo: (file) => {
      const link = linkTo(file);
      return link && `${above}${link}`;
    },
  };
}
