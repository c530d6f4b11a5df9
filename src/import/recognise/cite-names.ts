import type { Nodes, PhrasingContent, RootContent, Text } from "mdast";
import { cite } from "../mdx-nodes.ts";
import type { ReadReference } from "./read-reference.ts";

/** Adds `<Cite>` behind “(Author, 2010)” and “Author (2010)”; the words stay. True where it was added at least once. */
export function citeName(block: RootContent, reference: ReadReference, id: string): boolean {
  if (block.type === "heading" || !("children" in block)) return false;
  const pattern = patternOf(reference);
  let found = false;
  const citeAll = (nodes: readonly Nodes[]): Nodes[] =>
    nodes.flatMap((node): Nodes[] => {
      if (node.type === "text") {
        const cited = citeText(node, pattern, id);
        found ||= cited.length > 1;
        return cited;
      }
      return node.type === "link" || !("children" in node)
        ? [node]
        : [{ ...node, children: citeAll(node.children) } as Nodes];
    });
  block.children = citeAll(block.children) as never;
  return found;
}

function citeText(text: Text, pattern: RegExp, id: string): PhrasingContent[] {
  const ends = [...text.value.matchAll(pattern)].map((match) => match.index + match[0].length);
  const starts = [0, ...ends];
  return starts.flatMap((start, index): PhrasingContent[] => {
    const part: Text = { ...text, value: text.value.slice(start, ends[index]) };
    return index < ends.length ? [part, cite(id)] : part.value || !ends.length ? [part] : [];
  });
}

/** “Smith (2010)”, “Smith and Jones, 2010”, “Smith et al. (2010)”, “Town Council’s (2010)”. */
function patternOf({ author, year, letter }: ReadReference): RegExp {
  const others = String.raw`(?:\s+(?:and|&)\s+[\p{L}\s.'’-]{1,40}?|\s+et\s+al\.?)?(?:['’]s)?`;
  return new RegExp(
    String.raw`(?<![\p{L}])${escape(keyOf(author))}${others},?\s*\(?${year}${letter}(?![\p{L}\p{N}])`,
    "gu",
  );
}

/** The name by which a text cites an author: “Smith” of “Smith, J. and Jones, B.”, all of “Town Council”. */
function keyOf(author: string): string {
  const [first = author] = author.split(/,|\s+(?:and|&)\s+/);
  return first.replace(/\s+(?:\p{Lu}\.?\s*){1,3}$/u, "").trim();
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, String.raw`\s+`);
