import { htmlToText, lettersOf, lettersOfHtml } from "./html-text.ts";

/** What is read of a body, and lines that only its other version has. */
export interface ChosenText {
  text: string;
  /** From the version that was not chosen; "" if it holds nothing else. */
  other: string;
}

const MARKER = /\[\s*(?:q\s*\d|comments|end)/i;

/**
 * Chooses between the plain and the HTML version of a body: plain, unless only the HTML holds answers. Loses neither's
 * words.
 */
export function chooseText(plain: string, html: string): ChosenText {
  if (!html) return { text: plain, other: "" };
  if (!plain.trim()) return { text: htmlToText(html), other: "" };
  if (lettersOf(plain) === lettersOfHtml(html)) return { text: plain, other: "" };
  const converted = htmlToText(html);
  if (MARKER.test(converted) && !MARKER.test(plain)) return { text: converted, other: linesMissing(plain, converted) };
  return { text: plain, other: linesMissing(converted, plain) };
}

/** The lines of one text that have a word which the other text lacks. */
function linesMissing(from: string, other: string): string {
  const words = new Set(wordsOf(other));
  return from
    .split("\n")
    .filter((line) => wordsOf(line).some((word) => !words.has(word)))
    .join("\n");
}

const wordsOf = (text: string): string[] => text.split(/\s+/).map(lettersOf).filter(Boolean);
