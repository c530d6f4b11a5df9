import type { Paragraph, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import type { PaperData } from "../paper/schema.ts";
import { sectionOfFile } from "../paper/section-file.ts";
import { anchors } from "../urls.ts";
import { attributeOf, isJsx } from "./mdx-jsx.ts";
import { numberedParagraphs, ownNumber, paragraphNumber } from "./numbered-paragraphs.ts";

/** From this many letters on (some ten lines of print) a paragraph may break across pages. */
const LONG = 750;

/**
 * Numbers the paragraphs of a section (3.2), or shows their author's own numbers, tells `<KeyQuestions />` which section it stands in, and turns
 * `<Topic id="…" />` into an attribute of its paragraph.
 */
export function remarkSection(numbers: () => PaperData["numbers"]) {
  return (tree: Root, file: VFile) => {
    const section = sectionOfFile(file.path ?? "");
    if (!section) return;
    for (const [index, paragraph] of numberedParagraphs(tree).entries())
      numberParagraph(paragraph, paragraphNumber(section.number, index), numbers());
    visit(tree, (node, index, parent) => {
      if (isJsx(node, "KeyQuestions"))
        node.attributes.push({ type: "mdxJsxAttribute", name: "section", value: section.id });
      if (!isJsx(node, "Topic") || !parent || index === undefined) return;
      addTopic(parent as Paragraph, attributeOf(node, "id") ?? "");
      parent.children.splice(index, 1);
      return [SKIP, index];
    });
  };
}

/**
 * Gives a paragraph an anchor (#p3.2) and a visible link to it. The link is hidden from screen readers and the tab order,
 * because hearing or passing one at every paragraph would spoil the reading; the citation panel lists them for everyone.
 */
function numberParagraph(paragraph: Paragraph, number: string, numbers: PaperData["numbers"]) {
  const id = anchors.paragraph(number);
  const shown = numbers === "own" ? takeOwnNumber(paragraph) : number;
  setProperties(paragraph, { id, ...(toString(paragraph).length > LONG && { "data-long": "" }) });
  paragraph.children.unshift({
    type: "link",
    url: `#${id}`,
    data: { hProperties: { className: ["para"], ariaHidden: "true", tabIndex: -1, "data-pagefind-ignore": "" } },
    children: [{ type: "text", value: shown }],
  });
}

/** Takes the author's number off a paragraph, to be shown where the site shows its own; a paragraph without one gets a sign. */
function takeOwnNumber(paragraph: Paragraph): string {
  const own = ownNumber(paragraph);
  if (!own) return "¶";
  own.text.value = own.text.value.slice(own.length);
  return own.written;
}

function addTopic(paragraph: Paragraph, id: string) {
  const topics = paragraph.data?.hProperties?.["data-topics"];
  setProperties(paragraph, { "data-topics": typeof topics === "string" ? `${topics} ${id}` : id });
}

function setProperties(paragraph: Paragraph, properties: Record<string, string>) {
  paragraph.data = { ...paragraph.data, hProperties: { ...paragraph.data?.hProperties, ...properties } };
}
