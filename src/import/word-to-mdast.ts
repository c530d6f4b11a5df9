import type { Element, ElementContent, Root as HtmlRoot } from "hast";
import { fromHtml } from "hast-util-from-html";
import mammoth from "mammoth";
import type { FootnoteDefinition } from "mdast";
import { visit } from "unist-util-visit";
import type { Data } from "unist";
import type { VFile } from "vfile";
import { htmlToMdast } from "./html-to-mdast.ts";
import { assembleLists, settleLabels } from "./lists.ts";
import type { Manuscript } from "./manuscript.ts";
import { InputProblem, tell } from "./messages.ts";
import { PARAGRAPH_MARK, type WordParagraph, prepareWord } from "./prepare-word.ts";
import { tellOutsideText } from "./word-extras.ts";
import { mainPart, packWord, unpackWord } from "./word-package.ts";

const STYLES = ["p => p:fresh", "br[type='page'] => br", "br[type='column'] => br", "r[style-name='Strong'] => strong"];

const DAMAGED = "this Word file is damaged; open it in Word, save it under another name and import that file";

/** Reads a paper from a Word file. The line of a message is the number of the paragraph. */
export async function readWord(bytes: Uint8Array, file: VFile): Promise<Manuscript> {
  const { html, pictures, paragraphs, properties } = await toHtml(bytes, file);
  const source = fromHtml(html, { fragment: true });
  readyHtml(source, paragraphs);
  const tree = htmlToMdast(source);
  const notes = tree.children.filter((node): node is FootnoteDefinition => node.type === "footnoteDefinition");
  for (const note of notes) note.children = assembleLists(note.children) as typeof note.children;
  const blocks = tree.children.filter(({ type }) => type !== "footnoteDefinition");
  return {
    blocks: assembleLists(settleLabels(blocks, file)),
    notes: new Map(notes.map((note) => [note.identifier, note])),
    pictures,
    fields: properties,
    fieldLines: [],
  };
}

async function toHtml(bytes: Uint8Array, file: VFile) {
  const pictures = new Map<string, Uint8Array>();
  let count = 0;
  const convertImage = mammoth.images.imgElement(async (image) => {
    const picture = new Uint8Array(await image.readAsArrayBuffer());
    const src = `picture-${++count}`;
    if (picture.length) pictures.set(src, picture);
    return { src };
  });
  try {
    const parts = unpackWord(bytes);
    const main = mainPart(parts);
    if (main === undefined) throw new InputProblem(DAMAGED);
    tellOutsideText(parts, main, file);
    const prepared = prepareWord(parts, main, file);
    const packed = packWord(parts);
    // Its build for browsers takes the one, its build for Node the other, which need not be a Buffer.
    const input = { arrayBuffer: packed.buffer, buffer: packed as Buffer };
    // A map of styles inside the file is the author’s, and could turn text into scripts.
    const options = { styleMap: STYLES, includeDefaultStyleMap: false, includeEmbeddedStyleMap: false, convertImage };
    const { value, messages } = await mammoth.convertToHtml(input, options);
    tellDropped(messages, file);
    return { html: value, pictures, ...prepared };
  } catch (error) {
    throw error instanceof InputProblem ? error : new InputProblem(DAMAGED);
  }
}

/** What mammoth has no name for may hold words; what it says of styles and pictures is of no use here. */
function tellDropped(messages: readonly { message: string }[], file: VFile) {
  const dropped = messages.map(
    ({ message }) => /(?:unrecognised element was ignored: |^A (?=w:sym))(.*)/i.exec(message)?.[1],
  );
  for (const what of new Set(dropped.filter((name) => name !== undefined)))
    tell(file, "left-out", `something that only Word can show (${what}); look whether a drawing or a sign is missing`);
}

/**
 * Gives each paragraph what Word knows of it, opens boxes, names footnotes, and makes lines of what stands in cells.
 */
function readyHtml(tree: HtmlRoot, paragraphs: readonly WordParagraph[]) {
  visit(tree, "element", (node) => readParagraph(node, paragraphs));
  moveBookmarks(tree);
  tree.children = tree.children.flatMap((block): HtmlRoot["children"] =>
    block.type === "element" ? openBox(block) : [block],
  );
  visit(tree, "element", (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (/^t[dh]$/.test(node.tagName)) node.children = linesOf(node.children);
    const label = noteLabel(node);
    if (label) {
      // Word raises the mark, and so does mammoth.
      const place = parent.type === "element" && parent.tagName === "sup" ? parent : undefined;
      const mark: Element = { ...node, tagName: "note-mark", properties: { label }, children: [] };
      if (place) Object.assign(place, mark);
      else parent.children[index] = mark;
    }
    if (node.tagName !== "ol" || !node.children.some(isNote)) return undefined;
    parent.children.splice(index, 1, ...node.children.flatMap(noteText));
    return index;
  });
}

/**
 * Takes the marks off a paragraph, of which the last is its own where a deleted end has joined two, and notes the
 * number and what is known of it.
 */
function readParagraph(node: Element, paragraphs: readonly WordParagraph[]) {
  const at = node.tagName === "p" ? node.children.findLastIndex((child) => markOf(child) !== undefined) : -1;
  const line = Number(markOf(node.children[at]));
  const known = paragraphs[line - 1];
  if (!known) return;
  node.children = node.children.filter((child) => markOf(child) === undefined);
  node.position = { start: { line, column: 1 }, end: { line, column: 1 } };
  const { kind, level, label, bold, size } = known;
  const role = kind === "text" || kind === "heading" || kind === "quotation" ? undefined : kind;
  addData(node, { bold, size, ...(label && { label }), ...(role && { role }) });
  if (kind === "heading") node.tagName = `h${Math.min(6, level)}`;
  if (kind === "title") node.tagName = "h1";
  if (kind === "quotation") {
    node.children = [{ ...node, children: node.children }];
    node.tagName = "blockquote";
  }
}

/** Notes what is known of a block on it; the type of the data of elements asks for a place. */
function addData(node: Element, data: Data) {
  node.data = { position: {}, ...node.data, ...data };
}

const idOf = (node: ElementContent | undefined) =>
  node?.type === "element" && node.tagName === "a" && !node.properties["href"]
    ? String(node.properties["id"] ?? "")
    : undefined;

const markOf = (node: ElementContent | undefined) =>
  idOf(node)?.startsWith(PARAGRAPH_MARK) ? idOf(node)?.slice(PARAGRAPH_MARK.length) : undefined;

/** Notes the names of bookmarks on the block in which they stand, or which follows them. */
function moveBookmarks(tree: HtmlRoot) {
  let waiting: string[] = [];
  const take = (children: readonly ElementContent[]): ElementContent[] =>
    children.flatMap((child) => {
      const name = idOf(child);
      if (name) waiting.push(name);
      if (child.type === "element") child.children = take(child.children);
      return name ? [] : [child];
    });
  for (const block of tree.children) {
    if (block.type !== "element") continue;
    const isBookmark = idOf(block) !== undefined;
    block.children = take(block.children);
    if (isBookmark) waiting.push(idOf(block) ?? "");
    else if (waiting.length) addData(block, { bookmarks: waiting });
    if (!isBookmark) waiting = [];
  }
  tree.children = tree.children.filter((block) => block.type !== "element" || idOf(block) === undefined);
}

const isElement = (node: ElementContent, name: RegExp): node is Element =>
  node.type === "element" && name.test(node.tagName);

/** The rows of a table, not those of a table in it. */
const rowsOf = (table: Element): Element[] =>
  table.children.flatMap((part) => {
    if (isElement(part, /^t(head|body|foot)$/)) return rowsOf(part);
    return isElement(part, /^tr$/) ? [part] : [];
  });

const cellsOf = (row: Element) => row.children.filter((cell) => isElement(cell, /^t[dh]$/));

/** A table of one column is a box around text, such as a box of questions. */
function openBox(block: Element): Element[] {
  if (block.tagName !== "table") return [block];
  const cells = rowsOf(block).map(cellsOf);
  if (cells.some((row) => row.length > 1)) return [block];
  const [first, ...others] = cells
    .flat()
    .flatMap(({ children }) => children.filter((child) => child.type === "element").flatMap(openBox));
  if (first && block.data?.bookmarks) addData(first, { bookmarks: block.data.bookmarks });
  return first ? [first, ...others] : [];
}

const BREAK: Element = { type: "element", tagName: "br", properties: {}, children: [] };
const text = (value: string): ElementContent => ({ type: "text", value });

/**
 * What stands in a cell as lines, because a cell in Markdown holds no blocks: each paragraph, item and inner row is
 * one.
 */
function linesOf(children: readonly ElementContent[]): ElementContent[] {
  const lines: ElementContent[][] = [[]];
  for (const child of children) {
    if (isElement(child, /^table$/))
      for (const row of rowsOf(child))
        lines.push(
          cellsOf(row).flatMap((cell, index) => [...(index ? [text(" · ")] : []), ...linesOf(cell.children)]),
          [],
        );
    else if (isElement(child, /^(p|h\d|blockquote)$/)) lines.push(lineOf(child), []);
    else lines.at(-1)?.push(child);
  }
  const filled = lines.filter((line) => line.length);
  return filled.flatMap((line, index) => (index ? [BREAK, ...line] : line));
}

function lineOf(block: Element): ElementContent[] {
  if (block.tagName === "blockquote") return linesOf(block.children);
  const label = block.data?.label?.text;
  const words = [...(label ? [text(`${label} `)] : []), ...block.children];
  return block.tagName === "p" || !words.length ? words : [{ ...BREAK, tagName: "strong", children: words }];
}

/** The label of a footnote whose mark this is: `<sup><a href="#footnote-1">[1]</a></sup>`. */
function noteLabel({ tagName, children: [link] }: Element): string | undefined {
  if (tagName !== "sup" || link?.type !== "element" || link.tagName !== "a") return undefined;
  return /^#((?:foot|end)note-\d+)$/.exec(String(link.properties["href"]))?.[1];
}

const isNote = (node: ElementContent) =>
  isElement(node, /^li$/) && /^(foot|end)note-\d+$/.test(String(node.properties["id"]));

/** The text of a footnote, without the arrow that leads back to its mark. */
function noteText(item: ElementContent): ElementContent[] {
  if (item.type !== "element") return [];
  visit(item, "element", (node, index, parent) => {
    if (!/^#(foot|end)note-ref-/.test(String(node.properties["href"])) || !parent || index === undefined)
      return undefined;
    parent.children.splice(index, 1);
    return index;
  });
  return [{ ...item, tagName: "note-text", properties: { label: item.properties["id"] ?? "" } }];
}
