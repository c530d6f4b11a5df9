import type { Anchor } from "./excerpt.ts";
import { likeness, wordsOf } from "./read-query.ts";
import { splitWords } from "./segment-words.ts";

/** As much of Pagefind's API as is used here. */
export interface Pagefind {
  search(term: string | null, options: { filters: Record<string, string> }): Promise<{ results: Hit[] }>;
}

/** A hit of Pagefind, whose text is still to be loaded. */
export interface Hit {
  id: string;
  score: number;
  data(): Promise<Fragment>;
}

/** A hit with the words that it was looked for by. */
export interface Match extends Hit {
  asked: string[];
}

/** The text of a hit, and where in it the words stand. */
export interface Fragment {
  url: string;
  content: string;
  weighted_locations: { location: number; balanced_score: number }[];
  anchors: (Anchor & { element: string })[];
  meta: { title: string; section?: string };
  filters: { kind?: string[] };
}

/**
 * The words to mark: for each that was asked for, those most like it. A query for "in" also finds "income", which
 * nobody wants to see highlighted; where nothing is like it, all are taken.
 */
export function closest(content: string, found: Fragment["weighted_locations"], asked: string[]): number[] {
  const words = splitWords(content);
  const locations = found.map(({ location }) => location);
  const close = asked.flatMap((word) => {
    const likes = locations.map((at) => ({ at, like: likeness(word, words[at] ?? "") }));
    const most = Math.max(...likes.map(({ like }) => like));
    return likes.filter(({ like }) => like > 0 && like === most).map(({ at }) => at);
  });
  return close.length > 0 ? close : locations;
}

/**
 * Words of a query that the best hits do not have. For a word that it does not know, Pagefind looks for its
 * beginning, and is content with its first two letters.
 */
export async function findMissing(query: string, hits: Match[]): Promise<string[]> {
  const fragments = await Promise.all(hits.slice(0, 3).map((hit) => hit.data()));
  const texts = fragments.map(({ content, meta, weighted_locations: found }) => {
    const words = splitWords(content);
    return [...found.map(({ location }) => words[location] ?? ""), ...splitWords(`${meta.title} ${meta.section}`)];
  });
  return wordsOf(query).filter((word) => !texts.flat().some((found) => likeness(word, found) > 0));
}

/** The same hit for two words: both are highlighted. */
export const joined = (one: Match, other: Match): Match => ({
  ...one,
  asked: [...one.asked, ...other.asked],
  data: async () => {
    const [first, second] = [{ ...(await one.data()) }, await other.data()];
    return { ...first, weighted_locations: [...first.weighted_locations, ...second.weighted_locations] };
  },
});

export const unique = (hits: Match[]): Match[] =>
  [...new Map([...hits].reverse().map((hit) => [hit.id, hit])).values()].reverse();

/** Leaves out hits that are among the first results already; texts further down are not loaded to find out. */
export async function withoutThose(hits: Match[], first: { href: string }[]): Promise<Match[]> {
  if (first.length === 0) return hits;
  const known = new Set(first.map(({ href }) => href));
  const near = await Promise.all(
    hits.slice(0, 10).map(async (hit) => (known.has((await hit.data()).url) ? [] : [hit])),
  );
  return [...near.flat(), ...hits.slice(10)];
}
