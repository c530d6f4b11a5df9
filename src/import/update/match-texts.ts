import { wordsOf } from "../plain-text.ts";
import { telling } from "../slugs.ts";

/** The words of a text that carry its meaning, and how often it has each. */
export interface Bag {
  counts: ReadonlyMap<string, number>;
  size: number;
}

/** Counts the words of a text, but for those such as “how” and “the”, which make any two questions look alike. */
export function countTelling(text: string): Bag {
  const all = wordsOf(text.toLowerCase());
  const some = telling(all);
  const words = some.length ? some : all;
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

/** How alike two texts are, from 0 to 1: the share of their words that they have in common (Dice’s coefficient). */
export function likeness(one: Bag, other: Bag): number {
  let shared = 0;
  for (const [word, count] of one.counts) shared += Math.min(count, other.counts.get(word) ?? 0);
  return one.size + other.size ? (2 * shared) / (one.size + other.size) : 0;
}

/** Pairs each new text with the old one that it most likely was, best pairs first; `score` is 0 for no pair. */
export function matchTexts<Old, New>(
  old: readonly Old[],
  fresh: readonly New[],
  score: (old: Old, fresh: New) => number,
): Map<New, Old> {
  const pairs = fresh.flatMap((one) => old.map((other) => ({ one, other, points: score(other, one) })));
  const matched = new Map<New, Old>();
  const taken = new Set<Old>();
  for (const { one, other, points } of pairs.toSorted((a, b) => b.points - a.points)) {
    if (points === 0 || matched.has(one) || taken.has(other)) continue;
    matched.set(one, other);
    taken.add(other);
  }
  return matched;
}
