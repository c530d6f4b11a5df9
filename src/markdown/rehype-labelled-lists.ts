import type { Element, ElementContent, Root } from "hast";
import { toString } from "hast-util-to-string";
import { visit } from "unist-util-visit";

/** “(a)”, “iv.”, “1.1”: what an author writes before an item, and Markdown has no list for. */
const LABEL = /^\s*(?:\([\p{L}\d]{1,5}\)|(?:\p{L}|[ivxlc]{2,5}|([a-z])\1)[.)]|\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}\))\s/iu;

const isItem = (node: ElementContent): node is Element => node.type === "element" && node.tagName === "li";

/** Marks lists whose items all begin with a label of their own, so that no bullet stands before it. */
export function rehypeLabelledLists() {
  return (tree: Root) => {
    visit(tree, "element", (list) => {
      if (list.tagName !== "ul") return;
      const items = list.children.filter(isItem);
      if (!items.length || !items.every((item) => LABEL.test(toString(item)))) return;
      // Safari stops exposing a list as one once its bullets are removed.
      Object.assign(list.properties, { className: ["labelled"], role: "list" });
    });
  };
}
