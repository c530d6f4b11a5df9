import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { AstroIntegrationLogger } from "astro";
import { type IndexFile, close, createIndex } from "pagefind";
import { minify } from "vite";
import type { PaperDescription } from "../paper/paper-json.ts";
import type { Reference, Term, Topic } from "../paper/schema.ts";
import { DATA, ENGINE, type SearchData, WORD_LIST } from "../search/search-data.ts";
import { words } from "../messages/index.ts";
import { listEntries } from "./search-entries.ts";
import {
  type SearchRecord,
  countParagraphs,
  questionRecord,
  readArticle,
  referenceRecord,
  splitSection,
  termRecord,
  writeRecord,
} from "./search-records.ts";

/** What is indexed: a built site, and the lists that its paper keeps in YAML. */
export interface SearchableSite {
  folder: string;
  /** Where the site is mounted. */
  base: string;
  glossary: Term[];
  references: Reference[];
  topics: Topic[];
}

/** Numbers, marks of notes and links are no text; citations stand among the references, questions are records. */
const NO_TEXT = [
  ".para, .anchor, .section-head, .sr-only",
  "[data-footnote-ref], [data-footnote-backref], #footnote-label, [id^='fn-ref-']",
  ".question, .questions > h2, .questions > .quiet",
]
  .join(", ")
  .split(", ");

/** How many records share a file of texts: a file each would be thousands, one for all a large first load. */
const RECORDS_PER_FILE = 80;

/** How many bytes of the index go into the data of the first search; the rest is loaded as it is needed. */
const FIRST_LOAD = 24_000;

/** Builds the search index of a site into its folder `pagefind`, from its pages and lists. */
export async function indexSearch(site: SearchableSite, logger: AstroIntegrationLogger): Promise<void> {
  const start = performance.now();
  const paper = JSON.parse(await readFile(join(site.folder, "paper.json"), "utf8")) as PaperDescription;
  const { sections, counts, frequencies, files } = await indexRecords(site, paper, logger);
  const entries = listEntries(site);
  const target = join(site.folder, "pagefind");
  await writeFiles(target, files, { sections, entries, words: words.search.results });
  for (const { names } of entries) countWords(frequencies, names.join(" "));
  await writeFile(join(target, WORD_LIST), JSON.stringify(byFrequency(frequencies)));
  const found = [...counts].map(([kind, count]) => `${count} ${kind}s`);
  logger.info(`search index: ${found.join(", ")} in ${Math.round(performance.now() - start)}ms`);
}

/** Section after section, each read while the one before is indexed: all at once would be all in memory at once. */
async function indexRecords(site: SearchableSite, paper: PaperDescription, logger: AstroIntegrationLogger) {
  const language = paper.language.toLowerCase();
  const listed = listRecords(site);
  // Most sections have about one heading of their own.
  const about = 2 * paper.sections.length + paper.questions.length + listed.length;
  const maxFragments = Math.ceil(about / RECORDS_PER_FILE);
  const { index } = await createIndex({ forceLanguage: language, excludeSelectors: NO_TEXT, maxFragments });
  if (!index) throw new Error("Pagefind could not be started, so the search index was not built");
  const counts = new Map<string, number>();
  const frequencies = new Map<string, number>();
  let added = 0;
  const add = async (record: SearchRecord) => {
    countUp(counts, record.filters.kind[0]!);
    countWords(frequencies, `${record.html.replace(/<[^>]*>/g, " ")} ${record.meta.title}`);
    const { errors } = await index.addHTMLFile({ url: record.url, content: writeRecord(record, language) });
    if (errors.length > 0) throw new Error(`${record.url} could not be indexed: ${errors.join("; ")}`);
    if (++added % 500 === 0) logger.info(`search index: ${added} records`);
  };
  const sections: SearchData["sections"] = [];
  const questions = new Map(paper.questions.map((question) => [question.id, question]));
  let waiting: SearchRecord[] = [];
  for (const section of paper.sections) {
    const [{ place, records }] = await Promise.all([
      readSection(site, section, questions),
      Promise.all(waiting.map(add)),
    ]);
    sections.push(place);
    waiting = records;
  }
  await Promise.all([...waiting, ...listed].map(add));
  const { files } = await index.getFiles();
  await close();
  return { sections, counts, frequencies, files };
}

const listRecords = ({ glossary, references, base }: SearchableSite): SearchRecord[] => [
  ...glossary.map((term) => termRecord(term, `${base}glossary/#${term.id}`)),
  ...references.map((reference) => referenceRecord(reference, `${base}references/#${reference.id}`)),
];

type Described<T extends "sections" | "questions"> = PaperDescription[T][number];

async function readSection(
  { folder, base }: SearchableSite,
  { id, number, title, topics, questions: ids }: Described<"sections">,
  questions: Map<string, Described<"questions">>,
) {
  const url = `${base}sections/${id}/`;
  const article = readArticle(await readFile(join(folder, "sections", id, "index.html"), "utf8"));
  const section = { url, number, title, topics };
  return {
    place: { number, title, href: url, paragraphs: countParagraphs(article), questions: ids.length },
    records: [
      ...splitSection(article, section),
      ...ids.flatMap((id) => questions.get(id) ?? []).map((question) => questionRecord(question, section)),
    ],
  };
}

/** Keeps of Pagefind's files what a search needs, and gathers what the first one needs in one file. */
async function writeFiles(target: string, files: IndexFile[], data: Omit<SearchData, "texts" | "files">) {
  const text = (path: string) => Buffer.from(files.find((file) => file.path === path)?.content ?? "").toString();
  const entry: { languages: Record<string, { wasm: string | null }> } = JSON.parse(text("pagefind-entry.json"));
  const language = Object.values(entry.languages)[0];
  const engine = `wasm.${language?.wasm ?? "unknown"}.pagefind`;
  if (language) language.wasm = ENGINE.split(".")[1]!;
  // Pagefind's own order may differ from build to build; sorted, two builds of a paper are alike to the byte.
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const kept: IndexFile[] = sorted.flatMap(({ path, content }) => {
    if (path === engine) return [{ path: ENGINE, content }];
    return /\.pf_\w+$/.test(path) ? [{ path, content }] : [];
  });
  const { code } = await minify("pagefind.js", PREFETCHED + text("pagefind.js"), { module: true });
  const first = { ...packFirst(kept), ...data };
  first.texts["pagefind-entry.json"] = JSON.stringify(entry);
  const all = [...kept, { path: "pagefind.js", content: code }, { path: DATA, content: JSON.stringify(first) }];
  await Promise.all(all.map((file) => write(join(target, file.path), file.content)));
}

/** What goes with the first search: texts as they are, because a host packs them better together, the rest packed. */
function packFirst(files: IndexFile[]): Pick<SearchData, "texts" | "files"> {
  const first = firstFiles(files);
  const [texts, others] = [first.filter(isText), first.filter((file) => !isText(file))];
  return {
    texts: Object.fromEntries(texts.map(({ path, content }) => [path, gunzipSync(content).toString()])),
    files: Object.fromEntries(others.map(({ path, content }) => [path, Buffer.from(content).toString("base64")])),
  };
}

const isText = ({ path }: IndexFile) => path.endsWith("pf_fragment");

/**
 * Goes before Pagefind's own script, whose calls of `fetch` it answers from what was fetched ahead. Pagefind asks for
 * one file after the other, each a round trip; so all are asked for at once. It also looks
 * only every 50 ms whether its engine is up, which is half of a short search; here it looks more often.
 */
const PREFETCHED = `export const prefetched = new Map();
const fetch = async (address) => {
  const name = address.replace(/\\?.*/, "").replace(/^.*\\/pagefind\\//, "");
  return (await prefetched.get(name))?.clone() ?? globalThis.fetch(address);
};
const setTimeout = (run, wait) => globalThis.setTimeout(run, Math.min(wait, 4));
`;

/** The smallest kinds of files first, as long as there is room for all of a kind. */
function firstFiles(files: IndexFile[]): IndexFile[] {
  let room = FIRST_LOAD;
  return ["pf_meta", "pf_filter", "pf_index", "pf_fragment"].flatMap((kind) => {
    const some = files.filter(({ path }) => path.endsWith(kind));
    const size = some.reduce((sum, { content }) => sum + content.length, 0);
    if (size > room && kind !== "pf_meta") return [];
    room -= size;
    return some;
  });
}

async function write(path: string, content: string | Uint8Array) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** Counts the words of a text that are long enough to be mistyped. */
function countWords(counts: Map<string, number>, text: string) {
  for (const word of text.toLowerCase().match(/\p{L}{3,}/gu) ?? []) countUp(counts, word);
}

const countUp = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

/** The most frequent first, for suggestions to those who mistype one. */
const byFrequency = (counts: Map<string, number>): string[] =>
  [...counts].toSorted(([, a], [, b]) => b - a).map(([word]) => word);
