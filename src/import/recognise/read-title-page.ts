import type { RootContent } from "mdast";
import { type Manuscript, type Remarks, lineOf, quote } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";
import { readFieldValues } from "./field-values.ts";
import { findTitle } from "./find-title.ts";
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
  /** Text and pictures that stand before the first heading and are no lines of a title page. */
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
  const [under, ...more] = zone.lines[before.length] ?? [];
  const line = more.length || zone.known[before.length] ? undefined : under;
  // The line below a title may say what sort of paper it is, and by whom.
  const said = second === undefined ? undefined : readTitleLine(second, {});
  const given = readFieldValues(fields);
  const subtitle = given.subtitle ?? (said ? undefined : second) ?? line;
  if (subtitle && subtitle === line)
    remarks.guesses.push({ line: lineOf(below[0]), text: `${quote(subtitle)} is read as the subtitle` });
  return {
    page: {
      ...zone.imprint,
      ...said,
      ...given,
      ...splitTitle(given.title ?? title, subtitle, remarks),
      lines: [fieldLines, zone.lines.slice(0, before.length), lines, zone.lines.slice(before.length)].flat(2),
    },
    front: [...before, ...below].filter((block, index) => index >= zone.lines.length || isPicture(block)),
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
  const lines = texts.slice(0, known.lastIndexOf(true) + 1).map((some = []) => some);
  return { imprint, known, lines };
}

/** The lines of a block, if it may stand on a title page: all of them short, and none a sentence. */
function linesOf(block: RootContent): string[] | undefined {
  if (block.type === "thematicBreak" || isPicture(block)) return [];
  if (block.type !== "paragraph" && block.type !== "list" && block.type !== "table") return undefined;
  const parts = block.type === "paragraph" ? splitLines(block) : block.children;
  const lines = parts.map((part) => plainText(part));
  const isLine = (line: string) => line !== "" && line.length <= 120 && !/[a-z)]{3}[.?!;,]$/.test(line);
  return lines.every(isLine) ? lines : undefined;
}

/** True for a paragraph that is nothing but a picture, such as a logo. */
const isPicture = (block: RootContent): boolean =>
  block.type === "paragraph" && block.children.every((child) => child.type === "image" || plainText(child) === "");
