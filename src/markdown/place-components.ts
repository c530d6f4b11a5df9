import type { Paragraph, Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { attributeOf, isJsx } from "./jsx.ts";
import { sectionOf } from "../paper/section-file.ts";

/**
 * Tells `<KeyQuestions />` which section it stands in, and turns `<Topic id="…" />` into a mark on its paragraph.
 */
export function placeComponents() {
  return (tree: Root, file: VFile) => {
    visit(tree, (node, index, parent) => {
      if (isJsx(node, "KeyQuestions")) {
        node.attributes.push({ type: "mdxJsxAttribute", name: "section", value: sectionOf(file)?.id ?? "" });
      } else if (isJsx(node, "Topic") && parent && index !== undefined) {
        markTopic(parent as Paragraph, attributeOf(node, "id") ?? "");
        parent.children.splice(index, 1);
        return [SKIP, index];
      }
      return;
    });
  };
}

function markTopic(paragraph: Paragraph, id: string) {
  const marked = paragraph.data?.hProperties?.["data-topics"];
  const topics = typeof marked === "string" ? `${marked} ${id}` : id;
  paragraph.data = { ...paragraph.data, hProperties: { ...paragraph.data?.hProperties, "data-topics": topics } };
}
