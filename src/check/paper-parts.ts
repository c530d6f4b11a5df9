import { sectionFacts } from "../markdown/section-facts.ts";
import type { PaperParts } from "../paper/paper.ts";
import { paperSchema, questionBlockSchema, sectionSchema } from "../paper/schema.ts";
import { type Draft, type ListName, type TextFile, lists } from "./draft.ts";

/** The parts of a draft without mistakes, with what the schemas fill in. */
export const partsOf = ({ paper, sections, blocks, lists }: Draft): PaperParts => ({
  data: paperSchema.parse(paper.data),
  sections: sections.map(readSection),
  blocks: blocks.map(({ name, fields }) => ({ id: name, ...questionBlockSchema.parse(fields.data) })),
  references: readList("references", lists.references.data),
  glossary: readList("glossary", lists.glossary.data),
  topics: readList("topics", lists.topics.data),
  series: readList("series", lists.series.data),
});

function readSection({ name, number = 0, fields, markup }: TextFile): PaperParts["sections"][number] {
  const tree = markup.tree ?? { type: "root", children: [] };
  const facts = sectionFacts(tree, markup.source, number);
  return { id: name, number, ...sectionSchema.parse(fields.data), facts };
}

const readList = <Name extends ListName>(name: Name, data: unknown) =>
  lists[name].array().parse(data ?? []) as PaperParts[Name];
