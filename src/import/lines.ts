import type { VFile } from "vfile";
import { quote, tell } from "./messages.ts";

/** A line of a text on its way to being parsed, with its number in the source, from 1. */
export interface Line {
  text: string;
  at: number;
  /** True inside a block of code, whose lines are left as they are. */
  code: boolean;
}

/** Cuts a text into lines. Control characters and soft hyphens, which no text needs, are left out. */
export function readLines(text: string): Line[] {
  const lines = tidy(text)
    .split("\n")
    .map((line, index): Line => ({ text: line, at: index + 1, code: false }));
  markCode(lines);
  return lines;
}

const tidy = (text: string) =>
  text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, "\n")
    .replace(/[\v\f]/g, " ")
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\uFEFF\uFFFE]/g, "");

/** Marks the lines of fenced code. A fence that never closes is a row of signs in the text and no code. */
function markCode(lines: Line[]) {
  let open: { index: number; fence: string } | undefined;
  for (const [index, { text }] of lines.entries()) {
    const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[1];
    if (fence && !open) open = { index, fence };
    else if (fence && open && fence.startsWith(open.fence) && !text.trim().slice(fence.length)) {
      for (const line of lines.slice(open.index, index + 1)) line.code = true;
      open = undefined;
    }
  }
  for (const line of open ? lines.slice(open.index) : [])
    line.text = line.text.replace(/^( {0,3})([`~]{3,})/, "$1\\$2");
}

/** The parser looks back at every sign before one in a paragraph, and again at every list around a line. */
const MAX_SIGNS = 2000;
const MAX_DEPTH = 20;

/** Two columns for each list around a line are the least. */
const MAX_INDENT = 4 * MAX_DEPTH;

const SIGNS = String.raw`[\[\]!<&*_~\\\x60@`;
const SIGN = new RegExp(`${SIGNS}]`, "g");
const SIGN_OR_SPACE = new RegExp(`${SIGNS}\\s]`, "g");
const MARKERS = new RegExp(String.raw`^(\s*(?:(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])\s*){${MAX_DEPTH}})(?=\S)`);

/** A line that begins a block of its own ends the paragraph above it. */
const BEGINS = /^\s*(?:(?:[-+*]|\d{1,9}[.)]|#{1,6})\s|\||>|$)/;

/**
 * Keeps the work that a text makes in step with its length: cuts a paragraph that holds thousands of signs, and writes
 * as plain text what would stand in more lists and quotations than a paper has.
 */
export function limitMarkup(lines: readonly Line[], file: VFile): Line[] {
  let signs = 0;
  return lines.flatMap((line) => {
    if (line.code) return [line];
    const text = limitDepth(line, file);
    signs = BEGINS.test(text) ? 0 : signs + 1;
    const pieces = signs > MAX_SIGNS ? ["", ...cutAtSigns(text, 0)] : cutAtSigns(text, signs);
    const [last = "", ...above] = pieces.toReversed();
    if (above.length) tell(file, "guess", `${TOO_LONG} ${quote(pieces[1]!, 30)}`, line.at);
    signs = countSigns(last) + (above.length ? 0 : signs);
    return [...above.toReversed().flatMap((piece) => [piece, ""]), last].map((piece) => ({ ...line, text: piece }));
  });
}

const TOO_LONG = `a paragraph with more than ${MAX_SIGNS} line ends and signs such as * and [ was cut before`;

function limitDepth({ text, at }: Line, file: VFile): string {
  const indent = /^\s*/.exec(text)![0];
  const flat = indent.length > MAX_INDENT ? text.slice(indent.length - MAX_INDENT) : text;
  const limited = flat.replace(MARKERS, "$1\\");
  const deep = `lists or quotations stand in each other more than ${MAX_DEPTH} deep: ${quote(text)}`;
  if (limited !== flat) tell(file, "guess", deep, at);
  return limited;
}

const countSigns = (text: string) => text.match(SIGN)?.length ?? 0;

/** Cuts a line before the sign that is one too many in its paragraph, or at the last space before that. */
function cutAtSigns(text: string, before: number): string[] {
  if (before + countSigns(text) <= MAX_SIGNS) return [text];
  const pieces: string[] = [];
  let [start, space, signs] = [0, 0, before];
  for (const { 0: found, index } of text.matchAll(SIGN_OR_SPACE)) {
    if (!found.trim()) space = index;
    else if (++signs > MAX_SIGNS) {
      const at = space > start ? space : index;
      pieces.push(text.slice(start, at));
      [start, signs] = [at, countSigns(text.slice(at, index + 1))];
    }
  }
  return [...pieces, text.slice(start)];
}
