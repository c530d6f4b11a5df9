import { escapeHtml } from "../escape-html.ts";
import type { Question, Section } from "../paper/paper.ts";
import type { Reference, Term } from "../paper/schema.ts";
import type { ShownAnswer } from "../paper/responses.ts";
import { words } from "../messages/index.ts";
import type { TextBlock, TextPart } from "../paper/section-text.ts";
import { WORD_BREAK, segmentWords } from "../search/segment-words.ts";

/** One thing that can be found, as Pagefind's index takes it. */
export interface SearchRecord {
  url: string;
  /** What is searched; the anchors of blocks are places that results lead to. */
  blocks: readonly TextBlock[];
  meta: { title: string; section?: string };
  filters: { kind: string[]; topic: string[] };
}

/** A section as records: what stands before its first heading, then each heading with its text. */
export const sectionRecords = (section: Section, parts: readonly TextPart[], url: string): SearchRecord[] =>
  parts.map(({ slug, heading, topics, blocks }) => ({
    url: slug ? `${url}#${slug}` : url,
    blocks,
    meta: { title: heading || section.title, ...(heading && { section: section.title }) },
    filters: { kind: ["section"], topic: [...new Set([...idsOf(section.topics), ...topics])] },
  }));

/** A key question, found by its number and its words. */
export const questionRecord = ({ label, anchor, text, topics, section }: Question, url: string): SearchRecord => ({
  url: `${url}#${anchor}`,
  blocks: [{ text }],
  meta: { title: label, section: section.title },
  filters: { kind: ["question"], topic: idsOf(topics) },
});

/** A term, found by its name, its abbreviation and what it means. */
export const termRecord = ({ term, abbreviation, definition }: Term, url: string): SearchRecord => ({
  url,
  blocks: [{ text: definition }],
  meta: { title: abbreviation ? `${abbreviation}: ${term}` : term },
  filters: { kind: ["term"], topic: [] },
});

/** A reference, found by title, author and year. */
export const referenceRecord = ({ author, year, title }: Reference, url: string): SearchRecord => ({
  url,
  blocks: [{ text: `${author} (${year})` }],
  meta: { title },
  filters: { kind: ["reference"], topic: [] },
});

/** An answer to a question, found by its words and by who wrote it. */
export const responseRecord = (answer: ShownAnswer, about: string, url: string): SearchRecord => ({
  url: `${url}#${answer.id}`,
  blocks: [{ text: answer.text }],
  meta: {
    title: `${about}: ${[answer.name, answer.organisation].filter(Boolean).join(", ") || words.responses.anonymous}`,
  },
  filters: { kind: ["response"], topic: [] },
});

/** A record as the page that Pagefind reads. */
export function writeRecord({ blocks, meta, filters }: SearchRecord, language: string): string {
  const tags = [
    ...Object.entries(meta).map(([name, value]) => tag("meta", name, segmentWords(value, WORD_BREAK))),
    ...Object.entries(filters).flatMap(([name, values]) => values.map((value) => tag("filter", name, value))),
  ];
  return `<!doctype html><html lang="${language}"><body>${[...tags, ...blocks.map(writeBlock)].join("")}</body></html>`;
}

const tag = (kind: "meta" | "filter", name: string, value: string) =>
  `<meta data-pagefind-${kind}="${name}[content]" content="${escapeHtml(value)}">`;

const writeBlock = ({ anchor, text }: TextBlock) =>
  `<p${anchor ? ` id="${escapeHtml(anchor)}"` : ""}>${escapeHtml(segmentWords(text, WORD_BREAK))}</p>`;

const idsOf = (topics: Section["topics"]) => topics.map(({ id }) => id);
