import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { AstroIntegrationLogger } from "astro";
import { type IndexFile, type PagefindIndex, close, createIndex } from "pagefind";
import { minify } from "vite";
import type { PaperDescription } from "../paper/describe-paper.ts";
import type { Reference, Term, Topic } from "../paper/schema.ts";
import { DATA, ENGINE, type SearchData, WORD_LIST } from "../search/search-data.ts";
import { words } from "../words.ts";
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
  const { records, sections } = await readSite(site, paper);
  const language = paper.language.toLowerCase();
  const maxFragments = Math.ceil(records.length / RECORDS_PER_FILE);
  const { index } = await createIndex({ forceLanguage: language, excludeSelectors: NO_TEXT, maxFragments });
  if (!index) throw new Error("Pagefind could not be started, so the search index was not built");
  await addRecords(index, records, language, logger);
  const { files } = await index.getFiles();
  await close();
  const entries = listEntries(site);
  const target = join(site.folder, "pagefind");
  await writeFiles(target, files, { sections, entries, words: words.search.results });
  await writeFile(
    join(target, WORD_LIST),
    JSON.stringify(
      listWords(
        records,
        entries.flatMap(({ names }) => names),
      ),
    ),
  );
  const counts = ["section", "question", "term", "reference"].map(
    (kind) => `${records.filter(({ filters }) => filters.kind[0] === kind).length} ${kind}s`,
  );
  logger.info(`search index: ${counts.join(", ")} in ${Math.round(performance.now() - start)}ms`);
}

async function readSite({ folder, base, glossary, references }: SearchableSite, paper: PaperDescription) {
  const questions = new Map(paper.questions.map((question) => [question.id, question]));
  const sections = await Promise.all(
    paper.sections.map(async ({ id, number, title, topics, questions: ids }) => {
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
    }),
  );
  return {
    sections: sections.map(({ place }) => place),
    records: [
      ...sections.flatMap(({ records }) => records),
      ...glossary.map((term) => termRecord(term, `${base}glossary/#${term.id}`)),
      ...references.map((reference) => referenceRecord(reference, `${base}references/#${reference.id}`)),
    ],
  };
}

async function addRecords(
  index: PagefindIndex,
  records: SearchRecord[],
  language: string,
  logger: AstroIntegrationLogger,
) {
  let done = 0;
  const add = async (record: SearchRecord) => {
    const { errors } = await index.addHTMLFile({ url: record.url, content: writeRecord(record, language) });
    if (errors.length > 0) throw new Error(`${record.url} could not be indexed: ${errors.join("; ")}`);
    if (++done % 500 === 0) logger.info(`search index: ${done} of ${records.length} records`);
  };
  await Promise.all(records.map(add));
}

/** Keeps of Pagefind's files what a search needs, and gathers what the first one needs in one file. */
async function writeFiles(target: string, files: IndexFile[], data: Omit<SearchData, "texts" | "files">) {
  const text = (path: string) => Buffer.from(files.find((file) => file.path === path)?.content ?? "").toString();
  const entry = JSON.parse(text("pagefind-entry.json")) as { languages: Record<string, { wasm: string | null }> };
  const language = Object.values(entry.languages)[0];
  const engine = `wasm.${language?.wasm ?? "unknown"}.pagefind`;
  if (language) language.wasm = ENGINE.split(".")[1]!;
  const kept: IndexFile[] = files.flatMap(({ path, content }) => {
    if (path === engine) return [{ path: ENGINE, content }];
    return /\.pf_\w+$/.test(path) ? [{ path, content }] : [];
  });
  const { code } = await minify("pagefind.js", SHELF + text("pagefind.js"), { module: true });
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
 * Goes before Pagefind's own script, whose calls of `fetch` it answers from what is on the shelf already. Pagefind
 * asks for one file after the other, each a round trip; so all are asked for at once and put on the shelf. It also looks
 * only every 50 ms whether its engine is up, which is half of a short search; here it looks more often.
 */
const SHELF = `export const shelf = new Map();
const fetch = async (address) => {
  const name = address.replace(/\\?.*/, "").replace(/^.*\\/pagefind\\//, "");
  return (await shelf.get(name))?.clone() ?? globalThis.fetch(address);
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

/** Every word of the paper, the most frequent first, for suggestions to those who mistype one. */
export function listWords(records: SearchRecord[], names: string[]): string[] {
  const counts = new Map<string, number>();
  const texts = records.map(({ html, meta }) => `${html.replace(/<[^>]*>/g, " ")} ${meta.title}`);
  for (const word of [...texts, ...names]
    .join(" ")
    .toLowerCase()
    .match(/\p{L}{3,}/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([word]) => word);
}
