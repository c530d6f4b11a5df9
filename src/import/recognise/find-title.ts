import type { Heading, RootContent } from "mdast";
import { isContentsHeading, isFirstSection, isQuestionHeading } from "./headings.ts";
import { type Remarks, lineOf, quote } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";
import { readTitleLine } from "./read-title-lines.ts";
import { splitLines } from "./split-lines.ts";

interface FoundTitle {
  title: string;
  subtitle: string | undefined;
  /** Title and subtitle as lines of the text, unless they come from elsewhere. */
  lines: string[];
  /** Blocks that stand before the title, such as the name of the publisher. */
  before: RootContent[];
  /** Blocks that stand after title and subtitle. */
  after: RootContent[];
}

/** Finds title and subtitle: `given` by the file's own fields, set as a title, or the heading that is above all others. */
export function findTitle(
  blocks: readonly RootContent[],
  given: unknown,
  fallback: string,
  remarks: Remarks,
): FoundTitle {
  const at = titleIndex(blocks, typeof given === "string" ? given : undefined);
  if (at === undefined) return titleFromLine(blocks, typeof given === "string" ? given : undefined, fallback, remarks);
  const after = blocks.slice(at + 1);
  const block = subtitleOf(after, blocks[at] as Heading);
  const title = plainText(blocks[at]!);
  const subtitle = block && plainText(block);
  return {
    title,
    subtitle,
    lines: [title, ...(subtitle ? [subtitle] : [])],
    before: blocks.slice(0, at),
    after: block ? after.slice(1) : after,
  };
}

function titleIndex(blocks: readonly RootContent[], given: string | undefined): number | undefined {
  const set = blocks.findIndex((block) => block.type === "heading" && block.data?.isTitle);
  if (set >= 0) return set;
  const [first, ...others] = blocks.filter(
    (block) => block.type === "heading" && !isQuestionHeading(plainText(block), []),
  ) as Heading[];
  if (!first) return undefined;
  const text = plainText(first);
  const isGiven = given !== undefined && plainText(first).startsWith(given);
  if (given !== undefined && !isGiven) return undefined;
  const isAbove = others.length > 0 && others.every(({ depth }) => depth > first.depth);
  const isTitle =
    isGiven || (!isFirstSection(text) && !first.data?.isGuessed && (isAbove || standsAlone(blocks, first, others[0])));
  return isTitle ? blocks.indexOf(first) : undefined;
}

/** True for a first heading with next to nothing below it, before others of its level. */
function standsAlone(blocks: readonly RootContent[], first: Heading, second: Heading | undefined): boolean {
  if (!second || second.depth > first.depth) return false;
  const between = blocks.slice(blocks.indexOf(first) + 1, blocks.indexOf(second));
  const isIntroduced = isFirstSection(plainText(second)) || isContentsHeading(plainText(second));
  return isIntroduced || between.every((block) => block.type === "paragraph" && plainText(block).length < 120);
}

/** A line set as a subtitle, or a heading at once below the title that has no text of its own. */
function subtitleOf(after: readonly RootContent[], title: Heading): RootContent | undefined {
  const [first, second] = after;
  if (first?.type === "paragraph" && first.data?.isSubtitle) return first;
  if (first?.type !== "heading" || first.depth <= title.depth || isFirstSection(plainText(first))) return undefined;
  if (isContentsHeading(plainText(first))) return undefined;
  const headings = after.filter(
    (block) => block.type === "heading" && !isQuestionHeading(plainText(block), []),
  ) as Heading[];
  if (headings.length < 2) return undefined;
  const isAlone = headings.filter(({ depth }) => depth === first.depth).length === 1;
  if (headings[0] !== first) return undefined;
  if (second?.type === "heading") return second.depth <= first.depth || isAlone ? first : undefined;
  const saysWho = second?.type === "paragraph" && splitLines(second).some((line) => readTitleLine(plainText(line), {}));
  return saysWho || (isAlone && isImprint(second)) ? first : undefined;
}

/** True for a short paragraph that is no sentence, such as a line with the author's name. */
const isImprint = (block: RootContent | undefined) =>
  block?.type === "paragraph" && plainText(block).length < 120 && !/[.?!]$/.test(plainText(block));

/** Without a heading for a title, the first line may be one, if it is short and no sentence. */
function titleFromLine(
  blocks: readonly RootContent[],
  given: string | undefined,
  fallback: string,
  { guesses }: Remarks,
): FoundTitle {
  const [first] = blocks;
  if (given) return { title: given, subtitle: undefined, lines: [], before: [], after: [...blocks] };
  const isLine = first?.type === "paragraph" && isImprint(first) && plainText(first).split(" ").length <= 15;
  const title = isLine ? plainText(first) : fallback;
  guesses.push({
    line: lineOf(first),
    text: `${quote(title)}${isLine ? "" : ", the name of the file,"} is read as the title`,
  });
  return {
    title,
    subtitle: undefined,
    lines: isLine ? [title] : [],
    before: [],
    after: isLine ? blocks.slice(1) : [...blocks],
  };
}
