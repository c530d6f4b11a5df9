import type { Element, ElementContent, Root } from "hast";
import { toString } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { words } from "../messages/index.ts";

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
      if ("dataFootnoteRef" in at) nameMark(node);
      // Without its bullets a list is none to Safari.
      if (String(at["className"]).includes("contains-task-list")) at["role"] = "list";
      if (node.tagName === "input") at["ariaLabel"] = at["checked"] ? words.reading.done : words.reading.toDo;
      if (typeof at["href"] === "string" && at["href"].startsWith("/")) at["href"] = base + at["href"];
      if (node.tagName !== "table" || !parent || index === undefined) return;
      parent.children[index] = scrollable(node);
      return SKIP;
    });
  };
}

/**
 * Adds a link after a heading's words, visible without hovering. It is hidden from screen readers and the tab order, as
 * the numbers of paragraphs are: it would be read out as a part of every heading, and the contents offer the same link.
 */
function linkHeading(heading: Element) {
  heading.children.push({
    type: "element",
    tagName: "a",
    properties: {
      className: ["anchor"],
      href: `#${heading.properties["id"]}`,
      ariaHidden: "true",
      tabIndex: -1,
      "data-pagefind-ignore": "",
    },
    children: [{ type: "text", value: "§" }],
  });
}

/** A mark is only a digit; in a list of links it needs a word. */
function nameMark({ properties, ...mark }: Element) {
  properties["ariaLabel"] = words.notes.mark(toString({ ...mark, properties }));
  delete properties["ariaDescribedBy"];
}

/** A wide table scrolls inside its own frame, which the keyboard can reach, and never the page. */
const scrollable = (table: ElementContent): Element => ({
  type: "element",
  tagName: "div",
  properties: { className: ["scroll"], role: "group", tabIndex: 0, ariaLabel: words.reading.table },
  children: [table],
});
