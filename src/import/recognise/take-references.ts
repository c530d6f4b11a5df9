import type { FootnoteDefinition, RootContent } from "mdast";
import { type Manuscript, type Remarks, quote } from "../manuscript.ts";
import { cite } from "../mdx-nodes.ts";
import { plainText } from "../plain-text.ts";
import { type Citer, citeMarks } from "./cite-marks.ts";
import { citeName } from "./cite-names.ts";
import { type Entry, type EntryList, findEntryLists } from "./find-entries.ts";
import { leaveUncited } from "./leave-uncited.ts";
import { moveHeadingMarks } from "./move-heading-marks.ts";
import { type Reference, type Shelf, citedReferences, shelveReferences, useEntry } from "./shelve-references.ts";

interface Taken {
  blocks: RootContent[];
  references: Reference[];
  notes: Manuscript["notes"];
}

/**
 * Finds the references and turns the marks that cite them into `<Cite>`. Entries that are no plain reference become
 * footnotes; entries that nothing cites stay where they are.
 */
export function takeReferences(blocks: readonly RootContent[], notes: Manuscript["notes"], remarks: Remarks): Taken {
  const lists = findEntryLists(blocks);
  const shelf = shelveReferences(lists, notes, remarks);
  const held = new Set(lists.flatMap((list) => list.blocks));
  const text = blocks.filter((block) => !held.has(block));
  citeAllMarks(text, shelf, remarks);
  citeAllNames(text, lists);
  moveHeadingMarks(text, remarks);
  const references = citedReferences(shelf);
  for (const reference of references) remarkReference(reference, remarks);
  const entries = lists.flatMap((list) => list.entries.filter(({ used, reference }) => used && !reference));
  return {
    blocks: text.flatMap((block) => leaveUncited(block, lists, remarks)),
    references,
    notes: new Map([...notes, ...entries.map(noteOf)].filter(([id]) => !shelf.citedNotes.has(id))),
  };
}

/** A number means the next list below it, because chapters may have lists of their own; behind the last, the last. */
function citeAllMarks(text: readonly RootContent[], shelf: Shelf, remarks: Remarks) {
  let ahead = [...shelf.lists];
  for (const block of text) {
    ahead = ahead.filter(({ heading }) => heading !== block);
    citeMarks(block, citerFor(ahead[0] ?? shelf.lists.at(-1), shelf, remarks));
  }
}

function citerFor(list: EntryList | undefined, { byNote, citedNotes }: Shelf, { guesses }: Remarks): Citer {
  return {
    numbers(numbers, line) {
      const entries = numbers.map((number) => list?.entries.find((entry) => entry.number === number));
      const known = entries.filter((entry) => entry !== undefined);
      if (known.length === numbers.length) return known.map(useEntry);
      const text = `the mark ${numbers.join(", ")} names no entry of ${quote(plainText(list?.heading ?? []))}`;
      if (list?.entries.some(({ number }) => number)) guesses.push({ line, text });
      return undefined;
    },
    note(identifier) {
      const id = byNote.get(identifier);
      if (id !== undefined) citedNotes.add(identifier);
      return id === undefined ? undefined : cite(id);
    },
  };
}

/** Entries that no number cites may be cited by the name of their author. */
function citeAllNames(text: readonly RootContent[], lists: readonly EntryList[]) {
  for (const entry of lists.flatMap(({ entries }) => entries)) {
    const { reference, used } = entry;
    if (!reference || used) continue;
    for (const block of text) if (citeName(block, reference, entry.id)) entry.used = true;
  }
}

function remarkReference({ unsure, line, title, year, letter, announced }: Reference, { guesses, leftOut }: Remarks) {
  const more = `the title of a reference may hold more than the title: ${quote(title, 100)}`;
  if (unsure) guesses.push({ line, text: more });
  const words = `${year}${letter}`;
  if (announced)
    leftOut.push({ line, text: `${quote(announced)} before the address of a reference`, words: announced });
  if (letter) leftOut.push({ line, text: `the letter after the year ${words} of a reference`, words });
}

function noteOf({ id, node, line }: Entry): [string, FootnoteDefinition] {
  const position = { start: { line, column: 1 }, end: { line, column: 1 } };
  const children = node.type === "listItem" ? node.children : [node];
  return [id, { type: "footnoteDefinition", identifier: id, label: id, children, position } as FootnoteDefinition];
}
