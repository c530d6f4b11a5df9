import type { z } from "astro/zod";
import {
  type BrandData,
  type EditionData,
  type OutcomeData,
  type PageData,
  type PrivacyData,
  type PaperData,
  type QuestionBlockData,
  type SectionData,
  brandSchema,
  editionSchema,
  listSchemas,
  outcomeSchema,
  pageSchema,
  paperSchema,
  privacySchema,
  questionBlockSchema,
  sectionSchema,
} from "../paper/schema.ts";
import type { PaperSource, SourceFile } from "../paper/source.ts";
import { type Markup, readMarkdown, readMdx } from "./read-markup.ts";
import { type Fields, readYaml } from "./read-yaml.ts";
import { type ParsedResponses, parseResponses } from "./parse-responses.ts";
import { listAt, textAt } from "./values.ts";

/** The name of a list that a paper keeps in YAML. */
export type ListName = keyof typeof listSchemas;

/** Those lists, each in its file. */
export type Lists = { [Name in ListName]: Fields<z.infer<(typeof listSchemas)[Name]>> };

/** An MDX file: its front matter and its text. */
export interface TextFile<T = unknown> {
  path: string;
  /** The number in the file name; undefined where the name is not of the form NN-name.mdx. */
  number: number | undefined;
  /** The name without number and ending, as far as the file name tells. */
  name: string;
  fields: Fields<T>;
  markup: Markup;
}

/** What is kept of an edition; `value` is undefined where the file is no `paper.json`. */
export interface EditionFile {
  path: string;
  value: EditionData | undefined;
}

/** What a check needs to know about the site that will be built. */
export interface CheckOptions {
  /** False where it is built without PDFs. */
  pdfs?: boolean;
  /** The moment of the check in ISO 8601, so that a day can be past; without it none is. */
  now?: string;
}

/** A paper as far as it can be read, however many mistakes it holds. */
export interface ParsedPaper extends Omit<PaperSource, "responses">, Required<CheckOptions> {
  paper: Fields<PaperData>;
  lists: Lists;
  /** `brand.yaml`, which a paper may lack. */
  brand: Fields<BrandData>;
  /** `privacy.yaml`, which a paper may lack. */
  privacy: Fields<PrivacyData>;
  /** What is kept of editions, by the names of the files. */
  editions: EditionFile[];
  /** What a collation has put into the paper. */
  responses: ParsedResponses;
  /** What came of the replies, in the order of the names. */
  outcomes: TextFile<OutcomeData>[];
  /** Pages of the publisher's own. */
  pages: TextFile<PageData>[];
  /** Section files in the order of their names. */
  sections: TextFile<SectionData>[];
  /** Files of key questions, one block each, in the order of their names. */
  blocks: TextFile<QuestionBlockData>[];
  /** All of these. */
  texts: TextFile[];
  /** The fields of all files. */
  fields: Fields[];
  /** The fields of `paper.yaml` that hold Markdown. */
  markdown: Markup[];
}

/** Reads every file of a paper once. */
export function parsePaper(source: PaperSource, { pdfs = true, now = "" }: CheckOptions = {}): ParsedPaper {
  const { folder, files } = source;
  const yaml = <T>(name: string, schema: z.ZodType<T>, empty?: T) => {
    const path = `${folder}/${name}.yaml`;
    return readYaml(path, files.find((file) => file.path === path)?.text, schema, { empty });
  };
  const texts = <T>(kind: string, schema: z.ZodType<T>) =>
    files
      .filter(({ path }) => isTextIn(`${folder}/${kind}/`, path))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1))
      .map((file) => readText(file, schema));
  const paper = yaml("paper", paperSchema);
  const lists = {
    references: yaml("references", listSchemas.references, []),
    glossary: yaml("glossary", listSchemas.glossary, []),
    topics: yaml("topics", listSchemas.topics, []),
    series: yaml("series", listSchemas.series, []),
  };
  const brand = yaml("brand", brandSchema, {});
  const sections = texts("sections", sectionSchema);
  const blocks = texts("questions", questionBlockSchema);
  const pages = texts("pages", pageSchema);
  const outcomes = texts("outcomes", outcomeSchema);
  const privacy = yaml("privacy", privacySchema, {});
  const editions = files.filter(({ path }) => path.startsWith(`${folder}/editions/`)).map(readEdition);
  const all = [...sections, ...blocks, ...outcomes, ...pages];
  const fields = [paper, brand, privacy, ...Object.values(lists), ...all.map((text) => text.fields)];
  const markdown = MARKDOWN.map((path) => readMarkdown(paper.at(path), textAt(paper.data, ...path)));
  return {
    ...source,
    pdfs,
    now,
    paper,
    brand,
    privacy,
    editions,
    responses: parseResponses(source),
    lists,
    sections,
    blocks,
    outcomes,
    pages,
    texts: all,
    fields,
    markdown,
  };
}

const MARKDOWN = [["publisher", "about"], ["invitation"], ["edition", "note"]];

/** The ids that a list gives, or undefined where the list cannot be read and any id may be right. */
export function idsOf(parsed: ParsedPaper, list: ListName): Set<string> | undefined {
  const { readable, data } = parsed.lists[list];
  return readable ? new Set(listAt(data).flatMap((entry) => textAt(entry, "id") || [])) : undefined;
}

function readEdition({ path, text }: SourceFile): EditionFile {
  try {
    return { path, value: editionSchema.safeParse(JSON.parse(text)).data };
  } catch {
    return { path, value: undefined };
  }
}

const isTextIn = (folder: string, path: string) =>
  path.startsWith(folder) && path.endsWith(".mdx") && !path.slice(folder.length).includes("/");

function readText<T>({ path, text }: SourceFile, schema: z.ZodType<T>): TextFile<T> {
  const file = path.slice(path.lastIndexOf("/") + 1);
  const [, yaml] = /^---[ \t]*\r?\n((?:.*\r?\n)*?)---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  return {
    path,
    number: /^\d{2,}-[a-z0-9]+(-[a-z0-9]+)*\.mdx$/.test(file) ? Number.parseInt(file, 10) : undefined,
    name: file.replace(/^\d+[-_ ]?|\.mdx$/g, ""),
    fields: readYaml(path, yaml, schema, { above: 1 }),
    markup: readMdx(path, text),
  };
}
