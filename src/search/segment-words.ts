/** Runs of scripts that are written without spaces between words: Chinese, Japanese, Thai, Lao, Khmer and Burmese. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]+/gu;

/** A word joiner: Pagefind takes other invisible signs out. */
const INVISIBLE = "\u2060";

/** Parts words for the index, which knows spaces alone; the sign behind the space says that readers see none. */
export const WORD_BREAK = ` ${INVISIBLE}`;

let segmenter: Intl.Segmenter | undefined;

/**
 * Puts a separator between the words of scripts that have no spaces; other text stays as it is. Firefox before 125 has
 * no segmenter: there such a query is looked for as one word.
 */
export function segmentWords(text: string, separator: string): string {
  if (!("Segmenter" in Intl) || text.search(UNSPACED) < 0) return text;
  segmenter ??= new Intl.Segmenter("und", { granularity: "word" });
  const segment = (run: string) => [...segmenter!.segment(run)].map(({ segment }) => segment);
  const separatorAt = (at: number) => (/[\p{L}\p{N}]/u.test(text[at] ?? "") ? separator : "");
  return text.replace(UNSPACED, (run, at: number) => {
    return separatorAt(at - 1) + segment(run).join(separator) + separatorAt(at + run.length);
  });
}

/** The words of a text as the index counts them; one that follows the one before without a space begins with a sign. */
export const splitWords = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** True for a word of `splitWords` that follows the one before without a space. */
export const isJoined = (word: string): boolean => word.startsWith(INVISIBLE);

/** A text as readers see it. */
export const joinWords = (text: string): string => text.replaceAll(WORD_BREAK, "").replaceAll(INVISIBLE, "");
