import type { Heading, Paragraph, RootContent } from "mdast";
import type { VFile } from "vfile";
import { bodySize, isContentsHeading, isFirstSection, isQuestionsHeading } from "./headings.ts";
import { type Imprint, readAuthors, readFields, readLine } from "./imprint.ts";
import type { Manuscript } from "./manuscript.ts";
import { lineOf, quote, tell } from "./messages.ts";
import { countWords, plainText, splitLines } from "./plain-text.ts";

/** What stands before the first section. */
export interface TitlePage extends Imprint {
  title: string;
  /** All lines of the title page as they were written, in their order. */
  lines: string[];
}

/** Takes the title page off a text; what is no line of it stays. `fileName` is the title of a paper that gives none. */
export function takeTitlePage(
  manuscript: Pick<Manuscript, "fields" | "fieldLines">,
  blocks: readonly RootContent[],
  fileName: string,
  file: VFile,
) {
  const given = readFields(manuscript.fields);
  const isMarkdown = manuscript.fieldLines.length > 0;
  const found = findTitle(blocks, isMarkdown ? given.title : undefined);
  const title =
    (isMarkdown && given.title) || (found?.map((block) => plainText(block)).join(" ") ?? given.title ?? fileName);
  if (
    !found?.some(({ data, type }) => data?.role || (type === "heading" && !data?.isGuessed)) &&
    !(isMarkdown && given.title)
  )
    tell(file, "guess", `the title is read as ${quote(title, 120)}`, lineOf(found?.[0]));
  const start = found ? blocks.indexOf(found[0]!) : 0;
  const after = blocks.slice(found ? blocks.indexOf(found.at(-1)!) + 1 : 0);
  const subtitle = found && subtitleOf(after, found[0]!);
  const below = subtitle ? after.slice(1) : after;
  const before = blocks.slice(0, start).map((block) => ({ block, lines: linesOf(block) ?? [] }));
  const { lines, imprint, length } = readZone(below, file);
  const shown = [...(found ?? []), ...(subtitle ? [subtitle] : [])];
  const above = Object.assign(
    {},
    ...before.flatMap((one) => one.lines.map((line) => readLine(line) ?? {})).toReversed(),
  );
  const page: TitlePage = {
    ...imprint,
    ...above,
    ...given,
    ...(subtitle && { subtitle: plainText(subtitle) }),
    title,
    lines: [
      ...manuscript.fieldLines,
      ...before.flatMap((one) => one.lines),
      ...shown.map((block) => plainText(block)),
      ...lines,
    ],
  };
  const kept = [
    ...before.flatMap((one) => (one.lines.length ? picturesOf(one.block) : [one.block])),
    ...shown.flatMap(picturesOf),
    ...below.slice(0, length).flatMap(picturesOf),
  ];
  return { page, blocks: [...kept, ...below.slice(length)] };
}

/** Lines that name a sort of document or a version of it, and no paper. */
const LABEL =
  /^(?:explanatory (?:notes?|memorandum)|version\b.{0,40}|(?:final |first |working )?draft\b.{0,20}|(?:public )?(?:consultation|discussion|green|white|working|policy) ?(?:paper|document)?|impact assessment|(?:table of )?contents|date\b.*|official\b.*|confidential|annex \w+|appendix \w+|for (?:information|decision|comment)|authors?:?)$/i;

const mayBeTitle = (block: RootContent) => {
  const text = plainText(block);
  return text !== "" && text.length <= 250 && !LABEL.test(text) && !(block.type === "paragraph" && readLine(text));
};

/** The blocks of the title: set in the style for it, in the largest letters, the heading above all others, or the first bold line. */
function findTitle(blocks: readonly RootContent[], given: string | undefined): RootContent[] | undefined {
  const styled = blocks.filter(({ data }) => data?.role === "title" && true).filter((block) => plainText(block));
  const own = styled.filter(mayBeTitle);
  if (styled.length) return together(blocks, (own.length ? own : styled)[0]!, ({ data }) => data?.role === "title");
  const top = topHeading(blocks, given);
  if (given !== undefined) return top && [top];
  const zone = blocks
    .slice(
      0,
      Math.max(
        0,
        blocks.findIndex(({ type }) => type === "heading"),
      ),
    )
    .slice(0, 40)
    .filter(isLine)
    .filter(mayBeTitle);
  const size = Math.max(0, ...zone.map(({ data }) => data?.size ?? 0));
  const largest = size > 1.2 * bodySize(blocks) ? zone.find(({ data }) => data?.size === size) : undefined;
  if (largest) return together(blocks, largest, (block) => isLine(block) && block.data?.size === size);
  if (top) return [top];
  const line = zone.find(({ data }) => data?.bold) ?? zone.find((block) => countWords(plainText(block)) <= 15);
  return line && [line];
}

/** A title and what follows it at once in the same form: its second line. */
function together(
  blocks: readonly RootContent[],
  first: RootContent,
  isSame: (block: RootContent) => boolean,
): RootContent[] {
  const below = blocks.slice(blocks.indexOf(first));
  const end = below.findIndex((block) => !isSame(block) || !mayBeTitle(block));
  return below.slice(0, Math.max(1, end < 0 ? below.length : end));
}

/** The headings of a text but for those of questions. */
const headingsIn = (blocks: readonly RootContent[]): Heading[] =>
  blocks.filter((block): block is Heading => block.type === "heading" && !isQuestionsHeading(plainText(block), []));

/** The first heading, where it is above all others, or has next to nothing below it before the next. */
function topHeading(blocks: readonly RootContent[], given: string | undefined): Heading | undefined {
  const [first, second, ...others] = headingsIn(blocks);
  if (!first) return undefined;
  if (given !== undefined) return plainText(first).startsWith(given) ? first : undefined;
  if (!second || first.data?.number || isFirstSection(plainText(first)) || !mayBeTitle(first)) return undefined;
  const between = blocks.slice(blocks.indexOf(first) + 1, blocks.indexOf(second));
  const isAbove = !first.data?.isGuessed && [second, ...others].every(({ depth }) => depth > first.depth);
  const isIntroduced = isFirstSection(plainText(second)) || isContentsHeading(plainText(second));
  return isAbove || isIntroduced || between.every(isLine) ? first : undefined;
}

/** A line set as a subtitle, or a heading of a level of its own at once below the title. */
function subtitleOf([first, second, ...rest]: readonly RootContent[], title: RootContent): RootContent | undefined {
  if (first?.data?.role === "subtitle") return first;
  if (first?.type !== "heading" || title.type !== "heading" || first.depth <= title.depth || first.data?.number)
    return undefined;
  const others = headingsIn([...(second ? [second] : []), ...rest]);
  const isAlone = others.length > 0 && others.every(({ depth }) => depth > first.depth);
  return isAlone && !isFirstSection(plainText(first)) && (second?.type === "heading" || (second && isLine(second)))
    ? first
    : undefined;
}

/** The lines of a block that may stand on a title page: short, and no sentences. Undefined for other text. */
function linesOf(block: RootContent): string[] | undefined {
  if (block.type === "heading") return readLine(plainText(block))?.kind ? [plainText(block)] : undefined;
  if (block.type !== "paragraph" && block.type !== "list" && block.type !== "table")
    return block.type === "thematicBreak" ? [] : undefined;
  const lines = (block.type === "paragraph" ? splitLines(block) : block.children).map((part) => plainText(part));
  const isShort = (line: string) => line.length <= 120 && !/\p{Ll}{3}[.?!;,]$/u.test(line);
  return lines.every(isShort) ? lines.filter(Boolean) : undefined;
}

const isLine = (block: RootContent) => (linesOf(block)?.length ?? 0) > 0;

/** Reads the lines below a title up to the last that says something known; what follows is text. */
function readZone(blocks: readonly RootContent[], file: VFile) {
  const end = blocks.findIndex((block) => linesOf(block) === undefined);
  const texts = blocks.slice(0, end < 0 ? blocks.length : end).map((block) => linesOf(block) ?? []);
  let imprint: Imprint = {};
  let length = 0;
  for (const [index, lines] of texts.entries()) {
    const read = lines.map((line) => readLine(line)).filter((one) => one !== undefined);
    const listed = /^authors?:?$/i.test(texts[index - 1]?.join() ?? "")
      ? lines.flatMap((line) => readAuthors(line) ?? [])
      : [];
    if (!read.length && !listed.length) continue;
    imprint = Object.assign({}, ...read.toReversed(), listed.length ? { authors: listed } : {}, imprint);
    length = index + 1;
    tell(
      file,
      "guess",
      `${quote(lines.join(" "))} is read as ${Object.keys(Object.assign({}, ...read, listed.length ? { authors: 1 } : {})).join(" and ")}`,
      lineOf(blocks[index]),
    );
  }
  return { imprint, length, lines: texts.slice(0, length).flat() };
}

/** The pictures of a block, for they are no words of a title. */
function picturesOf(block: RootContent): Paragraph[] {
  const images =
    block.type === "paragraph" || block.type === "heading" ? block.children.filter(({ type }) => type === "image") : [];
  return images.length
    ? [{ type: "paragraph", children: images, ...(block.position && { position: block.position }) }]
    : [];
}
