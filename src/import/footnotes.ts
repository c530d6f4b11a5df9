import type { FootnoteDefinition, Heading, Nodes, PhrasingContent, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { lineOf, quote, tell } from "./messages.ts";
import { plainText } from "./plain-text.ts";
import type { ImportedSection } from "./sections.ts";

/**
 * Puts every footnote into the files that refer to it. What no text refers to, because its mark stood in a title or a
 * question, is kept as text in the nearest section.
 */
export function placeFootnotes(
  sections: readonly ImportedSection[],
  notes: ReadonlyMap<string, FootnoteDefinition>,
  file: VFile,
): void {
  const used = new Set<string>();
  for (const section of sections)
    for (const text of [section.blocks, section.context]) {
      moveHeadingMarks(section.heading && text === section.blocks ? [section.heading, ...text] : text, file);
      dropUnknownMarks(text, notes, file);
      text.push(...notesFor(text, notes, used));
    }
  for (const [id, note] of notes) if (!used.has(id)) keepNote(sections, note, file);
}

/** A heading holds no notes, so a mark in one moves to the end of the paragraph below it. */
function moveHeadingMarks(blocks: readonly RootContent[], file: VFile) {
  for (const [index, heading] of blocks.entries()) {
    const marks = heading.type === "heading" ? takeMarks(heading) : [];
    const below = blocks[index + 1];
    if (!marks.length) continue;
    tell(
      file,
      "unplaced",
      `the mark of a note in the heading ${quote(plainText(heading))} moved into the text below`,
      lineOf(heading),
    );
    if (below?.type === "paragraph") below.children.push(...marks);
  }
}

function takeMarks(heading: Heading): PhrasingContent[] {
  const marks: PhrasingContent[] = [];
  visit(heading, "footnoteReference", (mark, index, parent) => {
    if (!parent || index === undefined) return undefined;
    marks.push(mark);
    parent.children.splice(index, 1);
    return index;
  });
  return marks;
}

/** A mark without a note would be a mistake of the paper. */
function dropUnknownMarks(blocks: readonly RootContent[], notes: ReadonlyMap<string, FootnoteDefinition>, file: VFile) {
  for (const block of blocks)
    visit(block, "footnoteReference", (mark, index, parent) => {
      if (notes.has(mark.identifier) || !parent || index === undefined) return undefined;
      tell(file, "left-out", "the mark of a note that is not there", lineOf(mark));
      parent.children.splice(index, 1);
      return index;
    });
}

/** The footnotes that a text refers to, and those that these refer to. */
function notesFor(
  blocks: readonly RootContent[],
  notes: ReadonlyMap<string, FootnoteDefinition>,
  used: Set<string>,
): FootnoteDefinition[] {
  const found = new Map<string, FootnoteDefinition>();
  const collect = (node: Nodes) =>
    visit(node, "footnoteReference", ({ identifier }) => {
      const note = notes.get(identifier);
      if (!note || found.has(identifier)) return;
      used.add(identifier);
      found.set(identifier, structuredClone(note));
      collect(note);
    });
  for (const block of blocks) collect(block);
  return [...found.values()];
}

function keepNote(sections: readonly ImportedSection[], note: FootnoteDefinition, file: VFile) {
  const nearest = sections.findLast(({ line }) => line <= lineOf(note)) ?? sections[0];
  const words = plainText(note);
  if (!nearest || !words) return;
  const at = nearest.blocks.findIndex(({ type }) => type === "footnoteDefinition");
  nearest.blocks.splice(at < 0 ? nearest.blocks.length : at, 0, ...note.children);
  tell(
    file,
    "unplaced",
    `a note whose mark stood in a title or a question, or is missing, stands at the end of ${quote(nearest.title)}: ${quote(words)}`,
    lineOf(note),
    words,
  );
}
