import type { Definition, Image, Link, Root } from "mdast";
import { visit } from "unist-util-visit";
import { mark } from "../mdx-nodes.ts";
import type { Remarks } from "../manuscript.ts";

/** Writes the address of each link into the link, because the sections become files of their own. */
export function resolveLinks(tree: Root, { unplaced }: Remarks) {
  const definitions = new Map<string, Definition>();
  visit(tree, "definition", (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  const used = new Set<string>();
  visit(tree, (node, index, parent) => {
    if ((node.type !== "linkReference" && node.type !== "imageReference") || !parent || index === undefined) return;
    const { url = "", title } = definitions.get(node.identifier) ?? {};
    used.add(node.identifier);
    const whole = { url, title: title ?? null, position: node.position };
    const { type: _, identifier: _id, label: _label, referenceType: _kind, ...rest } = node;
    parent.children[index] = { ...rest, ...whole, type: node.type === "linkReference" ? "link" : "image" } as
      Link | Image;
  });
  visit(tree, "definition", (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (used.has(node.identifier)) {
      parent.children.splice(index, 1);
      return index;
    }
    const text = [node.label, node.url, node.title].filter(Boolean).join(" ");
    unplaced.push({
      line: node.position?.start.line ?? 0,
      text: `the address ${text}, which no link names, is kept as a comment`,
    });
    parent.children[index] = mark(`an address that no link names: ${text}`);
    return;
  });
}
