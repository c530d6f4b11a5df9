import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { TABLE_CAPTION } from "./numbered-paragraphs.ts";

/**
 * Shows below a picture that stands alone what its author wrote in quotation marks behind its address, and above a
 * table the paragraph that begins with “Table:”.
 */
export function rehypeCaptions() {
  return (tree: Root) => {
    visit(tree, "element", (node, index, parent) => {
      if (node.tagName !== "p" || !parent || index === undefined) return;
      const picture = captionedPicture(node);
      if (picture) parent.children[index] = figureOf(picture);
      const table = parent.children.slice(index + 1).find(({ type }) => type === "element");
      if (picture || table?.type !== "element" || table.tagName !== "table") return;
      const [first, ...rest] = node.children;
      if (first?.type !== "text" || !TABLE_CAPTION.test(first.value)) return;
      const words: ElementContent[] = [{ ...first, value: first.value.replace(TABLE_CAPTION, "") }, ...rest];
      table.children.unshift({ type: "element", tagName: "caption", properties: {}, children: words });
      parent.children.splice(index, 1);
      return [SKIP, index];
    });
  };
}

function captionedPicture({ children }: Element): Element | undefined {
  const [picture] = children;
  return children.length === 1 &&
    picture?.type === "element" &&
    picture.tagName === "img" &&
    picture.properties["title"]
    ? picture
    : undefined;
}

function figureOf({ properties: { title, ...properties }, ...picture }: Element): Element {
  const caption: Element = {
    type: "element",
    tagName: "figcaption",
    properties: {},
    children: [{ type: "text", value: String(title) }],
  };
  return { type: "element", tagName: "figure", properties: {}, children: [{ ...picture, properties }, caption] };
}
