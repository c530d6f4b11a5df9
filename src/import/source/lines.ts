/** A line of a text on its way to being parsed, with its number in the source, from 1. */
export interface Line {
  text: string;
  at: number;
  /** True inside a block of code, whose lines are left as they are. */
  code: boolean;
}

/** A hyphen that a converter put at the end of a line, where it cannot be part of the word. */
export const SOFT_HYPHEN = "\u00AD";

/** Cuts a text into lines. Control characters that no text needs are left out; form feeds stay. */
export function readLines(text: string): Line[] {
  const lines = tidy(text)
    .split("\n")
    .map((line, index) => ({ text: line, at: index + 1, code: false }));
  markCode(lines);
  return lines;
}

/** PDF converters write U+0002 or U+FFFE for a hyphen at a line's end, and one letter for “fi”. */
const tidy = (text: string) =>
  text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, "\n")
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0002\uFFFE]/g, SOFT_HYPHEN)
    .replaceAll("\v", " ")
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFEFF]/g, "")
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize("NFKC"))
    .replace(/\u00AD(?=[^\n\S]*[^\s])/g, "");

/** Marks the lines of fenced code. A fence that never closes is a row of signs in the text and no code. */
function markCode(lines: Line[]) {
  let open: { index: number; fence: string } | undefined;
  lines.forEach(({ text }, index) => {
    const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[1];
    if (!fence) return;
    if (!open) open = { index, fence };
    else if (fence.startsWith(open.fence) && !text.trim().slice(fence.length)) {
      for (const line of lines.slice(open.index, index + 1)) line.code = true;
      open = undefined;
    }
  });
  for (const line of open ? lines.slice(open.index) : [])
    line.text = line.text.replace(/^( {0,3})([`~]{3,})/, "$1\\$2");
}

/** True for a line of plain running text: no heading, list, table, quotation or code. */
export const isRunning = ({ text, code }: Line): boolean =>
  !code && text.trim() !== "" && !/^\s*([#|>]|[-*+•]\s|\(?[\da-z]{1,3}[.)]\s|[-=_*]{3,}\s*$)/.test(text);

/** True for a line that ends as a sentence or a line of its own ends. */
export const isFinished = ({ text }: Line): boolean => /[.!?:;…][)\]”’"'*_]*\s*$/u.test(text);
