import { wordsOf } from "../plain-text.ts";
import { telling } from "../slugs.ts";

/** How alike two texts are, from 0 to 1: the share of their words that they have in common (Dice’s coefficient). */
export function likeness(one: string, other: string): number {
  const [a, b] = [tellingWords(one), tellingWords(other)];
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared++;
    left.set(word, count - 1);
  }
  return a.length + b.length ? (2 * shared) / (a.length + b.length) : 0;
}

/** Words such as “how” and “the” make any two questions look alike. */
function tellingWords(text: string): string[] {
  const words = wordsOf(text.toLowerCase());
  const some = telling(words);
  return some.length ? some : words;
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
