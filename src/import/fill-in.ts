import { Document, parseDocument } from "yaml";
import { slugOf, takeId } from "./ids.ts";
import { splitName } from "./imprint.ts";
import type { ContentFolder } from "./write-content.ts";
import { quoteDate, setComment } from "./yaml-fields.ts";

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
  setComment(document, field);
  const node = document.createNode(value);
  quoteDate(node);
  document.setIn(field.split("."), node);
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
