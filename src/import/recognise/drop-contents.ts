import type { RootContent } from "mdast";
import { type Remarks, lineOf } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";
import { HEADING_NUMBER, isContentsHeading } from "./headings.ts";
import { splitLines } from "./split-lines.ts";

/** Leaves out a table of contents, if its lines are the headings of the text: the site makes its own. */
export function dropContents(blocks: readonly RootContent[], { leftOut }: Remarks): RootContent[] {
  const start = blocks.findIndex((block) => block.type === "heading" && isContentsHeading(plainText(block)));
  if (start < 0) return [...blocks];
  const length = blocks.slice(start + 1).findIndex(({ type }) => type === "heading") + 1 || blocks.length - start;
  const headings = new Set(blocks.filter(({ type }) => type === "heading").map((block) => nameOf(plainText(block))));
  const lines = blocks.slice(start + 1, start + length).flatMap(linesOf);
  const known = lines.filter((line) => headings.has(nameOf(line)));
  if (!lines.length || known.length < lines.length * 0.6) return [...blocks];
  leftOut.push({
    line: lineOf(blocks[start]),
    text: `table of contents, ${lines.length} lines`,
    words: [plainText(blocks[start]!), ...lines].join(" "),
  });
  return [...blocks.slice(0, start), ...blocks.slice(start + length)];
}

function linesOf(block: RootContent): string[] {
  if (block.type === "paragraph") return splitLines(block).map(plainText);
  if (block.type === "list") return block.children.flatMap(({ children }) => children.flatMap(linesOf));
  return block.type === "table" ? block.children.map(plainText) : [];
}

/** A heading, or a line of contents without the dots and the page number at its end. */
const nameOf = (line: string) =>
  line
    .replace(HEADING_NUMBER, "")
    .replace(/[\s.…_]*\d*\s*$/, "")
    .toLowerCase();
