/** Runs of scripts that are written without spaces between words: Chinese, Japanese, Thai, Lao, Khmer and Burmese. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]+/gu;

/** Stands between words where nothing is seen between them. */
export const WORD_BREAK = "\u200b";

/**
 * Puts a separator between the words of scripts that have no spaces; other text stays as it is. Firefox before 125 has no
 * segmenter: there such a query is looked for as one word.
 */
export function segmentWords(text: string, separator: string): string {
  if (!("Segmenter" in Intl)) return text;
  const segmenter = new Intl.Segmenter("und", { granularity: "word" });
  return text.replace(UNSPACED, (run) =>
    ["", ...[...segmenter.segment(run)].map(({ segment }) => segment), ""].join(separator),
  );
}

/** The words of a text as the index counts them; one that follows the one before without a space begins with a break. */
export const splitWords = (text: string): string[] =>
  text.split(/\s+\u200b*|(?=\u200b)/).filter((word) => word.replaceAll(WORD_BREAK, ""));
