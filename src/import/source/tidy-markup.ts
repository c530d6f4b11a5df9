import type { Heading, Parents, PhrasingContent, Root, RootContent, Text } from "mdast";
import { visit } from "unist-util-visit";
import { type Remarks, leaveOut, lineOf, quote } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";

/** Attributes as Pandoc writes them: `{width="6in"}`, `{#intro .unnumbered}`. */
const ATTRIBUTES = String.raw`\{(?:\s*(?:[#.][\w:.-]+|[\w-]+=(?:"[^"]*"|[\w.%]+)))+\s*\}`;
const LEADING = new RegExp(`^${ATTRIBUTES}`);
const TRAILING = new RegExp(String.raw`\s*${ATTRIBUTES}\s*$`);
const SPAN = new RegExp(String.raw`\[([^[\]]*)\]${ATTRIBUTES}`, "g");

/** Elements of Word's own, such as <o:p>, which stay behind where text was pasted from it. */
const WORD_TAG = /<\/?(?:o|v|w|st1):\w+[^<>]*>/g;

/** Undoes slips of converters that can only be seen once the text is parsed. */
export function tidyMarkup(tree: Root, remarks: Remarks) {
  visit(tree, "heading", (heading, index, parent) => {
    if (parent && index !== undefined) demoteHeading(heading, index, parent, tree, remarks);
  });
  visit(tree, "text", (text, index, parent) => {
    if (parent && index !== undefined) dropAttributes(text, parent.children[index - 1], parent, remarks);
  });
}

/** A row of hyphens below a paragraph makes it a heading by chance; so does a # inside a list or a quotation. */
function demoteHeading(heading: Heading, index: number, parent: Parents, tree: Root, { guesses }: Remarks) {
  const text = plainText(heading);
  if (text && text.length <= 200 && parent === tree) return;
  const isTop = parent === tree;
  const children: PhrasingContent[] =
    isTop || !text ? heading.children : [{ type: "strong", children: heading.children }];
  parent.children[index] = { type: "paragraph", children, position: heading.position };
  if (!text) parent.children.splice(index, 1);
  else
    guesses.push({
      line: lineOf(heading),
      text: `read as ${isTop ? "a paragraph" : "bold text"} and no heading: ${quote(text)}`,
    });
}

function dropAttributes(text: Text, before: RootContent | undefined, parent: Parents, remarks: Remarks) {
  const drop = (pattern: RegExp, by: string) => {
    const found = text.value.match(pattern)?.join(" ");
    if (found) leaveOut(remarks, "instructions to a converter", lineOf(text), found);
    text.value = text.value.replace(pattern, by);
  };
  if (before?.type === "image" || before?.type === "link") drop(LEADING, "");
  if (parent.type === "heading" && text === parent.children.at(-1)) drop(TRAILING, "");
  drop(SPAN, "$1");
  drop(WORD_TAG, "");
}
