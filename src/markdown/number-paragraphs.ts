import type { Paragraph, Root, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import type { VFile } from "vfile";
import { anchors } from "../urls.ts";
import { sectionOf } from "../paper/section-file.ts";

/** True for the paragraphs that get a number: those of the running text, not in lists or quotes, with words in them. */
export const isNumbered = (node: RootContent): node is Paragraph =>
  node.type === "paragraph" && node.children.some((child) => child.type !== "image");

/** From this many letters on (some ten lines of print) a paragraph may go over to the next page. */
const LONG = 750;

/**
 * Gives each paragraph of a section its number (3.2), an anchor (#p3.2) and a visible link to it.
 *
 * The link is hidden from screen readers and the tab order, because hearing or passing one at every paragraph
 * would spoil the reading; the citation panel lists the same links for everyone.
 */
export function numberParagraphs() {
  return (tree: Root, file: VFile) => {
    const section = sectionOf(file);
    if (!section) return;
    tree.children.filter(isNumbered).forEach((paragraph, index) => {
      const number = `${section.number}.${index + 1}`;
      paragraph.data = {
        ...paragraph.data,
        hProperties: {
          ...paragraph.data?.hProperties,
          id: anchors.paragraph(number),
          ...(toString(paragraph).length > LONG && { "data-long": "" }),
        },
      };
      paragraph.children.unshift(linkTo(number));
    });
  };
}

const linkTo = (number: string): Paragraph["children"][number] => ({
  type: "link",
  url: `#${anchors.paragraph(number)}`,
  data: { hProperties: { className: ["para"], ariaHidden: "true", tabIndex: -1, "data-pagefind-ignore": "" } },
  children: [{ type: "text", value: number }],
});
