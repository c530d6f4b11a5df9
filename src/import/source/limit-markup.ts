import { type Remarks, quote } from "../manuscript.ts";
import type { Line } from "./lines.ts";

/** The parser looks back at every sign before one in a paragraph, and again at every list around a line. */
export const MAX_SIGNS = 2000;
export const MAX_DEPTH = 20;

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
export function limitMarkup(lines: readonly Line[], remarks: Remarks): Line[] {
  let signs = 0;
  return lines.flatMap((line) => {
    if (line.code) return [line];
    const text = limitDepth(line, remarks);
    signs = BEGINS.test(text) ? 0 : signs + 1;
    const pieces = signs > MAX_SIGNS ? ["", ...cutAtSigns(text, 0)] : cutAtSigns(text, signs);
    const [last = "", ...above] = pieces.toReversed();
    if (above.length) remarks.guesses.push({ line: line.at, text: `${TOO_LONG} ${quote(pieces[1]!, 30)}` });
    signs = countSigns(last) + (above.length ? 0 : signs);
    return [...above.toReversed().flatMap((piece) => [piece, ""]), last].map((piece) => ({ ...line, text: piece }));
  });
}

const TOO_LONG = `a paragraph with more than ${MAX_SIGNS} line ends and signs such as * and [ was cut before`;

function limitDepth({ text, at }: Line, { guesses }: Remarks): string {
  const indent = /^\s*/.exec(text)![0];
  const flat = indent.length > MAX_INDENT ? text.slice(indent.length - MAX_INDENT) : text;
  const limited = flat.replace(MARKERS, "$1\\");
  if (limited !== flat)
    guesses.push({
      line: at,
      text: `lists or quotations stand in each other more than ${MAX_DEPTH} deep: ${quote(text)}`,
    });
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
