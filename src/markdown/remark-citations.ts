import type { FootnoteDefinition, PhrasingContent, Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { Reference } from "../paper/schema.ts";
import { breakAddress } from "../paper/break-address.ts";
import { urls } from "../urls.ts";
import { attributeOf, isJsx } from "./mdx-jsx.ts";

/** Turns `<Cite id="…" />` into a note that gives the reference, so that citations and footnotes share one sequence. */
export function remarkCitations(references: () => readonly Reference[]) {
  return (tree: Root) => {
    const byId = new Map(references().map((reference) => [reference.id, reference]));
    const cited = new Map<string, Reference>();
    visit(tree, (node, index, parent) => {
      if (!isJsx(node, "Cite") || !parent || index === undefined) return;
      const reference = byId.get(attributeOf(node, "id") ?? "");
      if (!reference) return;
      cited.set(reference.id, reference);
      parent.children[index] = { type: "footnoteReference", identifier: `ref-${reference.id}` };
      return SKIP;
    });
    tree.children.push(...[...cited.values()].map(noteOf));
  };
}

const noteOf = (reference: Reference): FootnoteDefinition => ({
  type: "footnoteDefinition",
  identifier: `ref-${reference.id}`,
  children: [{ type: "paragraph", children: referenceText(reference) }],
});

/** A reference as running text: author (year) title, the title a link into the reference list; on paper its address. */
function referenceText({ id, author, year, title, url }: Reference): PhrasingContent[] {
  const name: PhrasingContent = { type: "emphasis", children: [{ type: "text", value: title }] };
  return [
    { type: "text", value: `${author} (${year}) ` },
    { type: "link", url: urls.reference(id), children: [name] },
    { type: "text", value: "." },
    ...(url ? [printed(url)] : []),
  ];
}

const LINE_MAY_END: PhrasingContent = { type: "emphasis", data: { hName: "wbr" }, children: [] };

const printed = (address: string): PhrasingContent => ({
  type: "emphasis",
  data: { hName: "span", hProperties: { dataPrintOnly: "", hidden: true, dataPagefindIgnore: "" } },
  children: [" ", ...breakAddress(address)].flatMap((value) => [{ type: "text", value }, LINE_MAY_END]),
});
