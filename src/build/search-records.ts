import { escapeHtml } from "../escape-html.ts";
import type { Reference, Term } from "../paper/schema.ts";

/** One thing that can be found, as Pagefind's index takes it. */
export interface SearchRecord {
  url: string;
  /** HTML; ids in it become places that results lead to. */
  html: string;
  meta: { title: string; section?: string };
  filters: { kind: string[]; topic: string[] };
}

/** As much of a section as its records need. */
interface SectionName {
  url: string;
  number: number;
  title: string;
  topics: string[];
}

/** As much of a question as its record needs. */
interface QuestionText {
  number: string;
  text: string;
  topics: string[];
}

/** A heading of the author's own: only those end in a link to themselves. */
const HEADING = /<h([2-6]) id="([^"]+)">((?:(?!<\/h\1>)[^])*?)<a class="anchor"(?:(?!<\/h\1>)[^])*<\/h\1>/g;

/** Cuts the text out of a built section page. */
export function readArticle(page: string): string {
  const start = page.indexOf("<article");
  return page.slice(start, page.indexOf("</article>", start));
}

/** A section as records: what stands before its first heading, then each heading with its text. */
export function splitSection(article: string, section: SectionName): SearchRecord[] {
  const pieces = article.split(HEADING);
  const parts = [{ slug: "", heading: "", html: pieces[0] ?? "" }];
  for (let at = 1; at < pieces.length; at += 4)
    parts.push({ slug: pieces[at + 1] ?? "", heading: textOf(pieces[at + 2] ?? ""), html: pieces[at + 3] ?? "" });
  return parts
    .filter(({ heading, html }) => heading || / id="p\d/.test(html))
    .map(({ slug, heading, html }) => ({
      url: slug ? `${section.url}#${slug}` : section.url,
      html,
      meta: { title: heading || section.title, ...(heading && { section: section.title }) },
      filters: { kind: ["section"], topic: [...new Set([...section.topics, ...markedTopics(html)])] },
    }));
}

/** How many numbered paragraphs the text of a section has. */
export const countParagraphs = (article: string): number => article.match(/ id="p\d+\.\d+"/g)?.length ?? 0;

/** A key question, found by its number and its words. */
export const questionRecord = ({ number, text, topics }: QuestionText, section: SectionName): SearchRecord => ({
  url: `${section.url}#q${number}`,
  html: `<p>${escapeHtml(text)}</p>`,
  meta: { title: `Q${number}`, section: section.title },
  filters: { kind: ["question"], topic: topics },
});

/** A term, found by its name, its abbreviation and what it means. */
export const termRecord = ({ term, abbreviation, definition }: Term, url: string): SearchRecord => ({
  url,
  html: `<p>${escapeHtml(definition)}</p>`,
  meta: { title: abbreviation ? `${abbreviation}: ${term}` : term },
  filters: { kind: ["term"], topic: [] },
});

/** A reference, found by title, author and year. */
export const referenceRecord = ({ author, year, title }: Reference, url: string): SearchRecord => ({
  url,
  html: `<p>${escapeHtml(`${author} (${year})`)}</p>`,
  meta: { title },
  filters: { kind: ["reference"], topic: [] },
});

/** A record as the page that Pagefind reads. */
export function writeRecord({ html, meta, filters }: SearchRecord, language: string): string {
  const tags = [
    ...Object.entries(meta).map(([name, value]) => tag("meta", name, value)),
    ...Object.entries(filters).flatMap(([name, values]) => values.map((value) => tag("filter", name, value))),
  ];
  return `<!doctype html><html lang="${language}"><body>${tags.join("")}${html}</body></html>`;
}

const tag = (kind: "meta" | "filter", name: string, value: string) =>
  `<meta data-pagefind-${kind}="${name}[content]" content="${escapeHtml(value)}">`;

const markedTopics = (html: string) =>
  [...html.matchAll(/ data-topics="([^"]*)"/g)].flatMap(([, ids]) => (ids ?? "").split(" "));

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" };

const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&#x([\da-f]+);/gi, (_, point: string) => String.fromCodePoint(parseInt(point, 16)))
    .replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)))
    .replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .trim();
