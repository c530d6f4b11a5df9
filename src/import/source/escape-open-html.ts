import type { Line } from "./lines.ts";

/** What opens a piece of HTML that may run over empty lines, and what ends it. */
const RUNNING: readonly (readonly [opens: RegExp, ends: RegExp])[] = [
  [/<!--/g, /-->/g],
  [/<\?/g, /\?>/g],
  [/<!\[CDATA\[/g, /\]\]>/g],
  [/<!(?=[a-z])/gi, />/g],
  [/<(?=(?:script|pre|style|textarea)(?:[\s>]|$))/gi, /<\/(?:script|pre|style|textarea)>/gi],
];

/** A sign that opens HTML and is never closed would turn the rest of the paper into HTML, so it is made plain text. */
export function escapeOpenHtml(lines: readonly Line[]): Line[] {
  return RUNNING.reduce(
    (done, [opens, ends]) => {
      const last = done.findLastIndex(({ text }) => text.search(ends) >= 0);
      return done.map((line, index) =>
        line.code || index < last ? line : escapeAfter(line, opens, index === last ? ends : /$^/g),
      );
    },
    [...lines],
  );
}

function escapeAfter(line: Line, opens: RegExp, ends: RegExp): Line {
  const closed = [...line.text.matchAll(ends)].at(-1)?.index ?? -1;
  return {
    ...line,
    text: line.text.replace(opens, (sign, at: number) =>
      at > closed && line.text[at - 1] !== "\\" ? `\\${sign}` : sign,
    ),
  };
}
