import type { Definition, Image, Link, Parents, Root } from "mdast";
import { visit } from "unist-util-visit";
import { type Remarks, lineOf } from "../manuscript.ts";
import { mark } from "../mdx-nodes.ts";

/** Writes the address of each link into the link, because the sections become files of their own. */
export function resolveLinks(tree: Root, remarks: Remarks): void {
  const definitions = new Map<string, Definition>();
  visit(tree, "definition", (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  const used = new Set<string>();
  visit(tree, (node, index, parent) => {
    if ((node.type !== "linkReference" && node.type !== "imageReference") || !parent || index === undefined) return;
    const { url = "", title = null } = definitions.get(node.identifier) ?? {};
    const type = node.type === "linkReference" ? "link" : "image";
    used.add(node.identifier);
    parent.children[index] = { ...node, type, url, title } as Link | Image;
  });
  visit(tree, "definition", (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (!used.has(node.identifier)) return keepDefinition(node, index, parent, remarks);
    parent.children.splice(index, 1);
    return index;
  });
}

/** An address that no link names is not seen in Markdown either, so it is kept where only the editor sees it. */
function keepDefinition(node: Definition, index: number, parent: Parents, { unplaced }: Remarks) {
  const address = [node.label, node.url, node.title].filter(Boolean).join(" ");
  unplaced.push({ line: lineOf(node), text: `the address ${address}, which no link names, is kept as a comment` });
  parent.children[index] = mark(`an address that no link names: ${address}`);
}
