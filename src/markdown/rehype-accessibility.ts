import type { Element, Root } from "hast";
import { toString } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { words } from "../messages/index.ts";

/** Names what has no words of its own, and lets the keyboard scroll wide tables inside their own frame. */
export function rehypeAccessibility() {
  return (tree: Root) => {
    visit(tree, "element", (node, index, parent) => {
      const { properties: at } = node;
      if ("dataFootnoteRef" in at) nameNoteLink(node);
      // Safari stops exposing a list as one once its bullets are removed.
      if (String(at["className"]).includes("contains-task-list")) at["role"] = "list";
      if (node.tagName === "input") at["ariaLabel"] = at["checked"] ? words.reading.done : words.reading.toDo;
      if (node.tagName !== "table" || !parent || index === undefined) return;
      parent.children[index] = scrollable(node);
      return SKIP;
    });
  };
}

/** The link to a note is only a digit; in a list of links it needs a word. */
function nameNoteLink({ properties, ...link }: Element) {
  properties["ariaLabel"] = words.notes.mark(toString({ ...link, properties }));
  delete properties["ariaDescribedBy"];
}

const scrollable = (table: Element): Element => ({
  type: "element",
  tagName: "div",
  properties: { className: ["scroll"], role: "group", tabIndex: 0, ariaLabel: words.reading.table },
  children: [table],
});
