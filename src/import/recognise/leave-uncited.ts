import type { List, ListItem, Paragraph, RootContent } from "mdast";
import { type Remarks, quote } from "../manuscript.ts";
import { mark } from "../mdx-nodes.ts";
import { plainText } from "../plain-text.ts";
import type { EntryList } from "./find-entries.ts";

/** In place of the heading of a list of references: what nothing cites, or nothing where every entry has its place. */
export function leaveUncited(block: RootContent, lists: readonly EntryList[], { unplaced }: Remarks): RootContent[] {
  const list = lists.find(({ heading }) => heading === block);
  if (!list) return [block];
  const { heading, entries, blocks } = list;
  const left = entries.filter(({ used }) => !used);
  const others = blocks.filter(({ type }) => type !== "list" && type !== "paragraph" && type !== "thematicBreak");
  if (!left.length && !others.length) return [];
  // “Notes” may head any text; without a single reference it is no list.
  if (!entries.some(({ used, reference }) => used || reference)) return [heading, ...blocks];
  const text = `no mark cites ${left.length} of ${entries.length} entries of ${quote(plainText(heading))}; they stay as text below that heading`;
  unplaced.push({ line: left[0]?.line ?? 0, text });
  const kept = left.length === entries.length ? blocks : [listOf(left.map(({ node }) => node)), ...others];
  return [heading, mark("no mark in the text cites these."), ...kept];
}

const listOf = (nodes: readonly (ListItem | Paragraph)[]): List => ({
  type: "list",
  ordered: false,
  spread: false,
  children: nodes.map((node) => (node.type === "listItem" ? node : { type: "listItem", children: [node] })),
});
