import type { Nodes } from "mdast";
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";

/** What a message of the import is about, the worst first, with the heading under which the report lists it. */
export const MESSAGE_KINDS = {
  unfinished: "The document is not finished",
  "left-out": "Not on the site",
  unplaced: "Kept, but look where it stands",
  number: "Numbers",
  guess: "Guessed",
} as const;

export type MessageKind = keyof typeof MESSAGE_KINDS;

/** Tells something about a line of the source (in a Word file, a paragraph); `words` are those that it is about. */
export function tell(file: VFile, kind: MessageKind, reason: string, line = 0, words?: string): VFileMessage {
  const message = file.message(reason, {
    ruleId: kind,
    source: "import",
    ...(line && { place: { line, column: 1 } }),
  });
  if (words !== undefined) message.actual = words;
  return message;
}

/** Tells the same of several places in one message, such as all page numbers that are left out. */
export function tellOnce(file: VFile, kind: MessageKind, what: string, line: number, words: string): void {
  const told = (file.data.told ??= new Map());
  const known = told.get(kind + what);
  if (known) known.actual = `${known.actual} ${words}`;
  else told.set(kind + what, tell(file, kind, `${what}, such as ${quote(words)}`, line, words));
}

declare module "vfile" {
  interface DataMap {
    /** Messages that stand for several places. */
    told: globalThis.Map<string, VFileMessage>;
  }
}

/** The line of the source on which a node stands, or a place in its text; 0 where nobody knows. */
export function lineOf(node: Nodes | undefined, offset = 0): number {
  const line = node?.position?.start.line ?? 0;
  return node && "value" in node ? line + node.value.slice(0, offset).split("\n").length - 1 : line;
}

/** The start of a text in quotation marks, to show which text a message is about. */
export function quote(text: string, length = 60): string {
  const folded = text
    .slice(0, 4 * length)
    .replaceAll("\u00AD", "")
    .replace(/\s+/g, " ")
    .trim();
  if (folded.length <= length) return `“${folded}”`;
  return `“${folded.slice(0, length).replace(/\s+\S*$/, "")} …”`;
}

/** “3 comments are”, as the start of a sentence. */
export const countOf = ({ length }: ArrayLike<unknown>, one: string): string =>
  `${length} ${one}${length === 1 ? " is" : "s are"}`;

/** “, at paragraphs 3 and 8”, at most twenty of them. */
export function placesOf(lines: readonly number[]): string {
  const some = lines.slice(0, 20).join(", ") + (lines.length > 20 ? " and others" : "");
  return lines.length ? `, at paragraph${lines.length > 1 ? "s" : ""} ${some}` : "";
}

/** A document that cannot be imported; the message says what is wrong with it and how to mend it. */
export class InputProblem extends Error {}
