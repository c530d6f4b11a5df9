import type { PhrasingContent } from "mdast";
import { type Manuscript, type Remarks, lineOf, quote } from "../manuscript.ts";
import { cite } from "../mdx-nodes.ts";
import { foldWords } from "../plain-text.ts";
import { slugOf, takeId } from "../slugs.ts";
import type { Entry, EntryList } from "./find-entries.ts";
import { type ReadReference, readReference } from "./read-reference.ts";

/** A reference with its key. */
export interface Reference extends ReadReference {
  id: string;
  line: number;
}

/** The references of a paper: from its lists, and from footnotes that are one. */
export interface Shelf {
  lists: EntryList[];
  /** By their ids. */
  references: Map<string, Reference>;
  /** The ids of the references that footnotes are, by the identifier of the footnote. */
  byNote: Map<string, string>;
  /** Identifiers of the footnotes that have become citations. */
  citedNotes: Set<string>;
}

/** Names all references and notes; a work that is listed twice is one reference. */
export function shelveReferences(lists: EntryList[], notes: Manuscript["notes"], { leftOut }: Remarks): Shelf {
  const references = new Map<string, Reference>();
  const taken = new Set<string>();
  const name = (reference: ReadReference, line: number): string => {
    const same = [...references.values()].find((other) => keyOf(other) === keyOf(reference));
    const id = same?.id ?? takeId(idOf(reference), taken);
    if (!same) references.set(id, { ...reference, id, line });
    const words = [reference.author, reference.year, reference.title, reference.url].join(" ");
    if (same) leftOut.push({ line, text: `a reference that is listed above: ${quote(words)}`, words });
    return id;
  };
  for (const entry of lists.flatMap(({ entries }) => entries)) {
    const { reference, line, number = line } = entry;
    entry.id = reference ? name(reference, line) : takeId(`note-${number}`, taken);
  }
  const byNote = [...notes].flatMap(([identifier, note]): [string, string][] => {
    const reference = readReference(note, true);
    return reference ? [[identifier, name(reference, lineOf(note))]] : [];
  });
  return { lists, references, byNote: new Map(byNote), citedNotes: new Set() };
}

const keyOf = ({ author, year, letter, title }: ReadReference) => foldWords([author, year, letter, title].join(" "));

const idOf = ({ author, year, letter }: ReadReference) =>
  `${slugOf(author.split(/,| and /)[0] ?? "", 40) || "reference"}-${year}${letter}`;

/** What stands in the text for an entry: a citation or, for an entry that is no plain reference, a footnote. */
export function useEntry(entry: Entry): PhrasingContent {
  entry.used = true;
  return entry.reference ? cite(entry.id) : { type: "footnoteReference", identifier: entry.id, label: entry.id };
}

/** The references that are cited so far, in the order of their lists. */
export function citedReferences({ lists, references, byNote, citedNotes }: Shelf): Reference[] {
  const entries = lists.flatMap((list) => list.entries.filter(({ used }) => used));
  const ids = [...entries.map(({ id }) => id), ...[...citedNotes].map((note) => byNote.get(note) ?? "")];
  return [...new Set(ids)].flatMap((id) => references.get(id) ?? []);
}
