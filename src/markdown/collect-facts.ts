import type { Root } from "mdast";
import { toString } from "mdast-util-to-string";
import type { Node } from "unist";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { type Jsx, attributeOf, isJsx } from "./jsx.ts";
import { isNumbered } from "./number-paragraphs.ts";
import { QUESTIONS_PLACEHOLDER, type SectionFacts } from "../paper/section-facts.ts";
import { sectionOf } from "../paper/section-file.ts";

/** Collects a section's facts while its text is compiled, so that nothing has to be parsed twice. */
export function collectFacts() {
  return (tree: Root, file: VFile) => {
    const frontmatter = (file.data.astro ??= {}).frontmatter ?? {};
    file.data.astro.frontmatter = {
      ...frontmatter,
      facts: factsOf(tree, String(file.value), sectionOf(file)?.number ?? 0),
    };
  };
}

function factsOf(tree: Root, source: string, section: number): SectionFacts {
  let placesQuestions = false;
  visit(tree, (node) => void (placesQuestions ||= isJsx(node, "KeyQuestions")));
  return {
    words: toString(tree).split(/\s+/).filter(Boolean).length,
    paragraphs: tree.children.filter(isNumbered).map((node, index) => {
      const topics = topicsOf(node);
      return { number: `${section}.${index + 1}`, topics, ...(topics.length > 0 && { beginning: beginningOf(node) }) };
    }),
    placesQuestions,
    markdown: plainMarkdown(tree, source),
  };
}

/** The first sentence of a paragraph, or what comes before its first stop. */
const beginningOf = (node: Node): string => /^[^]*?[.?!](?=\s|$)|[^]+/.exec(toString(node).trim())?.[0] ?? "";

function topicsOf(node: Node): string[] {
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

/** The author's own Markdown, changed only where a component or a heading stands. */
function plainMarkdown(tree: Root, source: string): string {
  const edits: Edit[] = [];
  const edit = (node: Node, text: string, whole = true) => {
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return;
    edits.push({ start: start.offset, end: whole ? end.offset : start.offset, text });
  };
  visit(tree, (node) => {
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

function plainComponent(node: Jsx): string {
  if (node.name === "Cite") return `[^${attributeOf(node, "id")}]`;
  if (node.name === "KeyQuestions") return QUESTIONS_PLACEHOLDER;
  return toString(node);
}
