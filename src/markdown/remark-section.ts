import type { Link, Paragraph, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import type { PaperData } from "../paper/schema.ts";
import { sectionOfFile } from "../paper/section-file.ts";
import { words } from "../messages/index.ts";
import { anchors } from "../urls.ts";
import { attributeOf, isJsx } from "./mdx-jsx.ts";
import { numberedParagraphs, ownNumber, paragraphNumber } from "./numbered-paragraphs.ts";

/** What a section shows of its paper beside its text. */
export interface NumberedPaper {
  numbers: PaperData["numbers"];
  /**
   * How many comments came on paragraphs, by their numbers, and the addresses below the site's base where they stand.
   */
  comments?: ReadonlyMap<string, { count: number; address: string }> | undefined;
}

/** From this many letters on (some ten lines of print) a paragraph may break across pages. */
const LONG = 750;

/**
 * Numbers the paragraphs of a section (3.2), or shows their author's own numbers, tells `<KeyQuestions />` which
 * section it stands in, and turns `<Topic id="…" />` into an attribute of its paragraph.
 */
export function remarkSection(paper: () => NumberedPaper) {
  return (tree: Root, file: VFile) => {
    const section = sectionOfFile(file.path ?? "");
    if (!section) return;
    const { numbers, comments } = paper();
    for (const [index, paragraph] of numberedParagraphs(tree).entries()) {
      const number = paragraphNumber(section.number, index);
      numberParagraph(paragraph, number, numbers);
      linkComments(paragraph, comments?.get(number));
    }
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
 * Gives a paragraph an anchor (#p3.2) and a visible link to it. The link is hidden from screen readers and the tab
 * order, because hearing or passing one at every paragraph would spoil the reading; the citation panel lists them for
 * everyone.
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

/**
 * Takes the author's number off a paragraph, to be shown where the site shows its own; a paragraph without one gets a
 * sign.
 */
function takeOwnNumber(paragraph: Paragraph): string {
  const own = ownNumber(paragraph);
  if (!own) return "¶";
  own.text.value = own.text.value.slice(own.length);
  return own.written;
}

/** Says how many comments a paragraph has drawn, and leads to them. */
function linkComments(paragraph: Paragraph, comments: { count: number; address: string } | undefined) {
  if (!comments) return;
  const link: Link = {
    type: "link",
    url: comments.address,
    data: {
      hProperties: { className: ["comment-count", "small"], "data-screen-only": "", "data-pagefind-ignore": "" },
    },
    children: [{ type: "text", value: words.responses.commentCount(comments.count) }],
  };
  paragraph.children.push({ type: "text", value: " " }, link);
}

function addTopic(paragraph: Paragraph, id: string) {
  const topics = paragraph.data?.hProperties?.["data-topics"];
  setProperties(paragraph, { "data-topics": typeof topics === "string" ? `${topics} ${id}` : id });
}

function setProperties(paragraph: Paragraph, properties: Record<string, string>) {
  paragraph.data = { ...paragraph.data, hProperties: { ...paragraph.data?.hProperties, ...properties } };
}
