import leven from "leven";

/**
 * The word of the paper that was most likely meant, or undefined where none is near. `words` are in order of
 * frequency, and of equally near words the more frequent one is taken.
 */
export function suggestWord(typed: string, words: readonly string[]): string | undefined {
  const word = typed.toLowerCase();
  if (word.length < 4) return undefined;
  let best: string | undefined;
  let least = mostEdits(word) + 1;
  for (const candidate of words) {
    if (candidate === word) return undefined;
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const swapped = isSwap(word, candidate);
    if (!swapped && (isOtherWord(word, candidate) || isOtherForm(word, candidate))) continue;
    const edits = swapped ? 1 : leven(word, candidate, { maxDistance: least });
    // Most slips are not in the first letter, so there only one is forgiven.
    if (edits >= least || (edits > 1 && candidate[0] !== word[0])) continue;
    [best, least] = [candidate, edits];
  }
  return best;
}

const mostEdits = ({ length }: string) => (length < 9 ? 1 : length < 13 ? 2 : 3);

/** A short word with another letter is as likely another word: "Leeds" is no slip for "needs". */
const isOtherWord = (word: string, candidate: string) => word.length === candidate.length && word.length < 7;

/**
 * What only begins or ends otherwise is another word, which the search found if it is of the same stem: "officer" is no
 * slip for "office", nor "border" for "order". A letter that is typed twice is one.
 */
function isOtherForm(word: string, candidate: string): boolean {
  const [short, long] = word.length < candidate.length ? [word, candidate] : [candidate, word];
  if (long.startsWith(short)) return long.slice(short.length) !== short.at(-1);
  return long.length < 8 && long.endsWith(short);
}

/** True where two letters have changed places, which is one slip of the fingers, though two edits. */
export function isSwap(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  const at = [...word].findIndex((letter, index) => letter !== other[index]);
  return (
    at >= 0 && word[at] === other[at + 1] && word[at + 1] === other[at] && word.slice(at + 2) === other.slice(at + 2)
  );
}
