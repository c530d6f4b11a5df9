import type { Heading, RootContent } from "mdast";
import type { VFile } from "vfile";
import { HEADING_NUMBER } from "./headings.ts";
import { lineOf, quote, tell } from "./messages.ts";
import { plainText } from "./plain-text.ts";
import { QUESTION_NUMBER } from "../paper/schema.ts";
import type { KeyQuestion } from "./question-lines.ts";

/** A section as it is cut from the text. */
export interface Part {
  title: string;
  heading: Heading | undefined;
  blocks: RootContent[];
}

/**
 * True where numbers of the author’s would stand beside others of the site’s: before paragraphs, or before sections.
 */
export function hasOwnNumbers(parts: readonly Part[]): boolean {
  const inner = parts
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block.data?.number !== undefined || numberOf(block));
  const differs = parts.some(({ title }, index) => {
    const [, number] = HEADING_NUMBER.exec(title) ?? [];
    return number !== undefined && isCounted(parts, index) && number !== String(index + 1);
  });
  return differs || inner.length > 1;
}

/** “2010 election” begins with a number of its own; “3.” does not, nor “3” beside “2” or “4”. */
function isCounted(parts: readonly Part[], index: number): boolean {
  const numbers = parts.map(({ title }) => Number(HEADING_NUMBER.exec(title)?.[1]));
  const own = numbers[index] ?? 0;
  return (
    /^(\D|\d+(\.\d+)*[.):])/.test(parts[index]?.title ?? "") || numbers.includes(own - 1) || numbers.includes(own + 1)
  );
}

/** A number that an author typed before a heading or a paragraph: 2.1. */
const numberOf = (block: RootContent) =>
  block.type === "heading" || block.type === "paragraph"
    ? /^\d{1,3}(\.\d{1,3})+\.?\s+\p{Lu}/u.exec(plainText(block))?.[0]
    : undefined;

export function dropSectionNumbers(parts: readonly Part[], file: VFile): void {
  const numbered = parts.filter((_, index) => HEADING_NUMBER.test(parts[index]!.title) && isCounted(parts, index));
  const words = numbered.map(({ title }) => HEADING_NUMBER.exec(title)?.[0].trim()).join(" ");
  for (const part of numbered) part.title = part.title.replace(HEADING_NUMBER, "");
  if (numbered.length)
    tell(
      file,
      "left-out",
      `the numbers of ${numbered.length} sections, which the site counts alike`,
      lineOf(numbered[0]?.heading),
      words,
    );
}

/**
 * How the numbers that an author gave to questions stay: the site counts alike, the questions have them, or their words
 * do.
 */
export type LabelsKept = "counted" | "as numbers" | "in words";

/** A number as a question may have it: 4(a) is 4a. */
export const questionNumber = (number: string): string =>
  number
    .normalize("NFKC")
    .replace(/[()\s]/g, "")
    .replaceAll("-", ".")
    .toLowerCase();

/** Decides how the labels of questions stay, and tells. */
export function keepLabels(sections: readonly KeyQuestion[][], file: VFile): LabelsKept {
  const all = sections.flatMap((questions, section) =>
    questions.map((question, index) => ({ ...question, counts: [`${index + 1}`, `${section + 1}.${index + 1}`] })),
  );
  const labelled = all.filter(({ number }) => number);
  const [first] = labelled;
  if (!first) return "in words";
  const words = labelled.map(({ label }) => label).join(" ");
  // The numbers of a list are no words of its text.
  const isWritten = labelled.some(({ label, blocks }) => /\p{L}/u.test(label) || plainText(blocks).startsWith(label));
  const tellOf = (kind: "left-out" | "number", what: string) =>
    tell(file, kind, what, first.line, isWritten ? words : undefined);
  if (all.every(({ number, label, counts }) => (number ? counts.includes(number) : !label))) {
    const what = `the numbers of ${labelled.length} questions, which the site counts alike, such as ${quote(first.label)}`;
    if (isWritten) tellOf("left-out", what);
    return "counted";
  }
  const numbers = all.map(({ number }) => questionNumber(number));
  if (new Set(numbers).size === all.length && numbers.every((number) => QUESTION_NUMBER.test(number))) {
    tellOf("number", `questions keep their numbers: ${quote(first.label)} is Q${numbers[0]}`);
    return "as numbers";
  }
  const why = "in their words, because the site’s own (Q1.1 and so on) differ";
  tell(file, "number", `questions keep their numbers, such as ${quote(first.label)}, ${why}`, first.line);
  return "in words";
}
