import { LABELS } from "../reply/labels.ts";

const HEADER = new RegExp(
  `^[^\\S\\n]*[*_]*${LABELS.replyTo.replace(" ", "\\s+")}:[^\\n]*(?:\\n[^\\n]+)?\\(${LABELS.edition}\\s+\\d+\\)`,
  "gim",
);
const END = /^[^\S\n]*[*_]*\[\s*end\s*\][*_]*[^\S\n]*$/gim;

/**
 * The replies of a text that holds several, one after the other, each with its own header line below the end of the one
 * before. What stands between them, such as "And from my colleague:", belongs to the later one.
 */
export function splitReplies(text: string): string[] {
  const headers = [...text.matchAll(HEADER)].map(({ index }) => index);
  if (headers.length < 2) return [text];
  const ends = [...text.matchAll(END)].map(({ index, 0: line }) => index + line.length);
  const cuts = headers.slice(1).flatMap((header, at) => {
    const end = ends.findLast((each) => each <= header && each > (headers[at] ?? 0));
    return end === undefined ? [] : [end];
  });
  return [...cuts, text.length].map((end, at) => text.slice(cuts[at - 1] ?? 0, end));
}
