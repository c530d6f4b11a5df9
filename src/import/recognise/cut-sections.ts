import type { Heading, RootContent } from "mdast";
import { type Remarks, lineOf } from "../manuscript.ts";
import { mark } from "../mdx-nodes.ts";
import { countWords, plainText } from "../plain-text.ts";
import { InputProblem } from "../problem.ts";
import { isFirstSection, isReferenceHeading } from "./headings.ts";

/** A section on its way into the folder. */
export interface Part {
  title: string;
  line: number;
  /** The number that the source gave it, if any. */
  number?: string | undefined;
  /** The heading that begins it, if the source has one. */
  heading?: RootContent;
  blocks: RootContent[];
}

/** A text this long before the first heading is an introduction of its own. */
const INTRODUCTION_WORDS = 60;

/** The level of the headings at which sections begin: the highest that occurs more than once. */
function sectionDepth(blocks: readonly RootContent[], questions: ReadonlySet<RootContent>): Heading["depth"] {
  const depths = blocks.filter((block): block is Heading => isSection(block, questions)).map(({ depth }) => depth);
  const often = depths.filter((depth) => depths.indexOf(depth) !== depths.lastIndexOf(depth));
  return Math.min(...(often.length ? often : depths)) as Heading["depth"];
}

const isSection = (block: RootContent, questions: ReadonlySet<RootContent>) =>
  block.type === "heading" && !questions.has(block) && !isReferenceHeading(plainText(block));

/**
 * Cuts a text into its sections. Text before the first heading becomes an introduction or joins the first section.
 * Throws `InputProblem` where there is no heading to cut at.
 */
export function cutSections(
  blocks: readonly RootContent[],
  questions: ReadonlySet<RootContent>,
  remarks: Remarks,
): Part[] {
  if (!blocks.some((block) => isSection(block, questions))) throw new InputProblem(NO_HEADINGS);
  const depth = sectionDepth(blocks, questions);
  const parts: Part[] = [];
  const front: RootContent[] = [];
  for (const block of blocks) {
    const begins = block.type === "heading" && block.depth <= depth && !questions.has(block);
    if (begins)
      parts.push({
        title: plainText(block),
        line: lineOf(block),
        number: block.data?.number,
        heading: block,
        blocks: [],
      });
    else (parts.at(-1)?.blocks ?? front).push(block);
  }
  const placed = placeFront(
    front.filter(({ type }) => type !== "thematicBreak"),
    parts,
    remarks,
  );
  remarkNumbers(placed, remarks);
  return placed;
}

/** Where the source counts otherwise than the site will, “see section 4” may mislead. */
function remarkNumbers(parts: readonly Part[], { guesses }: Remarks) {
  parts.forEach(({ number, line, title }, index) => {
    if (number && !number.includes(".") && Number(number) !== index + 1)
      guesses.push({
        line,
        text: `“${title}” was section ${number} and is section ${index + 1} now; look for references to its number`,
      });
  });
}

const NO_HEADINGS =
  "no headings were found, so the paper cannot be cut into sections; in Word, give headings a style such as “Heading 1”, in Markdown, write ## before them";

function placeFront(front: RootContent[], [first, ...rest]: Part[], { guesses, unplaced }: Remarks): Part[] {
  if (!first || !front.length) return first ? [first, ...rest] : rest;
  const line = lineOf(front[0]);
  const isLong = countWords(plainText(front)) >= INTRODUCTION_WORDS;
  if (isLong && !isFirstSection(first.title)) {
    guesses.push({ line, text: "the text before the first heading is made a section called “Introduction”" });
    return [{ title: "Introduction", line, blocks: front }, first, ...rest];
  }
  const text = `the text before the first heading is put at the start of “${first.title}”`;
  unplaced.push({ line, text, words: `${plainText(front)} ${first.title}` });
  return [{ ...first, blocks: [mark("this stood before the first heading."), ...front, ...first.blocks] }, ...rest];
}
