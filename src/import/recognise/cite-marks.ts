import type { Nodes, PhrasingContent, RootContent, Text } from "mdast";
import { lineOf } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";

/** Gives what stands in place of a mark: for numbers all that they cite, or undefined where one cites nothing. */
export interface Citer {
  numbers(numbers: readonly number[], line: number): PhrasingContent[] | undefined;
  note(identifier: string): PhrasingContent | undefined;
}

const NUMBERS = String.raw`\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*`;
const RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹]";
/** `[1]`, `[1, 3–5]`, `^1^` and raised figures behind a word or a full stop. */
const MARKS = new RegExp(
  String.raw`\s?\[(?<bracketed>${NUMBERS})\]|\^(?<caret>${NUMBERS})\^|(?<=[\p{L}\p{P}]{2})(?<raised>${RAISED}+(?:[,⁻–]${RAISED}+)*)`,
  "gu",
);
const ONLY_MARKS = /^[[\]\d,;\s–-]*$/;
/** Raised figures behind these are squares and cubes. */
const UNIT = /(?<![\p{L}])(?:[kcdm]?m|ft|yd|in)$/u;

/** Replaces the marks of references in a block by what `citer` gives. */
export function citeMarks(block: RootContent, citer: Citer): void {
  if (block.type === "paragraph" && ONLY_MARKS.test(plainText(block))) return;
  if ("children" in block) block.children = citeAll(block.children, citer) as never;
}

function citeAll(nodes: readonly Nodes[], citer: Citer): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    if (node.type === "text") return citeText(node, citer);
    if (node.type === "footnoteReference") return [citer.note(node.identifier) ?? node];
    if (node.type === "mdxJsxTextElement" && node.name === "sup") return citeRaised(node, citer);
    if (node.type === "link") return citeLink(node, citer);
    if ("children" in node) return [{ ...node, children: citeAll(node.children, citer) } as Nodes];
    return [node];
  });
}

function citeText(text: Text, citer: Citer): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let done = 0;
  for (const match of text.value.matchAll(MARKS)) {
    const { bracketed, caret, raised } = match.groups ?? {};
    if (raised && UNIT.test(text.value.slice(0, match.index))) continue;
    const cited = citer.numbers(readNumbers(bracketed ?? caret ?? raised ?? ""), lineOf(text, match.index));
    if (!cited) continue;
    parts.push({ ...text, value: text.value.slice(done, match.index) }, ...cited);
    done = match.index + match[0].length;
  }
  return done ? [...parts, { ...text, value: text.value.slice(done) }] : [text];
}

function citeRaised(node: Extract<Nodes, { type: "mdxJsxTextElement" }>, citer: Citer): Nodes[] {
  const text = plainText(node).replace(/^\[|\]$/g, "");
  const cited = new RegExp(`^${NUMBERS}$`).test(text) ? citer.numbers(readNumbers(text), lineOf(node)) : undefined;
  return cited ?? [{ ...node, children: citeAll(node.children, citer) as PhrasingContent[] }];
}

/** A mark may be a link to its entry; inside any other link a citation cannot stand, so it goes behind it. */
function citeLink(link: Extract<Nodes, { type: "link" }>, citer: Citer): Nodes[] {
  const text = plainText(link).replace(/^\[|\]$/g, "");
  if (link.url.startsWith("#") && new RegExp(`^${NUMBERS}$`).test(text)) {
    const cited = citer.numbers(readNumbers(text), lineOf(link));
    if (cited) return cited;
  }
  const children = citeAll(link.children, citer);
  const isCite = (node: Nodes) => node.type === "mdxJsxTextElement" && node.name === "Cite";
  return [{ ...link, children: children.filter((node) => !isCite(node)) as never }, ...children.filter(isCite)];
}

/** “1, 3–5” names 1, 3, 4 and 5. */
function readNumbers(text: string): number[] {
  const figures = text.replace(new RegExp(RAISED, "g"), (sign) => sign.normalize("NFKC")).replace("⁻", "–");
  return figures.split(/[,;]/).flatMap((part) => {
    const [first = 0, last = first] = part.split(/[–-]/).map(Number);
    return Array.from({ length: Math.max(1, Math.min(50, last - first + 1)) }, (_, index) => first + index);
  });
}
