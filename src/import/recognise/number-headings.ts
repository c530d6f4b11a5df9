import type { Heading, Nodes, RootContent, Text } from "mdast";
import { type Remarks, lineOf, quote } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";
import { HEADING_NUMBER } from "./headings.ts";

/** Takes the numbers off headings that count up, because the site numbers its sections itself. */
export function dropHeadingNumbers(blocks: readonly RootContent[], { leftOut }: Remarks): void {
  const headings = blocks.filter((block) => block.type === "heading");
  const numbered = headings.filter((heading) => isNumbered(heading, headings));
  const [first] = numbered;
  if (!first) return;
  const text = `the numbers before ${numbered.length} headings, such as ${quote(plainText(first))}`;
  const words = numbered.map((heading) => HEADING_NUMBER.exec(plainText(heading))?.[0].trim()).join(" ");
  leftOut.push({ line: lineOf(first), text, words });
  numbered.forEach(dropNumber);
}

function dropNumber(heading: Heading) {
  const leaf = firstText(heading);
  heading.data = { ...heading.data, number: HEADING_NUMBER.exec(plainText(heading))?.[1] ?? "" };
  // In “**3.** Background” the number is a text of its own.
  if (leaf) leaf.value = HEADING_NUMBER.test(leaf.value) ? leaf.value.replace(HEADING_NUMBER, "") : "";
}

/** “2010 election” and “5 elements” begin with a number of their own; “3.” and “3.1” do not, nor “3” beside “2”. */
function isNumbered(heading: Heading, headings: readonly Heading[]): boolean {
  const text = plainText(heading);
  const [start = "", number = ""] = HEADING_NUMBER.exec(text) ?? [];
  if (!number || !/^[\p{Lu}\p{N}“‘"']/u.test(text.slice(start.length))) return false;
  if (number.includes(".") || /^(\D|\d+[.):])/.test(text)) return true;
  const others = headings.map((other) => Number(HEADING_NUMBER.exec(plainText(other))?.[1]));
  return others.includes(Number(number) - 1) || others.includes(Number(number) + 1);
}

function firstText(node: Nodes): Text | undefined {
  if (node.type === "text") return node.value.trim() ? node : undefined;
  if (!("children" in node)) return undefined;
  for (const child of node.children) {
    const text = firstText(child);
    if (text) return text;
  }
  return undefined;
}
