import type { FootnoteDefinition, Paragraph, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import { attributeOf, isJsx } from "../../markdown/mdx-jsx.ts";
import { type Manuscript, type Remarks, lineOf, quote } from "../manuscript.ts";
import { mark } from "../mdx-nodes.ts";
import { plainText } from "../plain-text.ts";
import type { Part } from "./cut-sections.ts";
import type { Reference } from "./shelve-references.ts";
import type { Block } from "./take-questions.ts";

/**
 * Puts every footnote into the files that refer to it. What no text refers to any more, because its mark stood in a
 * title or a question, is kept as text in the nearest section. Returns the references that are still cited.
 */
export function placeNotes(
  parts: readonly Part[],
  asked: readonly (Block | undefined)[],
  notes: Manuscript["notes"],
  references: readonly Reference[],
  remarks: Remarks,
): Reference[] {
  const texts = [...parts.map(({ blocks }) => blocks), ...asked.flatMap((block) => (block ? [block.context] : []))];
  const used = new Set<string>();
  for (const text of texts) text.push(...notesFor(text, notes, used));
  const cited = new Set(texts.flat().flatMap(citesIn));
  for (const [id, note] of notes) if (!used.has(id)) keep(parts, lineOf(note), note.children, remarks);
  for (const reference of references)
    if (!cited.has(reference.id)) keep(parts, reference.line, [asText(reference)], remarks);
  return references.filter(({ id }) => cited.has(id));
}

/** The footnotes that a text refers to, and those that these refer to. */
function notesFor(blocks: readonly RootContent[], notes: Manuscript["notes"], used: Set<string>): FootnoteDefinition[] {
  const found = new Map<string, FootnoteDefinition>();
  const collect = (node: RootContent) =>
    visit(node, "footnoteReference", ({ identifier }) => {
      const note = notes.get(identifier);
      if (!note || found.has(identifier)) return;
      used.add(identifier);
      found.set(identifier, structuredClone(note));
      collect(note);
    });
  blocks.forEach(collect);
  return [...found.values()];
}

function citesIn(node: RootContent): string[] {
  const ids: string[] = [];
  visit(node, (child) => {
    if (isJsx(child, "Cite")) ids.push(attributeOf(child, "id") ?? "");
  });
  return ids;
}

function keep(parts: readonly Part[], line: number, blocks: readonly RootContent[], { unplaced }: Remarks) {
  const nearest = parts.findLast((part) => part.line <= line) ?? parts[0];
  if (!nearest) return;
  const words = plainText(blocks);
  const notes = nearest.blocks.findIndex(({ type }) => type === "footnoteDefinition");
  nearest.blocks.splice(
    notes < 0 ? nearest.blocks.length : notes,
    0,
    mark("a note whose mark stood in a title or a question, or was missing."),
    ...blocks,
  );
  unplaced.push({
    line,
    text: `a note without a mark in the text stands at the end of “${nearest.title}”: ${quote(words)}`,
    words,
  });
}

const asText = ({ author, year, letter, title, url = "" }: Reference): Paragraph => ({
  type: "paragraph",
  children: [{ type: "text", value: `${author} (${year}${letter}) ${title}. ${url}`.trim() }],
});
