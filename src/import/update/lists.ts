import { type Document, isMap, isSeq, parseDocument } from "yaml";
import type { ImportedPaper } from "../imported-paper.ts";
import { foldWords } from "../plain-text.ts";
import { takeId } from "../slugs.ts";
import { type ContentFolder, referenceOf, termOf } from "../write/write-folder.ts";
import type { Change } from "./list-changes.ts";

interface List {
  document: Document;
  entries: Record<string, unknown>[];
}

/** Reads a list of the folder so that it can be written again with its comments. */
export function readList(folder: ContentFolder, path: string): List {
  const document = parseDocument(String(folder.get(path) ?? "[]"));
  const entries: unknown = document.errors.length ? [] : document.toJS();
  return { document, entries: Array.isArray(entries) ? entries : [] };
}

/** Adds references that are new and takes those away that no text cites any more. */
export function updateReferences(folder: ContentFolder, { references }: ImportedPaper): Change[] {
  const texts = [...folder].flatMap(([path, text]) => (path.endsWith(".mdx") ? String(text) : []));
  const cited = new Set([...texts.join("\n").matchAll(/<Cite\s+id="([^"]*)"/g)].map((match) => match[1] ?? ""));
  const { document, entries } = readList(folder, "references.yaml");
  const known = new Set(entries.map(({ id }) => String(id)));
  const gone = [...known.difference(cited)];
  const fresh = references.filter(({ id }) => cited.has(id) && !known.has(id));
  if (gone.length || fresh.length) folder.set("references.yaml", rewrite(document, gone, fresh.map(referenceOf)));
  return [
    ...fresh.map(({ id }): Change => ({ what: "added", text: `reference ${id}` })),
    ...gone.map((id): Change => ({ what: "removed", text: `reference ${id}` })),
  ];
}

/** Adds abbreviations that the glossary does not have. */
export function updateGlossary(folder: ContentFolder, { abbreviations }: ImportedPaper): Change[] {
  const { document, entries } = readList(folder, "glossary.yaml");
  const known = new Set(
    entries.flatMap(({ term, abbreviation }) => [term, abbreviation]).map((name) => foldWords(String(name))),
  );
  const taken = new Set(entries.map(({ id }) => String(id)));
  const fresh = abbreviations.filter(
    ({ abbreviation, term }) => !known.has(foldWords(abbreviation)) && !known.has(foldWords(term)),
  );
  const terms = fresh.map((one) => termOf({ ...one, id: takeId(one.id, taken) }));
  if (terms.length) folder.set("glossary.yaml", rewrite(document, [], terms));
  return fresh.map(({ abbreviation }) => ({ what: "added", text: `abbreviation ${abbreviation}; say what it means` }));
}

function rewrite(document: Document, gone: readonly string[], fresh: readonly object[]): string {
  if (!isSeq(document.contents)) document.contents = document.createNode([]) as never;
  const list = document.contents;
  if (!isSeq(list)) return document.toString();
  list.items = list.items.filter((item) => isMap(item) && !gone.includes(String(item.get("id"))));
  for (const entry of fresh) list.add(document.createNode(entry));
  list.flow = list.items.length === 0;
  return document.toString({ lineWidth: 0 });
}
