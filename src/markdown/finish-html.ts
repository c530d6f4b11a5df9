import type { Element, ElementContent, Root } from "hast";
import { toString } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { words } from "../words.ts";

/**
 * Finishes the HTML of a text: base path on internal links, a link on each heading, tables that scroll by
 * themselves. Runs after the headings have their ids.
 */
export function finishHtml(site: { base: string }) {
  const base = site.base.replace(/\/$/, "");
  return (tree: Root) => {
    visit(tree, "element", (node, index, parent) => {
      const { properties: at } = node;
      if (/^h[2-6]$/.test(node.tagName) && at["id"] && at["id"] !== "footnote-label") linkHeading(node);
      if (node.tagName === "input") at["ariaLabel"] = at["checked"] ? words.reading.done : words.reading.toDo;
      if (typeof at["href"] === "string" && at["href"].startsWith("/")) at["href"] = base + at["href"];
      if (node.tagName !== "table" || !parent || index === undefined) return;
      parent.children[index] = scrollable(node);
      return SKIP;
    });
  };
}

/** Adds a link after a heading's words, visible without hovering and reachable by keyboard. */
function linkHeading(heading: Element) {
  const text = toString(heading);
  heading.children.push({
    type: "element",
    tagName: "a",
    properties: {
      className: ["anchor"],
      href: `#${heading.properties["id"]}`,
      ariaLabel: words.reading.linkTo(text),
      "data-pagefind-ignore": "",
    },
    children: [{ type: "text", value: "§" }],
  });
}

/** A wide table scrolls inside its own frame, which the keyboard can reach, and never the page. */
const scrollable = (table: ElementContent): Element => ({
  type: "element",
  tagName: "div",
  properties: { className: ["scroll"], role: "group", tabIndex: 0, ariaLabel: words.reading.table },
  children: [table],
});
