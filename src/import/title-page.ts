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
  const named = isMarkdown ? given.title : labelledTitle(blocks);
  const found = isMarkdown || !named ? findTitle(blocks, named) : undefined;
  const title = named ?? (found ? wordsOf(found) : (usableTitle(given.title) ?? fileName));
  const isSure = found?.some(({ data, type }) => data?.role || (type === "heading" && !data?.isGuessed));
  if (!isSure && !(isMarkdown && named))
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

const wordsOf = (blocks: readonly RootContent[]) => blocks.map((block) => plainText(block)).join(" ");

/** The title that a form gives behind “Title:”, in its line or in the next of its cell. */
function labelledTitle(blocks: readonly RootContent[]): string | undefined {
  for (const lines of blocks.slice(0, 10).flatMap(linesByCell)) {
    const at = lines.findIndex((line) => /^Title\s*:/i.test(line));
    const title = (lines[at] ?? "").replace(/^Title\s*:\s*/i, "") || lines[at + 1] || "";
    if (at >= 0 && title.length >= 3 && title.length <= LONGEST) return title;
  }
  return undefined;
}

function linesByCell(block: RootContent): string[][] {
  if (block.type === "paragraph") return [plainText(block)].map((line) => [line]);
  if (block.type !== "table") return [];
  const cells = block.children.flatMap(({ children }) => children);
  return cells.map(({ children }) => splitLines({ type: "paragraph", children }).map((line) => plainText(line)));
}

/** The title in the properties of a file, unless a template or a program has left it there. */
const usableTitle = (title: string | undefined) =>
  title && !LABEL.test(title) && !/\btemplate\b|\.\w{3,4}$|^microsoft word\b/i.test(title) ? title : undefined;

/** Titles of laws and of papers on them are long. */
const LONGEST = 300;

/** Lines that name a sort of document, a version of it or a body, and no paper. */
const LABEL =
  /^(?:explanatory (?:notes?|memorandum)|transposition (?:notes?|tables?)|version\b.{0,40}|(?:final |first |working )?draft\b.{0,20}|(?:public )?(?:consultation|discussion|green|white|working|policy) ?(?:paper|document)?|(?:regulatory )?impact assessment(?: \(ia\))?|(?:table of )?contents|date\b.*|official\b.*|confidential|annex \w+|appendix \w+|for (?:information|decision|comment)|authors?:?|(?:laid|presented|ordered)\b.* (?:before|to|by) .*|hm \w+(?: .{0,30})?|(?:the )?(?:department|ministry) (?:for|of)\b.*)$/i;

/** True for what no style makes a heading. */
const isUnstyled = ({ type, data }: RootContent) => type === "paragraph" || data?.isGuessed === true;

const mayBeTitle = (block: RootContent) => {
  const text = plainText(block);
  return text !== "" && text.length <= LONGEST && !LABEL.test(text) && !(isUnstyled(block) && readLine(text));
};

/** The blocks of the title: set in the style for it, in the largest letters, the heading above all others, or the first bold line. */
function findTitle(blocks: readonly RootContent[], given: string | undefined): RootContent[] | undefined {
  const top = topHeading(blocks, given);
  if (given !== undefined) return top && [top];
  const styled = blocks.filter((block) => block.data?.role === "title" && plainText(block));
  const [set] = styled.filter(mayBeTitle);
  if (set) return together(blocks, set, ({ data }) => data?.role === "title");
  const heading = blocks.findIndex(({ type, data }) => type === "heading" && !data?.role);
  const front = blocks.slice(0, heading < 0 ? blocks.length : heading).slice(0, 40);
  const lines = front.filter((block) => isTitleLine(block) && mayBeTitle(block));
  const size = Math.max(0, ...lines.map(({ data }) => data?.size ?? 0));
  const isLarge = (block: RootContent) => isTitleLine(block) && block.data?.size === size;
  const [large] = size > 1.2 * bodySize(blocks) ? lines.filter(isLarge) : [];
  if (large) return together(blocks, large, isLarge);
  if (top && front.every((block) => isTitleLine(block) || block.data?.role || !plainText(block)))
    return together(blocks, top, ({ data }) => data?.isGuessed === true && isLargerThanLast(data.size, blocks));
  const line =
    lines.find(({ data }) => data?.bold) ??
    lines.find((block) => countWords(plainText(block)) <= 15) ??
    leadingLines(blocks).find((block) => mayBeTitle(block) && !block.data?.number);
  return line && together(blocks, line, () => false);
}

/** The lines at the very start, headings among them that are guessed. */
function leadingLines(blocks: readonly RootContent[]): RootContent[] {
  const end = blocks.findIndex((block) => !block.data?.isGuessed && !isTitleLine(block));
  return blocks.slice(0, end < 0 ? blocks.length : end);
}

/** True for letters larger than those of the last heading, which is none of the title's lines. */
const isLargerThanLast = (size: number | undefined, blocks: readonly RootContent[]) =>
  (size ?? 0) > (headingsIn(blocks).at(-1)?.data?.size ?? 0);

/** A line of a title page, or a bold one that is longer. */
const isTitleLine = (block: RootContent) =>
  isLine(block) || (block.type === "paragraph" && block.data?.bold === true && plainText(block).length <= LONGEST);

const RUNS_ON = /(?:\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|under|with)|[:,–—-])$/i;

/** A title and what follows it at once: in the same form, or because its words run on. */
function together(
  blocks: readonly RootContent[],
  first: RootContent,
  isSame: (block: RootContent) => boolean,
): RootContent[] {
  const title = [first];
  for (const block of blocks.slice(blocks.indexOf(first) + 1)) {
    const runsOn = RUNS_ON.test(plainText(title.at(-1)!)) || /^\p{Ll}/u.test(plainText(block));
    const follows =
      (isSame(block) && mayBeTitle(block)) ||
      (runsOn && (isTitleLine(block) || block.type === "heading") && plainText(block));
    if (!follows) break;
    title.push(block);
  }
  return title;
}

/** The headings of a text but for those of questions. */
const headingsIn = (blocks: readonly RootContent[]): Heading[] =>
  blocks.filter((block): block is Heading => block.type === "heading" && !isQuestionsHeading(plainText(block), []));

/** The first heading, where it is above all others, or has next to nothing below it before the next. */
function topHeading(blocks: readonly RootContent[], given: string | undefined): Heading | undefined {
  const headings = headingsIn(blocks);
  const start = given === undefined ? headings.findIndex((one) => !one.data?.isGuessed || mayBeTitle(one)) : 0;
  const [first, second, ...others] = headings.slice(Math.max(0, start));
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
  if (block.type === "heading") {
    const isLabel = block.data?.isGuessed && LABEL.test(plainText(block));
    return isLabel || readLine(plainText(block))?.kind ? [plainText(block)] : undefined;
  }
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
