import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";

/**
 * Adds a link after each heading's words, visible without hovering. It is hidden from screen readers and the tab order,
 * as the numbers of paragraphs are: it would be read out as a part of every heading, and the contents offer the same
 * link.
 */
export function rehypeHeadingLinks() {
  return (tree: Root) => {
    visit(tree, "element", (node) => {
      const { id } = node.properties;
      if (/^h[2-6]$/.test(node.tagName) && id && id !== "footnote-label") node.children.push(linkTo(String(id)));
    });
  };
}

const linkTo = (id: string): Element => ({
  type: "element",
  tagName: "a",
  properties: {
    className: ["anchor"],
    href: `#${id}`,
    ariaHidden: "true",
    tabIndex: -1,
    "data-pagefind-ignore": "",
  },
  children: [{ type: "text", value: "§" }],
});
