import type { Definition, Link, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import type { Node } from "unist";
import { SKIP, visit } from "unist-util-visit";
import { countWords } from "../paper/reading-time.ts";
import type { PaperData } from "../paper/schema.ts";
import { QUESTIONS_PLACEHOLDER, SITE_PLACEHOLDER, type SectionFacts } from "../paper/section-facts.ts";
import { type Jsx, attributeOf, isJsx } from "./mdx-jsx.ts";
import { numberedParagraphs, ownNumber, paragraphNumber } from "./numbered-paragraphs.ts";
import { listHeadings } from "./remark-heading-ids.ts";

/** What is known of a section from its parsed file; `source` is the file, front matter included. */
export function sectionFacts(tree: Root, source: string, section: number, numbers: PaperData["numbers"]): SectionFacts {
  let placesQuestions = false;
  visit(tree, (node) => void (placesQuestions ||= isJsx(node, "KeyQuestions")));
  return {
    words: countTreeWords(tree),
    headings: listHeadings(tree),
    paragraphs: numberedParagraphs(tree).map((node, index) => {
      const topics = topicsOf(node);
      const number = paragraphNumber(section, index);
      const own = numbers === "own" ? ownNumber(node) : undefined;
      const label = numbers === "own" ? (own?.written.replace(/^([^(].*?)[.):]$/, "$1") ?? "") : number;
      return { number, label, topics, ...(topics.length > 0 && { beginning: beginningOf(node, own?.length) }) };
    }),
    placesQuestions,
    hasItalics: hasItalics(tree),
    markdown: plainMarkdown(tree, source),
  };
}

/** Italics in headings and in bold do not count: the browser slants the letters of those fonts. */
function hasItalics(tree: Root): boolean {
  let has = false;
  visit(tree, (node) => {
    if (node.type === "heading" || node.type === "strong") return SKIP;
    has ||= isJsx(node, "Cite") || (node.type === "emphasis" && node.children.some(({ type }) => type !== "strong"));
    return !has;
  });
  return has;
}

/** Words are counted block by block: the last word of one and the first of the next are two. */
function countTreeWords(tree: Root): number {
  let words = 0;
  visit(tree, (node) => {
    if (!["paragraph", "heading", "tableCell", "code"].includes(node.type)) return;
    words += countWords(toString(node));
    return SKIP;
  });
  return words;
}

/** The first sentence of a paragraph, or what comes before its first stop. */
const beginningOf = (node: Node, from = 0): string =>
  /^[^]*?[.?!](?=\s|$)|[^]+/.exec(toString(node).slice(from).trim())?.[0] ?? "";

/** The topics that a paragraph is marked with. */
export function topicsOf(node: Node): string[] {
  const topics: string[] = [];
  visit(node, (child) => {
    if (isJsx(child, "Topic")) topics.push(attributeOf(child, "id") ?? "");
  });
  return topics;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The author's own Markdown, changed only where a component, a heading or a link within the site stands. */
function plainMarkdown(tree: Root, source: string): string {
  const edits: Edit[] = [];
  const edit = (node: Node, text: string, whole = true) => {
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return;
    edits.push({ start: start.offset, end: whole ? end.offset : start.offset, text });
  };
  visit(tree, (node) => {
    if (node.type === "yaml") edit(node, "");
    if ((node.type === "link" || node.type === "definition") && node.url.startsWith("/")) {
      const start = source.indexOf(`${node.url}`, urlStart(node));
      if (start >= 0) edits.push({ start, end: start, text: SITE_PLACEHOLDER });
    }
    if (node.type === "heading") {
      const marked = source[node.position?.start.offset ?? 0] === "#";
      edit(node, marked ? "#" : `${"#".repeat(node.depth + 1)} ${toString(node)}`, !marked);
      return marked || SKIP;
    }
    if (node.type !== "mdxJsxTextElement" && node.type !== "mdxJsxFlowElement") return;
    edit(node, plainComponent(node));
    return SKIP;
  });
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), source)
    .trim();
}

/** Where to look for a link's address: after its words, which may hold the same text. */
const urlStart = (node: Link | Definition): number =>
  ("children" in node ? node.children.at(-1)?.position?.end.offset : undefined) ?? node.position?.start.offset ?? 0;

function plainComponent(node: Jsx): string {
  if (node.name === "Cite") return `[^${attributeOf(node, "id")}]`;
  if (node.name === "KeyQuestions") return QUESTIONS_PLACEHOLDER;
  return toString(node);
}
