import type { z } from "astro/zod";
import {
  paperSchema,
  questionBlockSchema,
  referenceSchema,
  sectionSchema,
  seriesPaperSchema,
  termSchema,
  topicSchema,
} from "../paper/schema.ts";
import type { PaperSource, SourceFile } from "../paper/source.ts";
import { issueAt } from "./issue.ts";
import { type Fields, noFields, readFields } from "./read-fields.ts";
import { type Markup, readMdx } from "./read-markup.ts";

/** The lists that a paper keeps in YAML, and what an entry of each holds. */
export const lists = {
  references: referenceSchema,
  glossary: termSchema,
  topics: topicSchema,
  series: seriesPaperSchema,
} as const satisfies Record<string, z.ZodObject>;

/** The name of one of those lists. */
export type ListName = keyof typeof lists;

/** An MDX file: its front matter and its text. */
export interface TextFile {
  path: string;
  /** The file name as it should be, taken apart; undefined where it is not NN-name.mdx. */
  number: number | undefined;
  /** The name without number and ending, as far as the file name tells. */
  name: string;
  fields: Fields;
  markup: Markup;
}

/** A paper as far as it can be read, however many mistakes it holds. */
export interface Draft {
  folder: string;
  assets: readonly string[];
  paper: Fields;
  lists: Record<ListName, Fields>;
  /** Section files in the order of their names. */
  sections: TextFile[];
  /** Files of key questions, one block each, in the order of their names. */
  blocks: TextFile[];
  /** Paths of text files that have no place in a paper. */
  strays: string[];
}

/** Reads every file of a paper once. */
export function readDraft({ folder, files, assets }: PaperSource): Draft {
  const yaml = (name: string) => readYaml(`${folder}/${name}.yaml`, files);
  const texts = (kind: string) => files.filter(({ path }) => isTextIn(`${folder}/${kind}/`, path)).map(readText);
  const known = new Set(["paper", ...Object.keys(lists)].map((name) => `${folder}/${name}.yaml`));
  const sections = texts("sections").toSorted(byPath);
  const blocks = texts("questions").toSorted(byPath);
  for (const { path } of [...sections, ...blocks]) known.add(path);
  return {
    folder,
    assets,
    paper: yaml("paper"),
    lists: {
      references: yaml("references"),
      glossary: yaml("glossary"),
      topics: yaml("topics"),
      series: yaml("series"),
    },
    sections,
    blocks,
    strays: files.map(({ path }) => path).filter((path) => !known.has(path)),
  };
}

/** The files of a draft whose fields follow a schema, each with that schema. */
export const schemasOf = (draft: Draft): [Fields, z.ZodType][] => [
  [draft.paper, paperSchema],
  ...Object.entries(lists).map(([name, entry]): [Fields, z.ZodType] => [
    draft.lists[name as ListName],
    entry.array().nullable(),
  ]),
  ...draft.sections.map(({ fields }): [Fields, z.ZodType] => [fields, sectionSchema]),
  ...draft.blocks.map(({ fields }): [Fields, z.ZodType] => [fields, questionBlockSchema]),
];

const byPath = (a: TextFile, b: TextFile) => (a.path < b.path ? -1 : 1);

const isTextIn = (folder: string, path: string) =>
  path.startsWith(folder) && path.endsWith(".mdx") && !path.slice(folder.length).includes("/");

function readYaml(path: string, files: readonly SourceFile[]): Fields {
  const file = files.find((candidate) => candidate.path === path);
  return file
    ? readFields(path, file.text)
    : noFields(path, issueAt(path, undefined, "the file is missing", missing(path)));
}

const missing = (path: string) =>
  path.endsWith("/paper.yaml")
    ? `add it with the fields ${Object.keys(paperSchema.shape).join(", ")}`
    : "add it; [] stands for an empty list";

function readText({ path, text }: SourceFile): TextFile {
  const file = path.slice(path.lastIndexOf("/") + 1);
  return {
    path,
    number: /^\d{2,}-[a-z0-9]+(-[a-z0-9]+)*\.mdx$/.test(file) ? Number.parseInt(file, 10) : undefined,
    name: file.replace(/^\d+[-_ ]?|\.mdx$/g, ""),
    fields: readFrontMatter(path, text),
    markup: readMdx(path, text),
  };
}

function readFrontMatter(path: string, text: string): Fields {
  const found = /^---[ \t]*\r?\n((?:.*\r?\n)*?)---[ \t]*(?:\r?\n|$)/.exec(text);
  if (found) return readFields(path, found[1] ?? "", 1);
  const cure = "begin the file with its fields between two lines of ---";
  return noFields(path, issueAt(path, undefined, "the front matter is missing", cure));
}
