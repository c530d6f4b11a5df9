import type { Nodes, Paragraph, PhrasingContent } from "mdast";

const PHRASING = new Set(
  "text strong emphasis delete link linkReference inlineCode footnoteReference mdxJsxTextElement mdxTextExpression".split(
    " ",
  ),
);

/** The words of a node in one line: without markup, comments, pictures and the marks of notes. */
export const plainText = (node: Nodes | readonly Nodes[]): string =>
  join("length" in node ? node : [node])
    .replace(/\s+/g, " ")
    .trim();

const join = (nodes: readonly Nodes[]): string =>
  nodes.map((node) => (PHRASING.has(node.type) ? textOf(node) : ` ${textOf(node)} `)).join("");

function textOf(node: Nodes): string {
  if (node.type.startsWith("mdx") && !("children" in node)) return "";
  if (isBreak(node)) return " ";
  if ("children" in node) return join(node.children);
  return "value" in node ? node.value : "";
}

/** A break in a cell of a table, for which Markdown has no sign. */
const isBreak = (node: Nodes) => node.type === "mdxJsxTextElement" && node.name === "br";

/** The words of a text, in order: runs of letters and digits, with apostrophes and hyphens inside them left out. */
export const wordsOf = (text: string): string[] =>
  text.replace(/(?<=[\p{L}\p{N}])['’\u00AD\u2010-](?=[\p{L}\p{N}])/gu, "").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The words of a text in lower case, to compare it with another. */
export const foldWords = (text: string): string => wordsOf(text.toLowerCase()).join(" ");

/** How many words a text has, as a person counts them. */
export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** The lines of a paragraph as the author broke them, each as a paragraph. Breaks inside emphasis do not count. */
export function splitLines({ children, position, data }: Paragraph): Paragraph[] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    const [first, ...others] = child.type === "text" ? child.value.split("\n") : [undefined];
    if (child.type === "break" || isBreak(child)) lines.push([]);
    else if (child.type !== "text") lines.at(-1)?.push(child);
    else {
      lines.at(-1)?.push({ ...child, value: first ?? "" });
      for (const value of others) lines.push([{ ...child, value: value ?? "" }]);
    }
  }
  const isFilled = (nodes: readonly PhrasingContent[]) =>
    nodes.some((node) => node.type !== "text" || node.value.trim());
  return lines
    .filter(isFilled)
    .map((nodes) => ({ type: "paragraph", children: nodes, position, ...(data && { data }) }));
}
