import type { Paragraph, RootContent } from "mdast";
import type { VFile } from "vfile";
import { type FoundTitle, findSubtitle, findTitle } from "./find-title.ts";
import { type Imprint, readAuthors, readFields, readLine } from "./imprint.ts";
import type { Manuscript } from "./manuscript.ts";
import { lineOf, quote, tell } from "./messages.ts";
import { plainText, splitLines } from "./plain-text.ts";

/** What stands before the first section. */
export interface TitlePage extends Imprint {
  title: string;
  /** All lines of the title page as they were written, in their order. */
  lines: string[];
}

/** Takes the title page off a text; what is no line of it stays. `fileName` is the title of a paper that gives none. */
export function takeTitlePage(
  { fields, fieldLines }: Pick<Manuscript, "fields" | "fieldLines">,
  blocks: readonly RootContent[],
  fileName: string,
  file: VFile,
) {
  const { title: given, ...known } = readFields(fields);
  const found = given !== undefined && fieldLines.length ? repeatedTitle(blocks, given) : findTitle(blocks, given);
  const title = found?.title ?? usableTitle(given) ?? fileName;
  if (!found?.isSure) tell(file, "guess", `the title is read as ${quote(title, 120)}`, lineOf(found?.blocks[0]));
  const [first] = found?.blocks ?? [];
  const above = first ? blocks.slice(0, blocks.indexOf(first)) : [];
  const after = blocks.slice(above.length + (found?.blocks.length ?? 0));
  const subtitle = findSubtitle(after, first);
  const below = subtitle ? after.slice(1) : after;
  const zone = readZone(below, file);
  const before = above.map((block) => ({ block, lines: linesOf(block) ?? [] }));
  const shown = [...(found?.blocks ?? []), ...(subtitle ? [subtitle] : [])];
  const page: TitlePage = {
    ...zone.imprint,
    ...merge(before.flatMap(({ lines }) => lines.map((line) => readLine(line) ?? {}))),
    ...known,
    ...(subtitle && { subtitle: plainText(subtitle) }),
    title,
    lines: [
      ...fieldLines,
      ...before.flatMap(({ lines }) => lines),
      ...shown.map((block) => plainText(block)),
      ...zone.lines,
    ],
  };
  const taken = below.slice(0, zone.length);
  const kept = [
    ...before.flatMap(({ block, lines }) => (lines.length ? picturesOf(block) : [block])),
    ...[...shown, ...taken].flatMap(picturesOf),
  ];
  return { page, blocks: [...kept, ...below.slice(zone.length)] };
}

/** What stands first counts. */
const merge = (parts: readonly Imprint[]): Imprint => Object.assign({}, ...parts.toReversed());

/** The title that the fields above a Markdown text give, and the heading that says it again. */
function repeatedTitle(blocks: readonly RootContent[], title: string): FoundTitle {
  const heading = blocks.find(({ type }) => type === "heading");
  const isSame = heading && plainText(heading).startsWith(title);
  return { title, blocks: isSame ? [heading] : [], isSure: true };
}

/** The title in the properties of a file, unless a template or a program has left it there. */
const usableTitle = (title: string | undefined) =>
  title && !/\btemplate\b|\.\w{3,4}$|^microsoft word\b/i.test(title) ? title : undefined;

/** The lines of a block that may stand on a title page: short, and no sentences. Undefined for other text. */
function linesOf(block: RootContent): string[] | undefined {
  if (block.type === "heading") return readLine(plainText(block))?.kind ? [plainText(block)] : undefined;
  if (block.type === "thematicBreak") return [];
  if (block.type !== "paragraph" && block.type !== "list" && block.type !== "table") return undefined;
  const lines = (block.type === "paragraph" ? splitLines(block) : block.children).map((part) => plainText(part));
  const isShort = (line: string) => line.length <= 120 && !/\p{Ll}{3}[.?!;,]$/u.test(line);
  return lines.every(isShort) ? lines.filter(Boolean) : undefined;
}

/** Reads the lines below a title up to the last that says something known; what follows is text. */
function readZone(blocks: readonly RootContent[], file: VFile) {
  const end = blocks.findIndex((block) => linesOf(block) === undefined);
  const texts = blocks.slice(0, end < 0 ? blocks.length : end).map((block) => linesOf(block) ?? []);
  const parts: Imprint[] = [];
  let length = 0;
  for (const [index, lines] of texts.entries()) {
    const isList = /^authors?:?$/i.test(texts[index - 1]?.join() ?? "");
    const authors = isList ? lines.flatMap((line) => readAuthors(line) ?? []) : [];
    const read = merge([...(authors.length ? [{ authors }] : []), ...lines.map((line) => readLine(line) ?? {})]);
    if (!Object.keys(read).length) continue;
    parts.push(read);
    length = index + 1;
    const what = `${quote(lines.join(" "))} is read as ${Object.keys(read).join(" and ")}`;
    tell(file, "guess", what, lineOf(blocks[index]));
  }
  return { imprint: merge(parts), length, lines: texts.slice(0, length).flat() };
}

/** The pictures of a block, for they are no words of a title. */
function picturesOf(block: RootContent): Paragraph[] {
  const images =
    block.type === "paragraph" || block.type === "heading" ? block.children.filter(({ type }) => type === "image") : [];
  return images.length
    ? [{ type: "paragraph", children: images, ...(block.position && { position: block.position }) }]
    : [];
}
