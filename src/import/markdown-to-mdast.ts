import type { Element, Nodes as HtmlNodes, Root as HtmlRoot } from "hast";
import { raw } from "hast-util-raw";
import { htmlTagNames } from "html-tag-names";
import type { FootnoteDefinition, Html, Nodes, Parents, Root } from "mdast";
import { type Handler, type State, toHast } from "mdast-util-to-hast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { parse } from "yaml";
import { htmlToMdast } from "./html-to-mdast.ts";
import { type Line, limitMarkup, readLines } from "./lines.ts";
import { TYPED_BULLET } from "./lists.ts";
import type { Manuscript } from "./manuscript.ts";
import { lineOf, tell, tellOnce } from "./messages.ts";
import { checkLength } from "./read-input.ts";

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm, { singleTilde: false })
  .use(function () {
    // Indented text is a slip of a converter far more often than code, and MDX knows no code by indent.
    (this.data().micromarkExtensions ??= []).push({ disable: { null: ["codeIndented"] } });
  })
  .freeze();

/** Reads a paper in Markdown, or in plain text. HTML in it becomes Markdown. */
export function readMarkdown(text: string, file: VFile): Manuscript {
  const { text: light, pictures } = takePictures(text);
  checkLength(light);
  const lines = readLines(escapeOpen(light));
  tellDamage(lines, file);
  const tree = parseLines(
    limitMarkup(
      lines.map((line) => cleanLine(line, file)),
      file,
    ),
  );
  const written = takeFields(tree);
  readyTree(tree, file);
  const { children } = htmlToMdast(toHtml(tree));
  const notes = children.filter((node): node is FootnoteDefinition => node.type === "footnoteDefinition");
  return {
    blocks: children.filter(({ type }) => type !== "footnoteDefinition"),
    notes: new Map(notes.map((note) => [note.identifier, note])),
    pictures,
    fields: parseFields(written),
    fieldLines: written.map((line) => line.replace(/^[\s-]+/, "")).filter(Boolean),
  };
}

/** Takes the fields off that some programs write above a text, between two lines of `---`. */
function takeFields(tree: Root): string[] {
  const [first] = tree.children;
  if (first?.type !== "yaml") return [];
  tree.children.shift();
  return first.value.split("\n");
}

const ENDS = { "<!--": "-->", "<script": "</script", "<style": "</style" };

/** What is never closed would take the rest of the text with it, so it is text itself. */
function escapeOpen(text: string): string {
  let escaped = text;
  for (const [start, end] of Object.entries(ENDS)) {
    const last = escaped.toLowerCase().lastIndexOf(end) + 1;
    escaped = escaped.slice(0, last) + escaped.slice(last).replace(new RegExp(start, "gi"), "\\$&");
  }
  return escaped;
}

/** Takes pictures out that a text holds as `data:` addresses, so that megabytes of letters need not be parsed. */
function takePictures(text: string) {
  const pictures = new Map<string, Uint8Array>();
  const light = text.replace(
    /data:image\/([a-z]+)[\w+.;=-]*;base64,([A-Za-z0-9+/=]+)/g,
    (_, kind: string, data: string) => {
      const name = `picture-${pictures.size + 1}.${kind}`;
      const isWhole = data.replace(/=+$/, "").length % 4 !== 1 && /^[^=]*={0,2}$/.test(data);
      if (isWhole)
        pictures.set(
          name,
          Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)),
        );
      return name;
    },
  );
  return { text: light, pictures };
}

/** A title with a colon in it is no YAML until it stands in quotation marks. */
function parseFields(lines: readonly string[]): Record<string, unknown> {
  const quoted = lines.map((line) =>
    line.replace(
      /^(\s*(?:- )?[\w-]+:\s+)([^"'[{|>&*!].*:\s.*)$/,
      (_, key: string, value: string) => key + JSON.stringify(value),
    ),
  );
  for (const text of [lines, quoted])
    try {
      const fields: unknown = parse(text.join("\n"), { logLevel: "error" });
      if (fields && typeof fields === "object" && !Array.isArray(fields))
        return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key.toLowerCase(), value]));
    } catch {
      // Tried again in quotation marks; what is no YAML even then is in the lines of the title page.
    }
  return {};
}

/** Letters that were lost before the file came here cannot be mended, so they are pointed out. */
function tellDamage(lines: readonly Line[], file: VFile) {
  for (const { text, at } of lines) {
    if (text.includes("\uFFFD")) tell(file, "left-out", "a letter could not be read and is shown as \uFFFD", at);
    if (/â€|Ã[\u0080-\u00BF]/.test(text))
      tell(file, "left-out", "letters were damaged before the file came here: they show as “â€” or the like", at);
  }
}

/** The tags `<o:p>` of Word’s web pages, which hold nothing. */
const WORD_TAG = /<\/?[ovw]:[a-z]+[^<>]*>/gi;

/** A bullet that was typed as a letter is one of Markdown’s. */
function cleanLine(line: Line, file: VFile): Line {
  if (line.code) return line;
  for (const [tag] of line.text.matchAll(WORD_TAG)) tellOnce(file, "left-out", "tags of Word’s own", line.at, tag);
  return { ...line, text: line.text.replace(TYPED_BULLET, "$1- ").replace(WORD_TAG, "") };
}

/** Parses the lines, and gives every node the line that it has in the source. */
function parseLines(lines: readonly Line[]): Root {
  const tree = processor.parse(lines.map(({ text }) => text).join("\n"));
  visit(tree, ({ position }) => {
    if (!position) return;
    position.start.line = lines[position.start.line - 1]?.at ?? 0;
    position.end.line = lines[position.end.line - 1]?.at ?? 0;
  });
  return tree;
}

/** Leaves comments out, and makes plain text of what only looks like a tag. Tells of addresses that no link names. */
function readyTree(tree: Root, file: VFile) {
  const used = new Set<string>();
  visit(tree, (node) => {
    if (node.type === "linkReference" || node.type === "imageReference") used.add(node.identifier);
    if ("children" in node) escapeOpenTags(node);
  });
  visit(tree, (node, index, parent) => {
    if (node.type === "definition" && !used.has(node.identifier))
      tell(
        file,
        "left-out",
        `the address ${node.url}, which no link names`,
        lineOf(node),
        [node.label, node.url, node.title].join(" "),
      );
    if (node.type !== "html" || !parent || index === undefined) return undefined;
    const comments = node.value.match(/<!--[\s\S]*?(-->|$)/g) ?? [];
    for (const comment of comments)
      tellOnce(file, "left-out", "comments that the text does not show", lineOf(node), comment);
    for (const [code] of node.value.matchAll(/<(script|style)\b[\s\S]*?(<\/\1>|$)/gi))
      tellOnce(file, "left-out", "code of a web page", lineOf(node), code);
    const value = node.value.replace(/<!--[\s\S]*?(-->|$)/g, "");
    node.value = value;
    const names = [...value.matchAll(/<\/?([a-z][\w:-]*)/gi)].map(([, name = ""]) => name.toLowerCase());
    if (!value.trim() || (names.length && names.every((name) => KNOWN.has(name)))) return undefined;
    const text = { type: "text", value, position: node.position } as const;
    parent.children[index] = isPhrasing(parent) ? text : { type: "paragraph", children: [text] };
    return SKIP;
  });
}

const KNOWN = new Set(htmlTagNames);

/** Elements whose children are words and not blocks. */
const isPhrasing = ({ type }: Parents) => !["root", "blockquote", "listItem", "footnoteDefinition"].includes(type);

const FORMATS = /^<(b|i|u|s|em|strong|del|small|big|font|a)\b[^>]*>$/i;

/** A tag of a format that is not closed in its paragraph is more likely text, such as “a<b>c”. */
function escapeOpenTags(parent: Parents) {
  if (!isPhrasing(parent)) return;
  const children: Nodes[] = parent.children;
  const html = children.filter((node): node is Html => node.type === "html");
  for (const node of html) {
    const name = FORMATS.exec(node.value)?.[1];
    const closes = html
      .slice(html.indexOf(node))
      .some(({ value }) => value.toLowerCase() === `</${name?.toLowerCase()}>`);
    if (name && !closes) Object.assign(node, { type: "text" });
  }
}

/** The text as HTML, with the line of each element on it, because HTML is parsed from its source again. */
function toHtml(tree: Root): HtmlRoot {
  const hasHtml = hasType(tree, "html");
  const html = rootOf(toHast(tree, { allowDangerousHtml: true, handlers: NOTES }));
  if (!hasHtml) return html;
  visit(html, "element", (node) => {
    if (node.position) node.properties["dataLine"] = node.position.start.line;
  });
  const parsed = rootOf(raw(html));
  visit(parsed, "element", (node) => {
    const line = Number(node.properties["dataLine"] ?? 0);
    if (line) visit(node, (inner) => void (inner.position = { start: { line, column: 1 }, end: { line, column: 1 } }));
  });
  return parsed;
}

const rootOf = (node: HtmlNodes): HtmlRoot => (node.type === "root" ? node : { type: "root", children: [] });

function hasType(tree: Root, type: Nodes["type"]): boolean {
  let found = false;
  visit(tree, (node) => void (found ||= node.type === type));
  return found;
}

/** Footnotes as elements of their own; HTML has none for them. */
const NOTES: Record<string, Handler> = {
  footnoteReference: (state: State, node: Extract<Nodes, { type: "footnoteReference" }>) =>
    noteOf(state, node, "note-mark", []),
  footnoteDefinition: (state: State, node: FootnoteDefinition) => noteOf(state, node, "note-text", state.all(node)),
};

function noteOf(
  state: State,
  node: { label?: string | null | undefined; identifier: string } & Nodes,
  tagName: string,
  children: Element["children"],
): Element {
  const note: Element = { type: "element", tagName, properties: { label: node.identifier }, children };
  state.patch(node, note);
  return note;
}
