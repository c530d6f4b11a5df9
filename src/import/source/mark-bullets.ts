import type { Line } from "./lines.ts";

/** A sign that word processors draw before an item of a list; the last two are from Word’s symbol fonts. */
export const BULLET = /^(\s*)(?:[•●▪◦‣⁃∙·○■□➢➤✓✔\uF0B7\uF0A7](?:\s+|$)?|o\t)/u;
const DASH = /^(\s*)[–—]\s+(?=\S)/u;

/** Writes the bullets and dashes of lists as Markdown does. */
export function markBullets(lines: readonly Line[]): Line[] {
  const clean = lines.map((line, index) => (line.code ? line : { ...line, text: markLine(lines, index) }));
  return joinLoneBullets(clean);
}

function markLine(lines: readonly Line[], index: number): string {
  const text = lines[index]?.text ?? "";
  const isList = DASH.test(text) && isDashList(lines, index);
  return text.replace(isList ? DASH : BULLET, "$1- ");
}

/** A dash begins an item where the line above is empty or an item too, and another item stands near. */
function isDashList(lines: readonly Line[], index: number): boolean {
  const before = lines[index - 1]?.text ?? "";
  const near = lines.slice(Math.max(0, index - 4), index + 5).filter(({ text }) => DASH.test(text));
  return (
    near.length > 1 && (!before.trim() || DASH.test(before) || /^\s+\S/.test(before) || before.trimEnd().endsWith(":"))
  );
}

/** A bullet alone in its line belongs to the text below it. */
function joinLoneBullets(lines: readonly Line[]): Line[] {
  return lines.flatMap((line, index) => {
    const before = lines[index - 1]?.text ?? "";
    const isLone = (text: string) => /^\s*- $/.test(text);
    if (isLone(before) && line.text.trim()) return [{ ...line, text: before + line.text.trim() }];
    return isLone(line.text) && lines[index + 1]?.text.trim() ? [] : [line];
  });
}
