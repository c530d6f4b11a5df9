import { closestMatch } from "leven";
import { isSwap } from "../search/suggest.ts";

/** The word that an author most likely meant, or undefined where none is close. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  const typed = word.toLowerCase();
  const byLetters = new Map([...words].map((candidate) => [candidate.toLowerCase(), candidate]));
  const candidates = [...byLetters.keys()];
  const maxDistance = Math.min(2, Math.floor(word.length / 3));
  const meant =
    candidates.find((candidate) => isSwap(typed, candidate)) ?? closestMatch(typed, candidates, { maxDistance });
  return meant === undefined ? undefined : byLetters.get(meant);
}

/** The fix for an unknown name: the name that was likely meant, or else the advice given. */
export function suggest(word: string, words: Iterable<string>, otherwise: string): string {
  const meant = nearest(word, words);
  return meant === undefined ? otherwise : `did you mean “${meant}”?`;
}
