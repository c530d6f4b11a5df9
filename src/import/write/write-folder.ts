import type { ImportedPaper, ImportedSection } from "../imported-paper.ts";
import { TOPIC } from "../imported-paper.ts";
import type { Abbreviation } from "../recognise/find-abbreviations.ts";
import type { Reference } from "../recognise/shelve-references.ts";
import { type FillIn, fillFields } from "./fill-fields.ts";
import { writeMdx } from "./write-mdx.ts";
import { writeYaml } from "./write-yaml.ts";

/** The files of a content folder, by their paths in it: `sections/01-introduction.mdx`. */
export type ContentFolder = Map<string, string | Uint8Array>;

const REFERENCES = "The works that the paper cites. Add “archived: true” where an address is only a record.";
const GLOSSARY = "The abbreviations that the paper spells out. Fill in: what each one means.";

/** Writes a paper as a content folder, and tells which of its fields a person has to fill in. */
export function writeFolder(
  paper: ImportedPaper,
  file: string,
  today: string,
): { folder: ContentFolder; toFillIn: FillIn[] } {
  const { data, toFillIn } = fillFields(paper, file, today);
  const advice = Object.fromEntries(toFillIn.map(({ field, cure }) => [field, `Fill in: ${cure}`]));
  const folder: ContentFolder = new Map([
    [
      "paper.yaml",
      writeYaml(data, { above: "The paper as a whole. “Fill in” marks what the source did not say.", fillIns: advice }),
    ],
    ["references.yaml", writeYaml(paper.references.map(referenceOf), { above: REFERENCES })],
    ["glossary.yaml", writeYaml(paper.abbreviations.map(termOf), { above: GLOSSARY })],
    [
      "topics.yaml",
      writeYaml([topic], { above: "Fill in: the topics by which readers can find sections and questions." }),
    ],
    ["series.yaml", writeYaml([], { above: "Companion papers, if there are any." })],
  ]);
  writeSections(folder, paper.sections);
  for (const { path, bytes } of paper.pictures) folder.set(path, bytes);
  return { folder, toFillIn: [...toFillIn, ...fillInLists(paper)] };
}

const topic = { id: TOPIC, title: "This paper", description: "Everything in this paper.", synonyms: [] };

function fillInLists({ sections, abbreviations }: ImportedPaper): FillIn[] {
  return [
    {
      file: "topics.yaml",
      field: "topics",
      value: topic.title,
      cure: "write the topics of the paper and name one to three in each section and question",
    },
    {
      file: "sections",
      field: "summary",
      value: `${sections.length} first sentences`,
      cure: "say in one sentence what each section is about",
    },
    ...(abbreviations.length
      ? [
          {
            file: "glossary.yaml",
            field: "definition",
            value: `${abbreviations.length} full forms`,
            cure: "say what each abbreviation means",
          },
        ]
      : []),
  ];
}

/** Adds the files of the sections and of their questions to a folder; the number in a name is the reading order. */
export function writeSections(folder: ContentFolder, sections: readonly ImportedSection[]): void {
  sections.forEach((section, index) => {
    const number = String(index + 1).padStart(2, "0");
    folder.set(`sections/${number}-${section.id}.mdx`, section.file ?? writeSection(section));
    if (section.questions.length)
      folder.set(`questions/${number}-${section.block}.mdx`, section.blockFile ?? writeBlock(section));
  });
}

const writeSection = ({ title, summary, topics, blocks }: ImportedSection) =>
  writeText({ title, summary, topics }, writeMdx(blocks));

const writeBlock = ({ id, questions, context }: ImportedSection) =>
  writeText(
    { section: id, questions: questions.map(({ id: name, text, topics }) => ({ id: name, text, topics })) },
    writeMdx(context),
  );

const writeText = (fields: object, text: string) => `---\n${writeYaml(fields)}---\n${text.trim() ? `\n${text}` : ""}`;

/** A reference as an entry of `references.yaml`. */
export const referenceOf = ({ id, author, year, title, url }: Reference) => ({
  id,
  author,
  year,
  title,
  ...(url && { url }),
});

/** An abbreviation as an entry of the glossary. */
export const termOf = ({ id, term, abbreviation }: Abbreviation) => ({
  id,
  term,
  abbreviation,
  definition: definitionOf({ term, abbreviation }),
});

const definitionOf = ({ term, abbreviation }: Pick<Abbreviation, "term" | "abbreviation">) =>
  `In this paper, ${abbreviation} stands for ${term}.`;
