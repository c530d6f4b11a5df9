import type { Root } from "mdast";
import { sectionFacts } from "../markdown/section-facts.ts";
import { sectionText } from "../markdown/section-text.ts";
import { readBrand } from "../paper/brand.ts";
import type { PaperParts } from "../paper/paper.ts";
import type { PaperData, SectionData } from "../paper/schema.ts";
import type { PaperTexts } from "../paper/section-text.ts";
import { publishedFiles } from "./link-targets.ts";
import type { ParsedPaper, TextFile } from "./parse-paper.ts";
import type { Markup } from "./read-markup.ts";
import type { Fields } from "./read-yaml.ts";

/** The parts of a paper without mistakes, with what the schemas fill in. */
export const readParts = ({
  folder,
  assets,
  paper,
  brand,
  privacy,
  editions,
  responses,
  outcomes,
  pages,
  sections,
  blocks,
  lists,
}: ParsedPaper): PaperParts => ({
  data: valueOf(paper),
  sections: sections.map((section) => readSection(section, valueOf(paper).numbers)),
  blocks: blocks.map(({ name, fields }) => ({ id: name, ...valueOf(fields) })),
  references: valueOf(lists.references),
  glossary: valueOf(lists.glossary),
  topics: valueOf(lists.topics),
  series: valueOf(lists.series),
  responses: responses.parts,
  outcomes: outcomes.map(({ name, fields }) => ({ id: name, ...valueOf(fields) })),
  pages: pages.map(({ name, fields }) => ({ id: name, ...valueOf(fields) })),
  privacy: privacy.value ?? {},
  editions: editions
    .flatMap(({ value }) => value ?? [])
    .filter(({ edition }) => edition.number < valueOf(paper).edition.number)
    .toSorted((a, b) => b.edition.number - a.edition.number),
  files: publishedFiles(folder, assets).map((path) => ({
    path: path.slice("files/".length),
    file: `${folder}/${path}`,
  })),
  brand: readBrand(brand.value ?? {}, valueOf(paper), folder, assets),
});

/** The texts of a paper without mistakes; to be read before the build changes the parsed files. */
export function readTexts({ sections, blocks }: ParsedPaper): PaperTexts {
  const blockOf = new Map(blocks.map(({ fields, markup }) => [fields.value?.section, markup.tree]));
  return new Map(
    sections.map(({ name, number = 0, markup }) => [name, sectionText(treeOf(markup), number, blockOf.get(name))]),
  );
}

function readSection(
  { name, number = 0, fields, markup }: TextFile<SectionData>,
  numbers: PaperData["numbers"],
): PaperParts["sections"][number] {
  return { id: name, number, ...valueOf(fields), facts: sectionFacts(treeOf(markup), markup.source, number, numbers) };
}

const treeOf = ({ tree }: Markup): Root => tree ?? { type: "root", children: [] };

function valueOf<T>({ file, value }: Fields<T>): T {
  if (value === undefined) throw new Error(`${file} does not fit its schema`);
  return value;
}
