import type { FootnoteDefinition, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import type { Manuscript, Remarks } from "../manuscript.ts";
import { cleanLines } from "./clean-lines.ts";
import { readFields } from "./front-matter.ts";
import type { Line } from "./lines.ts";
import { checkLength } from "./read-input.ts";
import { resolveLinks } from "./resolve-links.ts";
import { takePictures } from "./take-pictures.ts";
import { tameHtml } from "./tame-html.ts";
import { tidyMarkup } from "./tidy-markup.ts";

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(function () {
    // Indented text is a slip of a converter far more often than code, and MDX knows no code by indent.
    (this.data().micromarkExtensions ??= []).push({ disable: { null: ["codeIndented"] } });
  })
  .freeze();

/** Reads a paper in Markdown, or in plain text that a PDF was turned into. */
export function parseMarkdown(text: string, remarks: Remarks): Manuscript {
  const { text: light, pictures } = takePictures(text);
  checkLength(light);
  const { fields, fieldLines, lines } = readFields(light);
  const clean = cleanLines(lines, remarks);
  const tree = parse(clean);
  resolveLinks(tree, remarks);
  tameHtml(tree, remarks);
  tidyMarkup(tree, remarks);
  const isNote = (node: Root["children"][number]) => node.type === "footnoteDefinition";
  return {
    blocks: tree.children.filter((node) => !isNote(node)),
    notes: new Map(notesIn(tree).map((note) => [note.identifier, note])),
    fields,
    fieldLines,
    pictures,
  };
}

/** Parses the lines, and gives every node the lines that it has in the source. */
function parse(lines: readonly Line[]): Root {
  const tree = processor.parse(lines.map(({ text }) => text).join("\n"));
  visit(tree, ({ position }) => {
    if (!position) return;
    position.start.line = lines[position.start.line - 1]?.at ?? 0;
    position.end.line = lines[position.end.line - 1]?.at ?? 0;
  });
  return tree;
}

/** A footnote may also stand in a list or a quotation; there it is taken out. */
function notesIn(tree: Root): FootnoteDefinition[] {
  const notes: FootnoteDefinition[] = [];
  visit(tree, "footnoteDefinition", (note, index, parent) => {
    notes.push(note);
    if (parent === undefined || index === undefined || parent === tree) return;
    parent.children.splice(index, 1);
    return index;
  });
  return notes;
}
