import type { Heading, Nodes, Parents, PhrasingContent, RootContent } from "mdast";
import { type ActionTuple, SKIP, visit } from "unist-util-visit";
import { headingDepth } from "./headings.ts";

/** Readies the blocks of a file to be written: one line for each paragraph, and headings from level 2 without a gap. */
export function normalizeBlocks(blocks: readonly RootContent[]): RootContent[] {
  for (const block of blocks) if (block.type === "heading") joinLines(block);
  const normal = withoutRules(
    blocks.map((block) => normalize(block) as RootContent).filter((block) => !isEmpty(block)),
  );
  levelHeadings(normal);
  return normal;
}

/** Puts other nodes in the place of one that a visit has come to, and goes on behind them. */
export function replaceNode(
  parent: Parents | undefined,
  index: number | undefined,
  nodes: readonly PhrasingContent[],
): ActionTuple | undefined {
  if (!parent || index === undefined) return undefined;
  (parent.children as PhrasingContent[]).splice(index, 1, ...nodes);
  return [SKIP, index + nodes.length];
}

/** A heading is one line. */
function joinLines(heading: Heading) {
  visit(heading, "break", (_, index, parent) => {
    if (parent && index !== undefined) parent.children[index] = { ...SPACE };
  });
}

/** A rule between two sections parts nothing once they are files of their own. */
function withoutRules(blocks: RootContent[]): RootContent[] {
  const isText = ({ type }: RootContent) => type !== "thematicBreak";
  return blocks.slice(Math.max(0, blocks.findIndex(isText)), blocks.findLastIndex(isText) + 1);
}

const isEmpty = (block: RootContent) =>
  (block.type === "paragraph" || block.type === "heading" || block.type === "blockquote") &&
  block.children.length === 0;

/** Headings keep their order of rank, whatever their levels were. */
function levelHeadings(blocks: readonly RootContent[]) {
  const above: number[] = [];
  for (const block of blocks) {
    if (block.type !== "heading") continue;
    while ((above.at(-1) ?? 0) >= block.depth) above.pop();
    above.push(block.depth);
    block.depth = headingDepth(above.length + 1);
  }
}

const HOLDS_WORDS = new Set("paragraph heading tableCell strong emphasis delete link mdxJsxTextElement".split(" "));

/** A heading inside a list or a quotation is bold text. */
function normalize(node: Nodes, parent?: Nodes): Nodes {
  if (!("children" in node)) return node;
  if (node.type === "heading" && parent)
    return normalize({ type: "paragraph", children: [{ type: "strong", children: node.children }] }, parent);
  const children: Nodes[] = node.children.map((child) => normalize(child, node));
  const phrasing = HOLDS_WORDS.has(node.type) ? normalizePhrasing(children as PhrasingContent[], node) : children;
  return { ...node, children: phrasing.filter((child) => !isEmpty(child as RootContent)) } as Nodes;
}

function normalizePhrasing(nodes: readonly PhrasingContent[], parent: Parents): PhrasingContent[] {
  const merged = mergeText(nodes.flatMap(spaceOutside));
  if (["paragraph", "heading", "tableCell"].includes(parent.type)) trim(merged);
  return merged.filter((node) => node.type !== "text" || node.value);
}

/** Emphasis cannot begin or end with a space, and holds something. */
function spaceOutside(node: PhrasingContent): PhrasingContent[] {
  if (node.type !== "strong" && node.type !== "emphasis" && node.type !== "delete") return [node];
  const [first, last] = [node.children[0], node.children.at(-1)];
  if (!first || !last) return [];
  const start = first.type === "text" && /^\s/.test(first.value);
  const end = last.type === "text" && /\s$/.test(last.value);
  if (isBlank(node)) return [{ ...SPACE }];
  if (first.type === "text") first.value = first.value.trimStart();
  if (last.type === "text") last.value = last.value.trimEnd();
  return [...(start ? [SPACE] : []), node, ...(end ? [SPACE] : [])].map((one) => ({ ...one }));
}

/** True for a node with nothing in it but spaces. */
const isBlank = (node: PhrasingContent): boolean =>
  "children" in node ? node.children.every(isBlank) : node.type === "text" && !node.value.trim();

const SPACE: PhrasingContent = { type: "text", value: " " };

function mergeText(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const merged: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    const value = node.type === "text" ? node.value.replace(/[ \t]*\n[ \t]*|[ \t]{2,}/g, " ") : "";
    if (node.type === "text" && last?.type === "text") last.value = (last.value + value).replace(/ {2,}/g, " ");
    else merged.push(node.type === "text" ? { ...node, value } : node);
  }
  return merged;
}

function trim(nodes: PhrasingContent[]) {
  while (nodes[0]?.type === "break") nodes.shift();
  while (nodes.at(-1)?.type === "break") nodes.pop();
  for (const [index, node] of nodes.entries()) {
    if (node.type !== "text") continue;
    if (index === 0 || nodes[index - 1]?.type === "break") node.value = node.value.trimStart();
    if (index === nodes.length - 1 || nodes[index + 1]?.type === "break") node.value = node.value.trimEnd();
  }
}
