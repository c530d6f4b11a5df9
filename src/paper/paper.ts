import type { SectionFacts } from "./section-facts.ts";
import { anchors } from "../urls.ts";
import type { PaperData, QuestionBlockData, Reference, SectionData, SeriesPaper, Term, Topic } from "./schema.ts";

/** A key question with its derived number, such as 3.2, and label, such as Q3.2. */
export interface Question {
  id: string;
  number: string;
  label: string;
  anchor: string;
  text: string;
  topics: Topic[];
  section: SectionName;
}

/** As much of a section as others need to name it and link to it. */
export interface SectionName {
  id: string;
  number: number;
  title: string;
}

/** A heading inside a section; `depth` is 2 for the first level below the title. */
export interface Heading {
  depth: number;
  slug: string;
  text: string;
}

/** One section in reading order, with its questions. */
export interface Section extends SectionName, SectionFacts {
  summary: string;
  topics: Topic[];
  headings: Heading[];
  questions: Question[];
  /** The id of its question block, whose own text may add context. */
  block: string | undefined;
  minutes: number;
}

/** The whole paper: checked, numbered, and tied together. */
export interface Paper extends PaperData {
  /** Title and subtitle in one line. */
  fullTitle: string;
  /** Sections in reading order. */
  sections: Section[];
  /** All questions in reading order. */
  questions: Question[];
  references: Reference[];
  glossary: Term[];
  topics: Topic[];
  series: SeriesPaper[];
  minutes: number;
}

/** What the content collections hold, before anything is derived. */
export interface PaperParts {
  data: PaperData;
  sections: (SectionData & { id: string; number: number; headings: Heading[]; facts: SectionFacts })[];
  blocks: (QuestionBlockData & { id: string })[];
  references: Reference[];
  glossary: Term[];
  topics: Topic[];
  series: SeriesPaper[];
}

const WORDS_PER_MINUTE = 200;

/** Minutes that a text of so many words takes to read at an unhurried pace, at least one. */
export const minutesToRead = (words: number): number => Math.max(1, Math.round(words / WORDS_PER_MINUTE));

/** Assembles the one paper from its parts, which have passed the check. */
export function assemblePaper({ data, blocks, ...parts }: PaperParts): Paper {
  const topicsById = new Map(parts.topics.map((topic) => [topic.id, topic]));
  const topicsOf = (ids: readonly string[]) => ids.flatMap((id) => topicsById.get(id) ?? []);
  const blockOf = new Map(blocks.map((block) => [block.section, block]));
  const sections = parts.sections
    .toSorted((a, b) => a.number - b.number)
    .map(({ facts, topics, ...section }): Section => {
      const block = blockOf.get(section.id);
      const questions = numberQuestions(section, block, topicsOf);
      const read = facts.words + questions.flatMap(({ text }) => text.split(" ")).length;
      return {
        ...section,
        ...facts,
        topics: topicsOf(topics),
        questions,
        block: block?.id,
        minutes: minutesToRead(read),
      };
    });
  return {
    ...data,
    ...parts,
    sections,
    fullTitle: [data.title, data.subtitle].filter(Boolean).join(": "),
    questions: sections.flatMap((section) => section.questions),
    minutes: minutesToRead(sections.reduce((sum, { words }) => sum + words, 0)),
  };
}

function numberQuestions(
  { id, number, title }: SectionName,
  block: QuestionBlockData | undefined,
  topicsOf: (ids: readonly string[]) => Topic[],
): Question[] {
  return (block?.questions ?? []).map((question, index) => {
    const own = `${number}.${index + 1}`;
    return {
      ...question,
      number: own,
      label: `Q${own}`,
      anchor: anchors.question(own),
      topics: topicsOf(question.topics),
      section: { id, number, title },
    };
  });
}
