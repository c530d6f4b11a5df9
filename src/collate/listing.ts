import { SHOWN } from "./digest.ts";
import type { Judgement } from "./judge.ts";

/** Which messages an internal page may name, and which of them it lists, so that they can be linked to. */
export interface Listing {
  names: (message: number) => boolean;
  lists: (message: number) => boolean;
  /** The address of a file from where the page is, or undefined for one that has none. */
  linkTo: (file: string) => string | undefined;
}

/** Plans the lists of a page: the first messages counted and the first set apart for each reason; no confidential ones. */
export function planListing(judgement: Judgement, linkTo: Listing["linkTo"]): Listing {
  const { read, setApart, publish } = judgement;
  const names = (message: number): boolean => publish.get(message) !== "confidential";
  const listed = new Set<number>();
  const lengths = new Map<string, number>();
  for (let message = 1; message <= read; message++) {
    if (!names(message)) continue;
    const list = setApart.get(message) ?? "counted";
    const length = lengths.get(list) ?? 0;
    lengths.set(list, length + 1);
    if (length < SHOWN) listed.add(message);
  }
  return { names, lists: (message) => listed.has(message), linkTo };
}
