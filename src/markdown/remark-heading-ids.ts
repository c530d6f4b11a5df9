import Slugger from "github-slugger";
import type { Heading, Root } from "mdast";
import { visit } from "unist-util-visit";
import type { Heading as SectionHeading } from "../paper/section-facts.ts";

/** Ids in the frame of a section's page: beside them a heading "Search" is `search-1`. */
const TAKEN = ["search", "search-open", "footnote-label"];

/** An id that a question may have. */
const QUESTION = /^q\d+[a-z]?$/;

/** Gives each heading of a text the id that links lead to. */
export function remarkHeadingIds() {
  return (tree: Root) => {
    const headings = findHeadings(tree);
    const ids = headingIds(headings);
    for (const [index, heading] of headings.entries())
      heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id: ids[index] } };
  };
}

/** The headings of a text with the ids that links lead to. */
export function listHeadings(tree: Root): SectionHeading[] {
  const headings = findHeadings(tree);
  const ids = headingIds(headings);
  return headings.map((heading, index) => ({ depth: heading.depth, slug: ids[index]!, text: textOf(heading) }));
}

function findHeadings(tree: Root): Heading[] {
  const headings: Heading[] = [];
  visit(tree, "heading", (heading) => void headings.push(heading));
  return headings;
}

/**
 * The ids of all headings of a text: their words and code, without images; a second heading of a name gets a number.
 */
export function headingIds(headings: readonly Heading[]): string[] {
  const slugger = new Slugger();
  for (const id of TAKEN) slugger.slug(id);
  return headings.map((heading) => {
    const id = slugger.slug(textOf(heading));
    return QUESTION.test(id) ? slugger.slug(id) : id;
  });
}

function textOf(heading: Heading): string {
  let text = "";
  visit(heading, (node) => {
    if (node.type === "text" || node.type === "inlineCode" || node.type === "mdxTextExpression") text += node.value;
  });
  return text;
}
