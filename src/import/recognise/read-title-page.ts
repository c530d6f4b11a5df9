import type { RootContent } from "mdast";
import { findTitle } from "./find-title.ts";
import { readFieldValues } from "./field-values.ts";
import { type Manuscript, type Remarks, lineOf, quote } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";
import { type Imprint, readTitleLine } from "./read-title-lines.ts";
import { splitLines } from "./split-lines.ts";

/** What stands before the first section. */
export interface TitlePage extends Imprint {
  title: string;
  subtitle?: string;
  /** A language tag such as en-GB, if the file names one. */
  language?: string;
  summary?: string;
  /** All lines of the title page as they were written, in their order. */
  lines: string[];
}

interface Read {
  page: TitlePage;
  /** Text that stands before the first heading and belongs to no title page. */
  front: RootContent[];
  /** The blocks from the first heading on. */
  rest: RootContent[];
}

/** Takes the title page off a manuscript. `fallback` is the title of a paper that gives none. */
export function readTitlePage({ blocks, fields, fieldLines }: Manuscript, fallback: string, remarks: Remarks): Read {
  const { title, subtitle: second, lines, before, after } = findTitle(blocks, fields["title"], fallback, remarks);
  const end = after.findIndex(({ type }) => type === "heading");
  const below = end < 0 ? after : after.slice(0, end);
  const zone = readZone([...before, ...below]);
  // The line below a title may say what sort of paper it is, and by whom.
  const said = second === undefined ? undefined : readTitleLine(second, {});
  const subtitle = said ? undefined : second;
  const subtitleLine = subtitle || before.length ? undefined : zone.subtitle;
  if (subtitleLine)
    remarks.guesses.push({ line: lineOf(below[0]), text: `${quote(subtitleLine)} is read as the subtitle` });
  const given = readFieldValues(fields);
  return {
    page: {
      ...zone.imprint,
      ...said,
      ...given,
      ...splitTitle(given.title ?? title, given.subtitle ?? subtitle ?? subtitleLine, remarks),
      lines: [fieldLines, zone.lines.slice(0, before.length), lines, zone.lines.slice(before.length)].flat(2),
    },
    front: [...before, ...below].slice(zone.lines.length),
    rest: end < 0 ? [] : after.slice(end),
  };
}

/** “Title: Subtitle” in one line becomes two, because the site shows them apart. */
function splitTitle(title: string, subtitle: string | undefined, { guesses }: Remarks) {
  const [main = title, ...rest] = title.split(/:\s+/);
  if (subtitle || !rest.length) return { title, ...(subtitle && { subtitle }) };
  guesses.push({ line: 0, text: `${quote(rest.join(": "))} is read as the subtitle` });
  return { title: main, subtitle: rest.join(": ") };
}

/** Reads blocks as lines of the title page, up to the last that says something known; what follows is text. */
function readZone(zone: readonly RootContent[]) {
  const texts = zone.map(linesOf);
  const end = texts.indexOf(undefined);
  let imprint: Imprint = {};
  const known = texts.slice(0, end < 0 ? texts.length : end).map((lines = []) => {
    const read = lines.map((line) => {
      const found = readTitleLine(line, imprint);
      // What the page says first counts, but a line below an author may say who they are.
      imprint = { ...found, ...imprint, ...(found?.authors?.at(-1)?.role && { authors: found.authors }) };
      return found;
    });
    return read.some(Boolean);
  });
  const taken = known.lastIndexOf(true) + 1;
  const lines = texts.slice(0, taken).map((some = []) => some);
  return { imprint, lines, subtitle: !known[0] && lines[0]?.length === 1 ? lines[0][0] : undefined };
}

/** The lines of a block, if it may stand on a title page: all of them short, and none a sentence. */
function linesOf(block: RootContent): string[] | undefined {
  if (block.type === "thematicBreak") return [];
  if (block.type !== "paragraph" && block.type !== "list" && block.type !== "table") return undefined;
  const parts = block.type === "paragraph" ? splitLines(block) : block.children;
  const lines = parts.map((part) => plainText(part));
  const isLine = (line: string) => line !== "" && line.length <= 120 && !/[a-z)]{3}[.?!;,]$/.test(line);
  return lines.every(isLine) ? lines : undefined;
}
