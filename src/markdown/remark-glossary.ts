import type { Link, Parents, PhrasingContent, Root, Text } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { Term } from "../paper/schema.ts";
import { urls } from "../urls.ts";
import { attributeOf, isJsx } from "./mdx-jsx.ts";

type Abbreviated = Term & { abbreviation: string };

/**
 * Links `<Term id="…">words</Term>` and the first use of every abbreviation in a section to the glossary.
 * An abbreviation that the section has not spelled out is followed by its full form.
 */
export function remarkGlossary(glossary: () => readonly Term[]) {
  return (tree: Root) => {
    const ids = new Set(glossary().map((term) => term.id));
    const abbreviated = glossary().filter((term): term is Abbreviated => term.abbreviation !== undefined);
    visit(tree, (node, index, parent) => {
      if (!isJsx(node, "Term") || !parent || index === undefined) return;
      const id = attributeOf(node, "id") ?? "";
      if (!ids.has(id)) return;
      parent.children[index] = termLink(id, node.children as Link["children"]);
      return SKIP;
    });
    for (const term of abbreviated) linkFirstUse(tree, term);
  };
}

function linkFirstUse(tree: Root, term: Abbreviated) {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(term.abbreviation)}(?![\\p{L}\\p{N}])`, "u");
  let before = "";
  visit(tree, (node, index, parent) => {
    if (node.type === "heading" || node.type === "link" || node.type === "code") return SKIP;
    if (node.type !== "text" || !parent || index === undefined) return;
    const match = pattern.exec(node.value);
    before += node.value.slice(0, match?.index);
    if (!match) return;
    replaceUse(parent, index, node, match.index, term, before.toLowerCase().includes(term.term.toLowerCase()));
    return false;
  });
}

function replaceUse(parent: Parents, index: number, node: Text, at: number, term: Abbreviated, spelledOut: boolean) {
  const rest = node.value.slice(at + term.abbreviation.length);
  const parts: PhrasingContent[] = [
    { type: "text", value: node.value.slice(0, at) },
    termLink(term.id, [abbreviationOf(term)]),
    { type: "text", value: spelledOut ? rest : ` (${term.term})${rest}` },
  ];
  (parent.children as PhrasingContent[]).splice(index, 1, ...parts);
}

const termLink = (id: string, children: Link["children"]): Link => ({
  type: "link",
  url: urls.term(id),
  data: { hProperties: { className: ["term"] } },
  children,
});

/** `<abbr title="in full">`, made from an emphasis node because mdast has no abbreviation. */
const abbreviationOf = ({ abbreviation, term }: Abbreviated): PhrasingContent => ({
  type: "emphasis",
  data: { hName: "abbr", hProperties: { title: term } },
  children: [{ type: "text", value: abbreviation }],
});

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
