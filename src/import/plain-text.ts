import type { Nodes } from "mdast";

const PHRASING = new Set(
  "text strong emphasis delete link linkReference inlineCode footnoteReference mdxJsxTextElement mdxTextExpression".split(
    " ",
  ),
);

/** The words of a node in one line: without markup, comments and the marks of notes; pictures by their descriptions. */
export const plainText = (node: Nodes | readonly Nodes[]): string =>
  join(Array.isArray(node) ? node : [node as Nodes])
    .replace(/\s+/g, " ")
    .trim();

const join = (nodes: readonly Nodes[]): string =>
  nodes.map((node) => (PHRASING.has(node.type) ? textOf(node) : ` ${textOf(node)} `)).join("");

function textOf(node: Nodes): string {
  if (node.type === "image") return node.alt ?? "";
  if (node.type.startsWith("mdx") && !("children" in node)) return "";
  if ("children" in node) return join(node.children);
  return "value" in node ? node.value : "";
}

/** The words of a text, in order: runs of letters and digits, with apostrophes and hyphens inside them left out. */
export const wordsOf = (text: string): string[] =>
  text.replace(/(?<=[\p{L}\p{N}])['’\u00AD\u2010-](?=[\p{L}\p{N}])/gu, "").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The words of a text in lower case, to compare it with another. */
export const foldWords = (text: string): string => wordsOf(text.toLowerCase()).join(" ");

/** How many words a text has, as a person counts them. */
export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
