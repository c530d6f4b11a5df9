import { readText } from "./markers.ts";
import { joinPassages, oneLine, passageKey, type Note, type Passage, type ReplyPaper } from "./reply.ts";
import type { Section } from "./sections.ts";
import { sameWords } from "./same-words.ts";

/** How many words of a paragraph the long form repeats above a comment on the whole of it. */
const OPENING = 12;

/** The words with which a paragraph begins, in ASCII dots where more follow. */
export function openingWords(paragraph: string): string {
  const words = oneLine(paragraph).split(" ");
  return words.length > OPENING ? `${words.slice(0, OPENING).join(" ")} ...` : words.join(" ");
}

/** Words that a reader chose stand between quotation marks, which tell them from a paragraph's own opening words. */
export const quoted = (words: string): string => `"${words}"`;

const QUOTED = /^["\u201c-\u201f\u00ab\u00bb]([^]*)["\u201c-\u201f\u00ab\u00bb]$/;

/** Comments on passages from their sections, quotes that nobody commented on, and what is odd about them. */
export function readPassages(sections: Section[], paper?: ReplyPaper) {
  const quotes = sections.map((section) => (section.kind === "quote" ? readQuote(section, paper) : ""));
  const texts = sections.map(({ kind, lines }) => (kind === "passage" ? readText(lines) : ""));
  const isAbout = (at: number): boolean => texts[at + 1] !== "" && sections[at]?.number === sections[at + 1]?.number;
  const found = sections.flatMap(({ number }, at): Passage[] => {
    const quote = isAbout(at - 1) ? quotes[at - 1] : "";
    return texts[at] ? [{ number, ...(quote && { quote }), text: texts[at] }] : [];
  });
  return {
    passages: joinPassages(found),
    loose: quotes.flatMap((quote, at) => (quote && !isAbout(at) ? [`P${sections[at]?.number}: ${quote}`] : [])),
    notes: noteTwice(found),
  };
}

/** The words that a reader quoted; "" where they are only the paragraph's first words, which we put there. */
function readQuote({ number, lines }: Section, paper?: ReplyPaper): string {
  const words = oneLine(readText(lines));
  const chosen = QUOTED.exec(words)?.[1];
  const paragraph = paper?.passages?.find((each) => each.number === number);
  const isOurs = chosen === undefined && paragraph && sameWords(words, openingWords(paragraph.text));
  return isOurs ? "" : oneLine(chosen ?? words);
}

function noteTwice(passages: Passage[]): Note[] {
  const seen = new Set<string>();
  return passages.flatMap((passage) => {
    const known = seen.size === seen.add(passageKey(passage)).size;
    return known ? [{ what: "twice", number: `P${passage.number}` }] : [];
  });
}
