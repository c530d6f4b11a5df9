import type { Nodes, Parents, Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { explainMarkupError } from "./explain-markup.ts";
import type { Issue, Place } from "./issue.ts";

type Typed<T extends Nodes["type"]> = Extract<Nodes, { type: T }>;

/** A node of a text, with the node it stands in. */
export interface Found<N extends Nodes = Nodes> {
  node: N;
  parent: Parents | undefined;
}

/** A text in Markdown or MDX, parsed once and sorted by kind of node for all rules. */
export interface Markup {
  file: string;
  source: string;
  /** The parsed text; undefined where it cannot be read. */
  tree: Root | undefined;
  issues: Issue[];
  /** All nodes of a type, in the order of the text. */
  all<T extends Nodes["type"]>(type: T): Found<Typed<T>>[];
  /** Where a node begins in its file. */
  place(node: Nodes): Place | undefined;
}

// In the order of the build, which goes on with these trees.
const mdx = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx).use(remarkGfm).freeze();
const markdown = unified().use(remarkParse).use(remarkGfm).freeze();

/** Parses the text of an MDX file, front matter included so that lines count as in the file. */
export function readMdx(file: string, source: string): Markup {
  try {
    return markupOf(file, source, mdx.parse(source), (node) => node.position?.start);
  } catch (error) {
    const issues = [explainMarkupError(file, source, error)];
    return { file, source, tree: undefined, issues, all: () => [], place: () => undefined };
  }
}

/** Parses the Markdown that stands in a field of a YAML file, at one place as far as the author is concerned. */
export const readMarkdown = (file: string, source: string, place: Place | undefined): Markup =>
  markupOf(file, source, markdown.parse(source), () => place);

function markupOf(file: string, source: string, tree: Root, place: Markup["place"]): Markup {
  const byType = new Map<string, Found[]>();
  sortByType(tree, undefined, byType);
  const all: Markup["all"] = (type) => (byType.get(type) ?? []) as Found<never>[];
  return { file, source, tree, issues: [], all, place };
}

function sortByType(node: Nodes, parent: Parents | undefined, byType: Map<string, Found[]>) {
  const found = byType.get(node.type);
  if (found) found.push({ node, parent });
  else byType.set(node.type, [{ node, parent }]);
  if ("children" in node) for (const child of node.children) sortByType(child, node, byType);
}
