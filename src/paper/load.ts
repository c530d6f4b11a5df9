import { type CollectionEntry, getCollection, getEntry, render } from "astro:content";
import type { SectionFacts } from "./section-facts.ts";
import { sectionOfFile } from "./section-file.ts";
import { type Paper, type PaperParts, assemblePaper } from "./paper.ts";

let loaded: Promise<Paper> | undefined;

/** The paper, read once in a build and afresh at every request while writing. */
export function loadPaper(): Promise<Paper> {
  if (import.meta.env.DEV) return readPaper();
  return (loaded ??= readPaper());
}

/** The text of a section or of a question block's context, as a component to place in a page. */
export async function loadText(collection: "sections" | "questions", id: string) {
  const entry = await getEntry(collection, id);
  if (!entry?.body?.trim()) return undefined;
  return (await render(entry)).Content;
}

async function readPaper(): Promise<Paper> {
  const [papers, sections, questions, references, glossary, topics, series] = await Promise.all([
    getCollection("paper"),
    getCollection("sections"),
    getCollection("questions"),
    getCollection("references"),
    getCollection("glossary"),
    getCollection("topics"),
    getCollection("series"),
  ]);
  if (!papers[0]) throw new Error("paper.yaml has not been loaded");
  const { id: _, ...data } = papers[0].data;
  return assemblePaper({
    data,
    sections: await Promise.all(sections.map(readSection)),
    blocks: questions.map(({ id, data }) => ({ id, ...data })),
    references: dataOf(references),
    glossary: dataOf(glossary),
    topics: dataOf(topics),
    series: dataOf(series),
  });
}

async function readSection(entry: CollectionEntry<"sections">): Promise<PaperParts["sections"][number]> {
  const { headings, remarkPluginFrontmatter } = await render(entry);
  const { number = 0, id } = sectionOfFile(`/${entry.filePath}`) ?? { id: entry.id };
  return { ...entry.data, id, number, headings, facts: remarkPluginFrontmatter["facts"] as SectionFacts };
}

/** Lists keep the order of their file: the loader stores entries by id, so each carries its place. */
const dataOf = <T>(entries: { data: T & { place: number } }[]): T[] =>
  entries.toSorted((a, b) => a.data.place - b.data.place).map(({ data }) => data);
