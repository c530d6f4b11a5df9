import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { AstroIntegrationLogger } from "astro";
import { close, createIndex } from "pagefind";
import { words } from "../messages/index.ts";
import type { Paper } from "../paper/paper.ts";
import { pathOf, responsePages } from "../paper/response-pages.ts";
import type { PaperTexts } from "../paper/section-text.ts";
import { type SearchData, WORD_LIST } from "../search/search-data.ts";
import { WORD_BREAK, segmentWords } from "../search/segment-words.ts";
import { packFiles } from "./pagefind-files.ts";
import { listEntries } from "./search-entries.ts";
import {
  type SearchRecord,
  questionRecord,
  referenceRecord,
  responseRecord,
  sectionRecords,
  termRecord,
  writeRecord,
} from "./search-records.ts";

/** What is indexed, and where it goes. */
export interface SearchableSite {
  folder: string;
  /** Where the site is mounted. */
  base: string;
  paper: Paper;
  texts: PaperTexts;
}

/** How many records share a file of texts: a file each would be thousands, one for all a large first load. */
const RECORDS_PER_FILE = 80;

/** How many records are handed to Pagefind at once: all of a large paper would be in memory at once. */
const BATCH = 100;

/** Builds the search index of a site into its folder `pagefind`. */
export async function indexSearch(site: SearchableSite, logger: AstroIntegrationLogger): Promise<void> {
  const start = performance.now();
  const records = listRecords(site);
  const entries = listEntries(site.paper, site.base);
  const sections = listSections(site);
  const files = await packFiles(await indexRecords(records, site.paper.language, logger), {
    sections,
    entries,
    words: words.search.results,
    ...(site.paper.responses && { hasAnswers: true }),
  });
  const list = listWords([...records.map(textOf), ...entries.flatMap(({ names }) => names)]);
  const all = [...files, { path: WORD_LIST, content: JSON.stringify(list) }];
  await Promise.all(all.map(({ path, content }) => write(join(site.folder, "pagefind", path), content)));
  const found = [...Map.groupBy(records, ({ filters }) => filters.kind[0]!)].map(
    ([kind, of]) => `${of.length} ${kind}s`,
  );
  logger.info(`search index: ${found.join(", ")} in ${Math.round(performance.now() - start)}ms`);
}

const sectionUrl = (base: string, id: string) => `${base}sections/${id}/`;

const listRecords = ({ base, paper, texts }: SearchableSite): SearchRecord[] => [
  ...paper.sections.flatMap((section) => {
    const url = sectionUrl(base, section.id);
    const records = sectionRecords(section, texts.get(section.id) ?? [], url);
    return [...records, ...section.questions.map((question) => questionRecord(question, url))];
  }),
  ...paper.glossary.map((term) => termRecord(term, `${base}glossary/#${term.id}`)),
  ...responseRecords(base, paper),
  ...paper.references.map((reference) => referenceRecord(reference, `${base}references/#${reference.id}`)),
];

/** Answers stand on several pages for each question. */
function responseRecords(base: string, { responses, questions }: Paper): SearchRecord[] {
  const labels = new Map(questions.map(({ id, label }) => [id, label]));
  return (responses ? responsePages(responses) : []).flatMap((page) => {
    if (page.kind !== "question") return [];
    const url = `${base}responses/${pathOf(page)}/`;
    return page.answers.map((answer) => responseRecord(answer, labels.get(page.id) ?? words.responses.comments, url));
  });
}

const listSections = ({ base, paper }: SearchableSite): SearchData["sections"] =>
  paper.sections.map(({ id, number, label, title, paragraphs, questions }) => ({
    number,
    label,
    title,
    href: sectionUrl(base, id),
    paragraphs: paragraphs.length,
    ...(!label && { own: paragraphs.map((paragraph) => paragraph.label) }),
    questions: questions.map((question) => question.number),
  }));

async function indexRecords(records: SearchRecord[], language: string, logger: AstroIntegrationLogger) {
  const forceLanguage = language.toLowerCase();
  const { index } = await createIndex({ forceLanguage, maxFragments: Math.ceil(records.length / RECORDS_PER_FILE) });
  if (!index) throw new Error("Pagefind could not be started, so the search index was not built");
  for (let at = 0; at < records.length; at += BATCH) {
    await Promise.all(
      records.slice(at, at + BATCH).map(async (record) => {
        const content = writeRecord(record, forceLanguage);
        const { errors } = await index.addHTMLFile({ url: record.url, content });
        if (errors.length > 0) throw new Error(`${record.url} could not be indexed: ${errors.join("; ")}`);
      }),
    );
    if ((at + BATCH) % (5 * BATCH) === 0 && at + BATCH < records.length)
      logger.info(`search index: ${at + BATCH} of ${records.length} records`);
  }
  const { files } = await index.getFiles();
  await close();
  return files;
}

const textOf = ({ blocks, meta }: SearchRecord) => [...blocks.map(({ text }) => text), meta.title].join(" ");

/** The words that are long enough to be mistyped, the most frequent first, for suggestions to those who mistype one. */
function listWords(texts: string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of segmentWords(text, WORD_BREAK)
      .toLowerCase()
      .match(/\p{L}{3,}/gu) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([word]) => word);
}

async function write(path: string, content: string | Uint8Array) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
