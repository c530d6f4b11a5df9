import { LABELS } from "../reply/labels.ts";

const HEADER = new RegExp(
  `^[^\\S\\n]*[*_]*${LABELS.replyTo.replace(" ", "\\s+")}:[^\\n]*(?:\\n[^\\n]+)?\\(${LABELS.edition}\\s+\\d+\\)`,
  "gim",
);
const END = /^[^\S\n]*[*_]*\[\s*end\s*\][*_]*[^\S\n]*$/gim;

/** A reply whose end was deleted is told by its answers, and the next one by the name of its writer. */
const ANSWERED = /^[^\S\n]*[*_]*\[\s*q\s*\d/im;
const SIGNED = new RegExp(`^.*\\n(?:[^\\S\\n]*\\n|.*\\n){0,3}?[^\\S\\n]*[*_]*${LABELS.name}:[*_]*[^\\S\\n]*\\S`, "i");

/**
 * The replies of a text that holds several, one after the other, each with its own header line below the end of the one
 * before. What stands between them, such as "And from my colleague:", belongs to the later one.
 */
export function splitReplies(text: string): string[] {
  const headers = [...text.matchAll(HEADER)].map(({ index }) => index);
  if (headers.length < 2) return [text];
  const ends = [...text.matchAll(END)].map(({ index, 0: line }) => index + line.length);
  const cuts = headers.slice(1).flatMap((header, at) => {
    const before = headers[at] ?? 0;
    const end = ends.findLast((each) => each <= header && each > before);
    if (end !== undefined) return [end];
    return ANSWERED.test(text.slice(before, header)) && SIGNED.test(text.slice(header, header + 600)) ? [header] : [];
  });
  return [...cuts, text.length].map((end, at) => text.slice(cuts[at - 1] ?? 0, end));
}
