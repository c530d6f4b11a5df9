import type { RootContent } from "mdast";
import { type Remarks, lineOf } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";
import { HEADING_NUMBER, isContentsHeading } from "./headings.ts";
import { splitLines } from "./split-lines.ts";

/** Leaves out a table of contents, if its lines are the headings of the text: the site makes its own. */
export function dropContents(blocks: readonly RootContent[], { leftOut }: Remarks): RootContent[] {
  const start = blocks.findIndex((block) => block.type === "heading" && isContentsHeading(plainText(block)));
  const below = start < 0 ? [] : blocks.slice(start + 1);
  const end = below.findIndex(({ type }) => type === "heading");
  const contents = start < 0 ? blocks.filter(isLinkedLine) : end < 0 ? below : below.slice(0, end);
  const headings = new Set(blocks.filter(({ type }) => type === "heading").map((block) => nameOf(plainText(block))));
  const lines = contents.flatMap(linesOf);
  if (lines.length < 2 || lines.filter((line) => headings.has(nameOf(line))).length < lines.length * 0.6)
    return [...blocks];
  const heading = start < 0 ? [] : blocks.slice(start, start + 1);
  const words = [...heading.map((block) => plainText(block)), ...lines].join(" ");
  leftOut.push({ line: lineOf(heading[0] ?? contents[0]), text: `table of contents, ${lines.length} lines`, words });
  return blocks.filter((block) => !contents.includes(block) && !heading.includes(block));
}

/** A paragraph that is a link into the text, as some programs write each line of their contents. */
const isLinkedLine = (block: RootContent) => {
  const [link, ...more] = block.type === "paragraph" ? block.children : [];
  return link?.type === "link" && link.url.startsWith("#") && !more.length;
};

function linesOf(block: RootContent): string[] {
  if (block.type === "paragraph") return splitLines(block).map((line) => plainText(line));
  if (block.type === "list") return block.children.flatMap(({ children }) => children.flatMap(linesOf));
  return block.type === "table" ? block.children.map((row) => plainText(row)) : [];
}

/** A heading, or a line of contents without the dots and the page number at its end. */
const nameOf = (line: string) =>
  line
    .replace(HEADING_NUMBER, "")
    .replace(/[\s.…_]*\d*\s*$/, "")
    .toLowerCase();
