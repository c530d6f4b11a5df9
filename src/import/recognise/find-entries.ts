import type { Heading, ListItem, Paragraph, RootContent } from "mdast";
import { lineOf } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";
import { isReferenceHeading } from "./headings.ts";
import { type ReadReference, readReference } from "./read-reference.ts";

/** An entry of a list of references or notes. */
export interface Entry {
  line: number;
  /** The number by which marks name it, if the list is numbered. */
  number: number | undefined;
  reference: ReadReference | undefined;
  node: ListItem | Paragraph;
  /** Its key in `references.yaml` or its label as a note. */
  id: string;
  /** True once a mark in the text names it. */
  used: boolean;
}

/** A list of references or notes: its heading, its entries and the blocks that hold them. */
export interface EntryList {
  heading: Heading;
  entries: Entry[];
  blocks: RootContent[];
}

/** Finds the lists of references and notes. */
export function findEntryLists(blocks: readonly RootContent[]): EntryList[] {
  return blocks.flatMap((heading, index) => {
    if (heading.type !== "heading" || !isReferenceHeading(plainText(heading))) return [];
    const below = blocks.slice(index + 1);
    const end = below.findIndex(
      (block) => block.type === "heading" && (block.depth <= heading.depth || !!block.data?.isGuessed),
    );
    const own = end < 0 ? below : below.slice(0, end);
    const entries = own.flatMap(entriesOf);
    return entries.length ? [{ heading, entries, blocks: own }] : [];
  });
}

function entriesOf(block: RootContent): Entry[] {
  if (block.type === "paragraph") return [entryOf(block, labelOf(block))];
  if (block.type !== "list") return [];
  const start = block.start ?? 1;
  return block.children.map((item, index) => entryOf(item, block.ordered ? start + index : labelOf(item)));
}

const LABEL = /^\s*(?:\[(\d{1,3})\]:?|\((\d{1,3})\)|\^?(\d{1,3})\^?[.):]?)\s+(?=\S)/;

function labelOf(node: ListItem | Paragraph): number | undefined {
  const label = LABEL.exec(plainText(node));
  return label ? Number(label[1] ?? label[2] ?? label[3]) : undefined;
}

function entryOf(node: ListItem | Paragraph, number: number | undefined): Entry {
  const bare = number === undefined ? node : withoutLabel(node);
  return { line: lineOf(node), number, reference: readReference(bare, false), node: bare, id: "", used: false };
}

/** The entry without the number in its text; a list has its numbers elsewhere. */
function withoutLabel<T extends ListItem | Paragraph>(node: T): T {
  const [first, ...rest] = node.children;
  if (first?.type === "paragraph") return { ...node, children: [withoutLabel(first), ...rest] };
  if (first?.type !== "text") return node;
  return { ...node, children: [{ ...first, value: first.value.replace(LABEL, "") }, ...rest] };
}
