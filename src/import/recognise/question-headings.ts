import type { Heading, RootContent } from "mdast";
import { type Remarks, lineOf, quote } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";
import { isQuestionHeading } from "./headings.ts";
import { readQuestions } from "./read-question.ts";

/** A heading and the blocks below it, up to the next heading. */
interface Group {
  heading: Heading;
  below: RootContent[];
}

/**
 * The headings that open blocks of key questions: those with the right name and questions below them, and the headings
 * that group such questions.
 */
export function findQuestionHeadings(
  blocks: readonly RootContent[],
  more: readonly string[],
  { guesses }: Remarks,
): Set<RootContent> {
  const groups = groupByHeading(blocks);
  const found = new Set<RootContent>();
  groups.forEach(({ heading, below }, index) => {
    if (found.has(heading) || !isQuestionHeading(plainText(heading), more)) return;
    const inside = groupsInside(groups.slice(index + 1), heading.depth);
    if (below.some(asks) || inside.length) for (const group of [{ heading }, ...inside]) found.add(group.heading);
    else
      guesses.push({
        line: lineOf(heading),
        text: `there is no question below ${quote(plainText(heading))}, so it stays a heading`,
      });
  });
  return found;
}

function groupByHeading(blocks: readonly RootContent[]): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    if (block.type === "heading") groups.push({ heading: block, below: [] });
    else groups.at(-1)?.below.push(block);
  }
  return groups;
}

/** The groups of deeper headings right below, as long as they hold questions and no text after these. */
function groupsInside(groups: readonly Group[], depth: number): Group[] {
  const end = groups.findIndex(({ heading, below }) => heading.depth <= depth || !below.length || !asks(below.at(-1)!));
  return groups.slice(0, end < 0 ? groups.length : end);
}

const asks = (block: RootContent) => readQuestions(block).length > 0;
