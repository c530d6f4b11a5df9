import { Document, isMap, isScalar, parseDocument } from "yaml";
import { slugOf, takeId } from "./ids.ts";
import type { ContentFolder } from "./write-content.ts";

/** What a person says of a paper that its file did not. */
export interface FilledIn {
  /** Values of fields of `paper.yaml`, by their paths in it: `publisher.name`; empty ones change nothing. */
  fields: Record<string, string>;
  /** The names of those who wrote it. */
  authors: string[];
  /** The titles of topics; none leave them as they are. */
  topics: string[];
  /** The title of the topic of each section, by the section's id; the others have the first. */
  topicOf: Record<string, string>;
}

/** Puts what a person says of a paper into its folder; every field that is filled in loses the advice to do so. */
export function fillIn(folder: ContentFolder, { fields, authors, topics, topicOf }: FilledIn): ContentFolder {
  const filled = new Map(folder);
  const document = parseDocument(String(folder.get("paper.yaml") ?? ""));
  for (const [field, value] of Object.entries(fields)) if (value.trim()) setField(document, field, value.trim());
  const named = authors.map((name) => name.trim()).filter(Boolean);
  if (named.length) setField(document, "authors", named.map(splitName));
  filled.set("paper.yaml", document.toString({ lineWidth: 0, flowCollectionPadding: false }));
  const titles = [...new Set(topics.map((title) => title.trim()).filter(Boolean))];
  if (titles.length) fillTopics(filled, titles, topicOf);
  return filled;
}

function setField(document: Document, field: string, value: unknown): void {
  const path = field.split(".");
  const map = path.length > 1 ? document.getIn(path.slice(0, -1)) : document.contents;
  const pair = isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  if (isScalar(pair?.key)) pair.key.commentBefore = null;
  const node = document.createNode(value);
  // As the import writes dates, which YAML would otherwise read as such.
  if (isScalar(node) && /^\d{4}-\d{2}/.test(String(value))) node.type = "QUOTE_DOUBLE";
  document.setIn(path, node);
}

/** The last word of a name is the family’s; a name of one word is both. */
function splitName(name: string): { given: string; family: string } {
  const words = name.split(/\s+/);
  return { given: words.slice(0, -1).join(" ") || name, family: words.at(-1) ?? name };
}

/** Writes topics, and names one of them in each section and each of its questions. */
function fillTopics(folder: ContentFolder, titles: readonly string[], topicOf: Record<string, string>): void {
  const taken = new Set<string>();
  const ids = new Map(titles.map((title) => [title, takeId(slugOf(title) || "topic", taken)]));
  const list = [...ids].map(([title, id]) => ({ id, title, description: `${title}.`, synonyms: [] }));
  folder.set("topics.yaml", new Document(list).toString({ lineWidth: 0 }));
  for (const [path, text] of folder) {
    const section = sectionOf(path, text);
    if (section === undefined) continue;
    const id = ids.get(topicOf[section] ?? "") ?? taken.values().next().value;
    folder.set(path, String(text).replace(/^(\s*topics:) \[[^\]\n]*\]$/gm, `$1 [${id}]`));
  }
}

/** The id of the section that a file is, or asks questions in. */
function sectionOf(path: string, text: string | Uint8Array): string | undefined {
  const [, own] = /^sections\/\d+-(.*)\.mdx$/.exec(path) ?? [];
  if (own || !/^questions\/.*\.mdx$/.test(path)) return own;
  return /^section: *"?([^"\s]+)/m.exec(String(text))?.[1];
}
