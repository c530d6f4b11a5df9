import { fromHtml } from "hast-util-from-html";
import { type Options, toMdast } from "hast-util-to-mdast";
import type { Html, Parents, PhrasingContent, Root, RootContent } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import { type Remarks, lineOf, quote } from "../manuscript.ts";
import { comment } from "../mdx-nodes.ts";
import { keepComment, keepingHandlers } from "./html-handlers.ts";
import { readTags } from "./html-tags.ts";
import { closePhrasing } from "./phrasing-html.ts";

const KEEPING: Options = { document: true, handlers: keepingHandlers, nodeHandlers: { comment: keepComment } };

/** Turns HTML in a Markdown text into Markdown; what only looks like HTML becomes the text it is. */
export function tameHtml(tree: Root, remarks: Remarks) {
  visit(tree, "html", (node, index, parent) => {
    if (!parent || index === undefined || isPhrasing(parent)) return;
    const blocks = readBlock(node, remarks);
    parent.children.splice(index, 1, ...(blocks as PhrasingContent[]));
    return [SKIP, index + blocks.length];
  });
  visit(tree, (node) => {
    if (!("children" in node) || !node.children.some(({ type }) => type === "html")) return;
    node.children = closePhrasing(node.children as PhrasingContent[], remarks);
  });
}

/** Elements whose children are words and not blocks. */
const isPhrasing = ({ type }: Parents) => !["root", "blockquote", "listItem", "footnoteDefinition"].includes(type);

function readBlock(node: Html, { leftOut }: Remarks): RootContent[] {
  const only = /^<!--([\s\S]*?)(?:-->|$)\s*$/.exec(node.value);
  if (only) return [comment(only[1] ?? "")];
  const tags = readTags(node.value);
  if (!tags.length || tags.some(({ known }) => !known)) return [asText(node)];
  const code = node.value.match(/<(script|style)[\s\S]*?(<\/\1>|$)/gi);
  if (code) leftOut.push({ line: lineOf(node), text: `code of a web page: ${quote(code.join(" "))}` });
  const { children } = toMdast(fromHtml(node.value, { fragment: true }), KEEPING) as Root;
  for (const child of children) place(child, node);
  return children;
}

const asText = (node: Html): RootContent => ({
  type: "paragraph",
  children: [{ type: "text", value: node.value, position: node.position }],
  position: node.position,
});

/** The parts of a piece of HTML stand, as far as anyone needs to know, on its first line. */
function place(tree: RootContent, { position }: Html) {
  visit(tree, (node) => {
    node.position = position;
  });
}
