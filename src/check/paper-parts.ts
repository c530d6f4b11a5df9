import { sectionFacts } from "../markdown/section-facts.ts";
import type { PaperParts } from "../paper/paper.ts";
import type { SectionData } from "../paper/schema.ts";
import type { ParsedPaper, TextFile } from "./parse-paper.ts";
import type { Fields } from "./read-yaml.ts";

/** The parts of a paper without mistakes, with what the schemas fill in. */
export const readParts = ({ paper, sections, blocks, lists }: ParsedPaper): PaperParts => ({
  data: valueOf(paper),
  sections: sections.map(readSection),
  blocks: blocks.map(({ name, fields }) => ({ id: name, ...valueOf(fields) })),
  references: valueOf(lists.references),
  glossary: valueOf(lists.glossary),
  topics: valueOf(lists.topics),
  series: valueOf(lists.series),
});

function readSection({ name, number = 0, fields, markup }: TextFile<SectionData>): PaperParts["sections"][number] {
  const tree = markup.tree ?? { type: "root", children: [] };
  return { id: name, number, ...valueOf(fields), facts: sectionFacts(tree, markup.source, number) };
}

function valueOf<T>({ file, value }: Fields<T>): T {
  if (value === undefined) throw new Error(`${file} does not fit its schema`);
  return value;
}
