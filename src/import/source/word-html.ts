import type { Element, ElementContent, Root, RootContent } from "hast";
import { toString } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import type { Remarks } from "../manuscript.ts";

/** Readies the HTML of a Word file for Markdown: numbers its blocks, opens boxes, and names titles and footnotes. */
export function prepareHtml(tree: Root, { leftOut }: Remarks) {
  tree.children.forEach((block, index) => numberBlock(block, index + 1));
  tree.children = tree.children.flatMap(openBox);
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName === "td" || node.tagName === "th") node.children = flatten(node.children);
    if (node.tagName === "table") nameHeader(node);
    // A place to link to, and no link.
    if (node.tagName === "a" && !node.properties["href"]) node.tagName = "span";
    if (!parent || index === undefined) return;
    const label = noteLabel(node);
    if (label) parent.children[index] = { ...node, tagName: "note-mark", properties: { label }, children: [] };
    if (isNotes(node)) parent.children.splice(index, 1, ...node.children.flatMap(noteText));
    if (hasClass(node, "title")) node.tagName = "paper-title";
    if (hasClass(node, "subtitle")) node.tagName = "paper-subtitle";
  });
  const contents = tree.children.filter(
    (node): node is Element => node.type === "element" && hasClass(node, "contents"),
  );
  tree.children = tree.children.filter((node) => !contents.includes(node as Element));
  const [first] = contents;
  if (!first) return;
  const words = contents.map((node) => toString(node)).join(" ");
  leftOut.push({ line: first.position?.start.line ?? 0, text: `table of contents, ${contents.length} lines`, words });
}

function numberBlock(block: RootContent, line: number) {
  visit(block, (node) => {
    node.position = { start: { line, column: 1 }, end: { line, column: 1 } };
  });
}

const hasClass = ({ properties }: Element, name: string) =>
  Array.isArray(properties["className"]) && properties["className"].includes(name);

/** A table of one column is a box around text, such as a box of questions. */
function openBox(block: RootContent): RootContent[] {
  if (block.type !== "element" || block.tagName !== "table") return [block];
  const rows: Element[] = [];
  visit(block, "element", (node) => void (node.tagName === "tr" && rows.push(node)));
  const cells = rows.map((row) => row.children.filter((cell) => cell.type === "element"));
  return cells.every((row) => row.length < 2)
    ? cells.flat().flatMap(({ children }) => children.flatMap(openBox))
    : [block];
}

/** The first row of a table names its columns, whether Word was told so or not. */
function nameHeader(table: Element) {
  let isFirst = true;
  visit(table, "element", (node) => {
    if (node.tagName !== "tr") return;
    if (isFirst) for (const cell of node.children) if (cell.type === "element") cell.tagName = "th";
    isFirst = false;
  });
}

const BLOCKS = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"]);
const CONTAINERS = new Set(["ul", "ol", "table", "thead", "tbody", "tr", "td", "th"]);

/** The words of a cell in one line each, because a cell in Markdown holds no blocks. */
function flatten(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child, index): ElementContent[] => {
    if (child.type !== "element") return [child];
    if (CONTAINERS.has(child.tagName)) return flatten(child.children);
    if (!BLOCKS.has(child.tagName)) return [child];
    const next: ElementContent[] =
      index < children.length - 1 ? [{ type: "element", tagName: "br", properties: {}, children: [] }] : [];
    return [...flatten(child.children), ...next];
  });
}

/** The label of a footnote whose mark this is: `<sup><a href="#footnote-1">[1]</a></sup>`. */
function noteLabel({ tagName, children }: Element): string | undefined {
  const [link] = children;
  if (tagName !== "sup" || link?.type !== "element" || link.tagName !== "a") return undefined;
  return /^#((?:foot|end)note-\d+)$/.exec(String(link.properties["href"]))?.[1];
}

const isNotes = ({ tagName, children }: Element) => tagName === "ol" && children.some(isNote);

const isNote = (node: ElementContent) =>
  node.type === "element" && /^(foot|end)note-\d+$/.test(String(node.properties["id"]));

/** The text of a footnote, without the arrow that leads back to its mark. */
function noteText(item: ElementContent): ElementContent[] {
  if (item.type !== "element") return [];
  visit(item, "element", (node, index, parent) => {
    const leadsBack = /^#(foot|end)note-ref-/.test(String(node.properties["href"]));
    if (!leadsBack || !parent || index === undefined) return;
    parent.children.splice(index, 1);
    return index;
  });
  return [{ ...item, tagName: "note-text", properties: { label: item.properties["id"] ?? "" } }];
}
