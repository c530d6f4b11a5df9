import type { Heading, RootContent } from "mdast";
import { HEADING_NUMBER, bodySize, isContentsHeading, isFirstSection, isQuestionsHeading } from "./headings.ts";
import { readLine } from "./imprint.ts";
import { lineOf } from "./messages.ts";
import { countWords, foldWords, plainText, splitLines } from "./plain-text.ts";
import { isChoice } from "./question-lines.ts";

/** The title of a paper, and the blocks that it was. */
export interface FoundTitle {
  title: string;
  blocks: RootContent[];
  /** True where a style or the file itself says that it is the title. */
  isSure: boolean;
}

/** Titles of laws and of papers on them are long. */
const LONGEST = 600;
const FRONT = 40;

/** Lines that name a sort of document, and no paper. */
const SORT =
  /^(?:explanatory (?:notes?|memorandum)|transposition (?:notes?|tables?)|(?:public )?(?:consultation|discussion|green|white|working|policy) ?(?:paper|document)?|(?:(?:final|consultation)(?: stage)? )?(?:regulatory )?impact assessment(?: \((?:ia|final)\))?|opinion|report|press summary)$/i;

/** Lines that name a version of a document, a body, or a part of it. */
const LABEL =
  /^(?:version\b.{0,40}|(?:final |first |working )?draft(?: [\d.]+)?|(?:table of )?contents|date\b.*|official\b.*|confidential|(?:annex|appendix|chapter|part|section) \w+|for (?:information|decision|comment)|authors?:?|(?:laid|presented|ordered)\b.* (?:before|to|by) .*|hm \w+(?: .{0,30})?|(?:the )?(?:department|ministry|faculty|school) (?:for|of)\b.*|.*\b(?:university|department)(?:[,-].{0,20})?)$/i;

/**
 * Finds the title: what a form, a style or the file’s properties give, the largest letters, the top heading, the first
 * bold line.
 */
export function findTitle(blocks: readonly RootContent[], given: string | undefined): FoundTitle | undefined {
  const front = frontOf(blocks);
  const styled = blocks.filter(({ data }) => data?.role === "title");
  const set = styled.find(isUsable);
  const confirmed = given === undefined ? undefined : confirmedTitle(blocks, given);
  const labelled = labelledTitle(blocks) ?? firstRow(blocks);
  if (labelled) return { title: labelled, blocks: [], isSure: false };
  if (confirmed) return found([...confirmed.slice(0, -1), ...together(blocks, confirmed.at(-1)!, () => false)], true);
  if (set)
    return found(
      together(blocks, set, ({ data }) => data?.role === "title"),
      true,
    );
  const lines = front.filter((block) => block.type !== "heading" && isUsable(block));
  const size = Math.max(0, ...lines.map(({ data }) => data?.size ?? 0));
  const isLarge = (block: RootContent) => isTitleLine(block) && block.data?.size === size;
  const large = size > 1.2 * bodySize(blocks) ? lines.find(isLarge) : undefined;
  if (large) return found(together(blocks, large, isLarge), false);
  const top = topHeading(blocks);
  const isFirst = top && blocks.slice(0, blocks.indexOf(top)).every((block) => isTitleLine(block) || !plainText(block));
  const bold = lines.find(({ data }) => data?.bold);
  const first =
    (isFirst ? top : undefined) ??
    bold ??
    lines.find((block) => countWords(plainText(block)) <= 15) ??
    top ??
    front.find((block) => SORT.test(plainText(block)));
  return (
    first &&
    found(
      together(blocks, first, () => false),
      first === top,
    )
  );
}

const found = (blocks: RootContent[], isSure: boolean): FoundTitle => ({
  title: blocks.map((block) => plainText(block)).join(" "),
  blocks,
  isSure,
});

/** What stands before the running text, at most as far as the first heading. */
function frontOf(blocks: readonly RootContent[]): RootContent[] {
  const end = blocks.findIndex((block) => {
    const isText = !isTitleLine(block) && plainText(block) !== "" && block.type !== "table";
    return isText || (block.type === "heading" && !block.data?.role && !SORT.test(plainText(block)));
  });
  return blocks.slice(0, Math.min(FRONT, end < 0 ? FRONT : end));
}

/** True for what may be a title: no name of a body or a section, no line that leads to another, no sentence. */
function isUsable(block: RootContent): boolean {
  const text = plainText(block);
  const isLine = /\p{L}{2}.*\p{L}|\p{Script=Han}/u.test(text) && text.length <= LONGEST && !/[:：]$/.test(text);
  if (!isLine || LABEL.test(text) || SORT.test(text)) return false;
  if (block.type === "heading" && !block.data?.role) return true;
  const isSentence = /\b(?:will|is|are|was|were|has|have|must|should)\b.*\.$/i.test(text);
  return !block.data?.number && !isSentence && !isFirstSection(text) && !isChoice(text) && !readLine(text);
}

/** A line of a title page: short and no sentence, or bold. */
function isTitleLine(block: RootContent): boolean {
  if (block.type === "thematicBreak") return true;
  if (block.type !== "paragraph" && block.type !== "heading" && block.type !== "list") return false;
  const text = plainText(block);
  const lines = block.type === "paragraph" ? splitLines(block).map((line) => plainText(line)) : [text];
  const isShort = lines.every((line) => line.length <= 120 && !/\p{Ll}{3}[.?!;,]$/u.test(line));
  return isShort || (block.data?.bold === true && text.length <= LONGEST);
}

/** The blocks at the start that say, one after the other, what the properties of the file give as its title. */
function confirmedTitle(blocks: readonly RootContent[], given: string): RootContent[] | undefined {
  const words = foldWords(given);
  const front = blocks.slice(0, FRONT);
  if (!words || SORT.test(given)) return undefined;
  for (const start of front.keys())
    for (const end of [1, 2, 3, 4]) {
      const some = front.slice(start, start + end);
      if (foldWords(plainText(some)) === words) return some.filter((block) => plainText(block));
    }
  return undefined;
}

const TITLE_LABEL =
  /^title(?:\s*:|\s+of (?:the )?(?:measure|proposal|policy|paper|document|consultation)\s*(?::|$))\s*/i;

/** The title that a form gives behind “Title:”, or above it where each answer stands above its label. */
function labelledTitle(blocks: readonly RootContent[]): string | undefined {
  const lines = blocks.slice(0, 10).flatMap(linesOf).filter(Boolean);
  const at = lines.findIndex((line) => TITLE_LABEL.test(line.replace(HEADING_NUMBER, "")));
  if (at < 0) return undefined;
  const behind = lines[at]!.replace(HEADING_NUMBER, "").replace(TITLE_LABEL, "");
  const isAbove = lines[at + 2]?.endsWith(":") === true && at > 0 && !SORT.test(lines[at - 1]!);
  const title = behind || (isAbove ? lines[at - 1] : lines[at + 1]) || "";
  return title.length >= 3 && title.length <= LONGEST ? title : undefined;
}

/** The words of a table at the very start that stand alone in its first row. */
function firstRow(blocks: readonly RootContent[]): string | undefined {
  const first = blocks.find((block) => plainText(block));
  const rows =
    first?.type === "table" ? first.children.map(({ children }) => children.map((cell) => plainText(cell))) : [];
  const [cells = []] = rows.map((row) => row.filter(Boolean)).filter((row) => row.length);
  const [title = ""] = cells;
  return cells.length === 1 && title.length <= LONGEST && !SORT.test(title) && !LABEL.test(title) ? title : undefined;
}

function linesOf(block: RootContent): string[] {
  if (block.type === "paragraph" || block.type === "heading") return [plainText(block)];
  if (block.type !== "table") return [];
  const cells = block.children.flatMap(({ children }) => children);
  return cells.flatMap(({ children }) => splitLines({ type: "paragraph", children }).map((line) => plainText(line)));
}

const RUNS_ON = /(?:\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|under|with)|[:,–—-])$/i;

/** A title and what follows it at once: in the same form, or because its words run on. */
function together(
  blocks: readonly RootContent[],
  first: RootContent,
  isSame: (block: RootContent) => boolean,
): RootContent[] {
  const title = [first];
  for (const block of blocks.slice(blocks.indexOf(first) + 1)) {
    const text = plainText(block);
    const last = title.at(-1)!;
    const runsOn = RUNS_ON.test(plainText(last)) || /^\p{Ll}/u.test(text);
    // An empty paragraph between two lines of one form parts them.
    const isNext = lineOf(block) - lineOf(last) <= 1;
    const follows = !text || (isNext && isSame(block) && isUsable(block)) || (runsOn && isTitleLine(block));
    if (!follows) break;
    if (text) title.push(block);
  }
  return title;
}

/** The headings of a text but for what is one by a slip. */
const headingsIn = (blocks: readonly RootContent[]): Heading[] =>
  blocks.filter((block): block is Heading => {
    const { length } = plainText(block);
    return block.type === "heading" && length > 0 && length <= LONGEST;
  });

/** The first heading, where it is above all others, or has next to nothing below it before the next. */
function topHeading(blocks: readonly RootContent[]): Heading | undefined {
  const [first, ...others] = headingsIn(blocks);
  const [second] = others;
  if (!first || first.data?.number || isFirstSection(plainText(first)) || !isUsable(first)) return undefined;
  if (isQuestionsHeading(plainText(first), [])) return undefined;
  const between = blocks.slice(blocks.indexOf(first) + 1, second && blocks.indexOf(second));
  const isAbove = others.every(({ depth }) => depth > first.depth);
  const isIntroduced = second && (isFirstSection(plainText(second)) || isContentsHeading(plainText(second)));
  return isAbove || isIntroduced || (second && between.every(isTitleLine)) ? first : undefined;
}

/** A line set as a subtitle, or a heading of a level of its own at once below the title. */
export function findSubtitle(
  [first, second, ...rest]: readonly RootContent[],
  title: RootContent | undefined,
): RootContent | undefined {
  if (first?.data?.role === "subtitle") return first;
  if (first?.type !== "heading" || title?.type !== "heading" || first.depth <= title.depth || first.data?.number)
    return undefined;
  const others = headingsIn([...(second ? [second] : []), ...rest]).filter(
    (heading) => !isQuestionsHeading(plainText(heading), []),
  );
  const isAlone = others.length > 0 && others.every(({ depth }) => depth > first.depth);
  const isFollowed = second?.type === "heading" || (second && isTitleLine(second));
  return isAlone && isFollowed && !isFirstSection(plainText(first)) ? first : undefined;
}
