import type { Heading, Nodes, PhrasingContent, RootContent } from "mdast";
import { type Remarks, lineOf, quote } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";

/** A heading holds no notes, so a mark in one moves to the end of the paragraph below it. */
export function moveHeadingMarks(blocks: readonly RootContent[], { guesses, leftOut }: Remarks): void {
  blocks.forEach((heading, index) => {
    if (heading.type !== "heading") return;
    const marks = takeMarks(heading);
    if (!marks.length) return;
    const below = blocks.slice(index + 1);
    const end = below.findIndex(({ type }) => type === "heading");
    const paragraph = (end < 0 ? below : below.slice(0, end)).find(({ type }) => type === "paragraph");
    const where = { line: lineOf(heading), text: `the mark of a note in the heading ${quote(plainText(heading))}` };
    if (paragraph?.type !== "paragraph") return void leftOut.push(where);
    paragraph.children.push(...marks);
    guesses.push({ ...where, text: `${where.text} was moved into the paragraph below` });
  });
}

function takeMarks(heading: Heading): PhrasingContent[] {
  const marks: PhrasingContent[] = [];
  const keep = (nodes: readonly Nodes[]): Nodes[] =>
    nodes.flatMap((node): Nodes[] => {
      const isMark = node.type === "footnoteReference" || (node.type === "mdxJsxTextElement" && node.name === "Cite");
      if (isMark) marks.push(node);
      if (isMark || !("children" in node)) return isMark ? [] : [node];
      return [{ ...node, children: keep(node.children) } as Nodes];
    });
  heading.children = keep(heading.children) as PhrasingContent[];
  return marks;
}
