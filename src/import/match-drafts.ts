import { telling } from "./ids.ts";
import { foldWords, plainText, wordsOf } from "./plain-text.ts";
import type { OldPaper, OldQuestion, OldSection } from "./read-folder.ts";
import type { ImportedQuestion, ImportedSection } from "./sections.ts";

/** What each section and question of a draft was in the folder; those that are new are missing. */
export interface Matches {
  sections: ReadonlyMap<ImportedSection, OldSection>;
  questions: ReadonlyMap<ImportedQuestion, OldQuestion>;
  /** Questions that are like an old one, and may be another. */
  doubtful: ReadonlyMap<ImportedQuestion, OldQuestion>;
}

/** Less than this in common makes two texts different texts. */
const ALIKE = 0.5;

/** The words of a text that carry its meaning, and how often it has each. */
type Bag = ReadonlyMap<string, number>;

function countTelling(text: string): Bag {
  const all = wordsOf(text.toLowerCase());
  const some = telling(all);
  const counts = new Map<string, number>();
  for (const word of some.length ? some : all) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const sizeOf = (bag: Bag) => [...bag.values()].reduce((sum, count) => sum + count, 0);

/** How alike two texts are, from 0 to 1: the share of their words that they have in common (Dice’s coefficient). */
function likeness(one: Bag, other: Bag): number {
  let shared = 0;
  for (const [word, count] of one) shared += Math.min(count, other.get(word) ?? 0);
  return (2 * shared) / (sizeOf(one) + sizeOf(other) || 1);
}

/** Pairs each new text with the old one that it most likely was, best pairs first; `score` is 0 for no pair. */
function matchTexts<Old, New>(
  old: readonly Old[],
  fresh: readonly New[],
  score: (old: Old, fresh: New) => number,
): Map<New, Old> {
  const pairs = fresh.flatMap((one) =>
    old.map((other) => ({ one, other, points: score(other, one) })).filter(({ points }) => points > 0),
  );
  const matched = new Map<New, Old>();
  const taken = new Set<Old>();
  for (const { one, other } of pairs.toSorted((a, b) => b.points - a.points)) {
    if (matched.has(one) || taken.has(other)) continue;
    matched.set(one, other);
    taken.add(other);
  }
  return matched;
}

export function matchSections(sections: readonly ImportedSection[], old: OldPaper): Matches["sections"] {
  const was = new Map(
    old.sections.map((one) => [one, { title: countTelling(one.title), text: countTelling(one.words) }]),
  );
  const is = new Map(
    sections.map((one) => [one, { title: countTelling(one.title), text: countTelling(plainText(one.blocks)) }]),
  );
  return matchTexts(old.sections, sections, (before, now) => {
    const title = likeness(was.get(before)!.title, is.get(now)!.title);
    const text = likeness(was.get(before)!.text, is.get(now)!.text);
    const score = Math.max(title === 1 ? 0.75 + text / 4 : 0, 0.3 * title + 0.7 * text);
    return score >= ALIKE ? score : 0;
  });
}

/**
 * A question is an old one where it has the same words, or where words were only added or only taken away, none of them
 * a number or a “not”. A word in the place of another may make another question of it, so that is left in doubt.
 */
export function matchQuestions(
  sections: readonly ImportedSection[],
  old: OldPaper,
): Pick<Matches, "questions" | "doubtful"> {
  const fresh = sections.flatMap(({ questions }) => questions);
  const score = (was: OldQuestion, { text, bare }: ImportedQuestion) => {
    if ([text, bare].some((one) => foldWords(one) === foldWords(was.text) || was.text.endsWith(one))) return 2;
    const [before, now] = [countTelling(was.text), countTelling(bare)];
    return isRewording(was.text, bare, before, now) ? likeness(before, now) : 0;
  };
  const questions = matchTexts(old.questions, fresh, score);
  const still = new Set(questions.values());
  const left = old.questions.filter((question) => !still.has(question));
  const others = fresh.filter((question) => !questions.has(question));
  const alike = matchTexts(left, others, (was, { bare }) => {
    const points = likeness(countTelling(was.text), countTelling(bare));
    return points >= ALIKE ? points : 0;
  });
  return { questions, doubtful: alike };
}

const TURNS = /\p{N}+|\b(?:not?|never|without|un\w+)\b|n['’]t\b/giu;

function isRewording(was: string, is: string, before: Bag, now: Bag): boolean {
  const turns = (text: string) => (text.toLowerCase().match(TURNS) ?? []).toSorted().join();
  const isInside = (one: Bag, other: Bag) => [...one].every(([word, count]) => count <= (other.get(word) ?? 0));
  return turns(was) === turns(is) && likeness(before, now) >= ALIKE && (isInside(before, now) || isInside(now, before));
}
