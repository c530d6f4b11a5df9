import type { Heading, Paragraph, PhrasingContent, RootContent } from "mdast";
import type { VFile } from "vfile";
import { lineOf, quote, tell } from "./messages.ts";
import { findNumbered } from "./numbered-questions.ts";
import { countWords, plainText, splitLines } from "./plain-text.ts";
import { isChoice } from "./question-lines.ts";

/** A number before a heading: “3”, “3.1”, “Section 3:”, “Part 2 –”. */
export const HEADING_NUMBER =
  /^(?:(?:section|chapter|part)\s+)?(\d{1,3}(?:\.\d{1,3})*)(?:[.):]|\s+[–—-](?=\s))?\s+(?=\S)/i;

const QUESTIONS =
  /^(?:(?:the |our |summary of |list of |full list of )?(?:(?:key|consultation|consultative|discussion|specific|the) )*questions?(?: \d+)?(?: (?:for|on|about|to|we are asking) .{1,60})?|have your say|your (?:views|say)|tell us what you think|what do you think)$/;
const REFERENCES =
  /^(?:(?:list of )?references|(?:select )?bibliography|works cited|sources|literature|(?:end|foot)?notes|references and (?:notes|further reading))$/;
const FIRST_SECTION =
  /^(?:introduction|foreword|preface|(?:executive )?summary|background|overview|abstract|about\b.*|acknowledge?ments|purpose|context)$/;

/** True for the heading of a block of questions; `more` are headings that the editor names besides the usual ones. */
export function isQuestionsHeading(heading: string, more: readonly string[]): boolean {
  const name = nameOf(heading);
  return QUESTIONS.test(name) || more.some((other) => nameOf(other) === name);
}

/** True for the heading of a list of references. */
export const isReferencesHeading = (heading: string): boolean => REFERENCES.test(nameOf(heading));

/** True for the heading of a table of contents. */
export const isContentsHeading = (heading: string): boolean => /^(?:table of )?contents$/.test(nameOf(heading));

/** True for what a first section is usually called, and never a paper. */
export const isFirstSection = (heading: string): boolean =>
  HEADING_NUMBER.test(heading) || FIRST_SECTION.test(nameOf(heading));

const DEPTHS = [1, 2, 3, 4, 5, 6] as const;

/** The level of a heading in Markdown that is nearest to a number. */
export const headingDepth = (level: number): Heading["depth"] => DEPTHS[Math.max(0, level - 1)] ?? 6;

/** A heading as it is compared: no number before it, no colon after it, lower case. */
const nameOf = (heading: string) =>
  heading
    .trim()
    .replace(HEADING_NUMBER, "")
    .replace(/\s*[:.]$/, "")
    .replace(/\s+/g, " ")
    .toLowerCase();

/**
 * Makes headings of lines that are headings in all but form: those of questions, references and contents always, others
 * only where the text has no headings but its title. Makes text of what is a heading by a slip.
 */
export function readHeadings(blocks: readonly RootContent[], more: readonly string[], file: VFile): RootContent[] {
  const named = blocks.flatMap((block) =>
    block.type === "heading" ? demoteLong(block, file) : headNamed(block, more, file),
  );
  const isReal = ({ type, data }: RootContent) =>
    type === "heading" && !data?.role && !(data?.isGuessed && !data.number);
  // One heading alone divides nothing.
  return named.filter(isReal).length > 1 ? named : guessHeadings(named, file);
}

/** A row of hyphens below a paragraph makes it a heading in Markdown, and a style by mistake does in Word. */
function demoteLong(heading: Heading, file: VFile): RootContent[] {
  const text = plainText(heading);
  if (!text) return heading.children.some(({ type }) => type === "image") ? [{ ...heading, type: "paragraph" }] : [];
  if (text.length <= 250) return [heading];
  tell(file, "guess", `read as a paragraph and no heading: ${quote(text)}`, lineOf(heading));
  return [{ ...heading, type: "paragraph" }];
}

function headNamed(block: RootContent, more: readonly string[], file: VFile): RootContent[] {
  if (block.type !== "paragraph") return [block];
  const [first, ...rest] = splitLines(block);
  const text = first ? plainText(first) : "";
  if (
    !first ||
    countWords(text) > 12 ||
    !(isQuestionsHeading(text, more) || isReferencesHeading(text) || isContentsHeading(text))
  )
    return [block];
  tell(file, "guess", `${quote(text)} is read as a heading`, lineOf(block));
  // Deeper than any heading of the text, so that it never begins a section.
  return [toHeading(first, 6), ...rest];
}

const toHeading = ({ children, position, data }: Paragraph, depth: number): Heading => ({
  type: "heading",
  depth: headingDepth(depth),
  children: children.length === 1 && children[0]?.type === "strong" ? children[0].children : children,
  data: { ...data, isGuessed: true },
  position,
});

/** Tells what looks like a heading and is none in form. */
type Sign = (block: RootContent) => block is Paragraph;

const isStrong = (node: PhrasingContent) => node.type === "strong" || plainText(node) === "";

function isShort(block: RootContent): block is Paragraph {
  const text = block.type === "paragraph" && !block.data?.number ? plainText(block) : "";
  return text !== "" && text.length <= 100 && countWords(text) <= 14 && !/[.,;?]$/.test(text) && !isChoice(text);
}

const isBold: Sign = (block): block is Paragraph =>
  isShort(block) && (block.data?.bold === true || block.children.every(isStrong));
const isNumbered: Sign = (block): block is Paragraph => isShort(block) && HEADING_NUMBER.test(plainText(block));
const isUpper: Sign = (block): block is Paragraph =>
  isShort(block) && /\p{Lu}{3}/u.test(plainText(block)) && !/\p{Ll}/u.test(plainText(block));

/** From the surest sign to the weakest, the first that two lines have counts. Larger letters are a higher level. */
function guessHeadings(blocks: readonly RootContent[], file: VFile): RootContent[] {
  const body = bodySize(blocks);
  const isLarge: Sign = (block): block is Paragraph => isShort(block) && (block.data?.size ?? 0) > body;
  const sign = [isBold, isLarge, isNumbered, isUpper].find((one) => blocks.filter(one).length > 1);
  if (!sign) return [...blocks];
  const sizes = [...new Set(blocks.filter(sign).map(({ data }) => data?.size ?? 0))].toSorted((a, b) => b - a);
  const questions = findNumbered(blocks);
  return blocks.map((block) => {
    if (!sign(block) || questions.has(block)) return block;
    tell(file, "guess", `${quote(plainText(block))} is read as a heading`, lineOf(block));
    return toHeading(block, 2 + sizes.indexOf(block.data?.size ?? 0));
  });
}

/** The size in which most words are set. */
export function bodySize(blocks: readonly RootContent[]): number {
  const words = new Map<number, number>();
  for (const block of blocks) {
    const size = block.data?.size ?? 0;
    words.set(size, (words.get(size) ?? 0) + countWords(plainText(block)));
  }
  return [...words].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/**
 * Leaves out a table of contents: the site makes its own. In Word its style tells it, else its lines are headings of
 * the text.
 */
export function dropContents(blocks: readonly RootContent[], file: VFile): RootContent[] {
  const styled = blocks.filter(({ data }) => data?.role === "contents");
  const at = blocks.findIndex((block) => block.type === "heading" && isContentsHeading(plainText(block)));
  const below = at < 0 ? [] : blocks.slice(at + 1);
  const end = below.findIndex(({ type }) => type === "heading");
  const typed = end < 0 ? below : below.slice(0, end);
  const names = new Set(blocks.filter(({ type }) => type === "heading").map((heading) => entryOf(plainText(heading))));
  const lines = typed.flatMap(linesOf);
  const isContents = lines.length > 1 && lines.filter((line) => names.has(entryOf(line))).length >= lines.length * 0.6;
  const dropped = new Set([
    ...styled,
    ...(isContents ? typed : []),
    ...(at >= 0 && (isContents || styled.length) ? [blocks[at]!] : []),
  ]);
  const [first] = dropped;
  if (!first) return [...blocks];
  const words = blocks.filter((block) => dropped.has(block)).map((block) => plainText(block));
  tell(file, "left-out", `a table of contents, ${dropped.size} paragraphs`, lineOf(first), words.join(" "));
  return blocks.filter((block) => !dropped.has(block));
}

const linesOf = (block: RootContent): string[] =>
  block.type === "paragraph"
    ? splitLines(block).map((line) => plainText(line))
    : block.type === "list"
      ? block.children.flatMap(({ children }) => children.flatMap(linesOf))
      : block.type === "table"
        ? block.children.map((row) => plainText(row))
        : [];

/** A heading, or a line of contents without the dots and the page number at its end. */
const entryOf = (line: string) =>
  line
    .replace(HEADING_NUMBER, "")
    .replace(/[\s.…_]*\d*\s*$/, "")
    .toLowerCase();
