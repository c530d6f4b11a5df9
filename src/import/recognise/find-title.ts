import type { Heading, RootContent } from "mdast";
import { type Remarks, lineOf, quote } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";
import { isContentsHeading, isFirstSection, isQuestionHeading } from "./headings.ts";
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

/** Finds title and subtitle: in a field above the text, set as a title, or in the heading that is above all others. */
export function findTitle(
  blocks: readonly RootContent[],
  field: unknown,
  fallback: string,
  remarks: Remarks,
): FoundTitle {
  const given = typeof field === "string" ? field : undefined;
  const at = titleIndex(blocks, given);
  if (at === undefined) return titleFromLine(blocks, given, fallback, remarks);
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
  const [first, ...others] = headingsIn(blocks);
  if (!first) return undefined;
  if (given !== undefined) return plainText(first).startsWith(given) ? blocks.indexOf(first) : undefined;
  if (first.data?.isGuessed || isFirstSection(plainText(first))) return undefined;
  const isAbove = others.length > 0 && others.every(({ depth }) => depth > first.depth);
  return isAbove || standsAlone(blocks, first, others[0]) ? blocks.indexOf(first) : undefined;
}

/** The headings of a text but for those of key questions. */
const headingsIn = (blocks: readonly RootContent[]): Heading[] =>
  blocks.filter((block): block is Heading => block.type === "heading" && !isQuestionHeading(plainText(block), []));

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
  const headings = headingsIn(after);
  if (first?.type !== "heading" || headings[0] !== first || headings.length < 2 || first.depth <= title.depth)
    return undefined;
  if (isFirstSection(plainText(first)) || isContentsHeading(plainText(first))) return undefined;
  const isAlone = headings.filter(({ depth }) => depth === first.depth).length === 1;
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
  const none = { subtitle: undefined, lines: [], before: [], after: [...blocks] };
  if (given) return { ...none, title: given };
  const at = blocks.findIndex((block) => block.type === "heading" || plainText(block) !== "");
  const first = blocks[at];
  if (first?.type !== "paragraph" || !isImprint(first) || plainText(first).split(" ").length > 15) {
    guesses.push({ line: lineOf(first), text: `${quote(fallback)}, the name of the file, is read as the title` });
    return { ...none, title: fallback };
  }
  const title = plainText(first);
  guesses.push({ line: lineOf(first), text: `${quote(title)} is read as the title` });
  return { ...none, title, lines: [title], before: blocks.slice(0, at), after: blocks.slice(at + 1) };
}
