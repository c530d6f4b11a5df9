import type { Nodes, Parents, Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { explainMarkupError } from "./explain-markup.ts";
import type { Location, Position } from "./issue.ts";
import type { SyntaxProblem } from "./read-yaml.ts";

type Typed<T extends Nodes["type"]> = Extract<Nodes, { type: T }>;

/** A node of a text, with the node it stands in and its place. */
export interface Found<N extends Nodes = Nodes> {
  node: N;
  parent: Parents | undefined;
  at: Location;
}

/** A text in Markdown or MDX, parsed once and sorted by kind of node for all rules. */
export interface Markup {
  file: string;
  source: string;
  /** The parsed text; undefined where it cannot be read. */
  tree: Root | undefined;
  errors: readonly SyntaxProblem[];
  /** All nodes of a type, in the order of the text. */
  all<T extends Nodes["type"]>(type: T): readonly Found<Typed<T>>[];
}

// In the order of the build, which goes on with these trees.
const mdx = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx).use(remarkGfm).freeze();
const markdown = unified().use(remarkParse).use(remarkGfm).freeze();

/** Parses the text of an MDX file, front matter included so that lines count as in the file. */
export function readMdx(file: string, source: string): Markup {
  try {
    const tree = mdx.parse(source);
    return { file, source, tree, errors: [], all: sortByType(tree, { file }, startOf) };
  } catch (error) {
    return { file, source, tree: undefined, errors: [explainMarkupError(file, source, error)], all: () => [] };
  }
}

/** Parses the Markdown that stands in a field of a YAML file, at one place as far as the author is concerned. */
export function readMarkdown(at: Location, source: string): Markup {
  const tree = markdown.parse(source);
  return { file: at.file, source, tree, errors: [], all: sortByType(tree, at, () => undefined) };
}

const startOf = ({ position }: Nodes) => position && { line: position.start.line, column: position.start.column };

/** A node without a place of its own, as remark-gfm makes them, stands where the node around it does. */
function sortByType(root: Root, start: Location, placeOf: (node: Nodes) => Position | undefined): Markup["all"] {
  const byType = new Map<string, Found[]>();
  const sort = (node: Nodes, parent: Parents | undefined, around: Location) => {
    const at = { ...around, ...placeOf(node) };
    const found = byType.get(node.type) ?? [];
    byType.set(node.type, found);
    found.push({ node, parent, at });
    if ("children" in node) for (const child of node.children) sort(child, node, at);
  };
  sort(root, undefined, start);
  return (type) => (byType.get(type) ?? []) as Found<never>[];
}
