import { words } from "../messages/index.ts";
import { anchors } from "../urls.ts";
import { countWords, minutesToRead } from "./reading-time.ts";
import { type ResponseParts, type Responses, assembleResponses } from "./responses.ts";
import type { Brand } from "./brand.ts";
import type {
  EditionData,
  OutcomeData,
  PageData,
  PaperData,
  PrivacyData,
  QuestionBlockData,
  Reference,
  SectionData,
  SeriesPaper,
  Term,
  Topic,
} from "./schema.ts";
import type { SectionFacts } from "./section-facts.ts";

/** A key question with its number, derived (3.2) or the author’s own (14), and its label, such as Q3.2. */
export interface Question {
  id: string;
  number: string;
  label: string;
  anchor: string;
  text: string;
  /** Answers to choose from, of which several may be chosen, and whether there is room for words as well. */
  choices?: string[] | undefined;
  several?: boolean | undefined;
  why?: boolean | undefined;
  topics: Topic[];
  section: SectionName;
}

/** As much of a section as others need to name it and link to it. */
export interface SectionName {
  id: string;
  number: number;
  title: string;
  /** The number that readers see: “3”, or none where the author’s own numbers stand in the text. */
  label: string;
  /** The title behind its number, or alone where the author's own numbers stand in the text. */
  fullTitle: string;
}

/** One section in reading order, with its questions. */
export interface Section extends SectionName, SectionFacts {
  summary: string;
  topics: Topic[];
  questions: Question[];
  /** The id of its question block, whose own text may add context. */
  block: string | undefined;
  minutes: number;
}

/** The whole paper: checked, numbered, and tied together. */
export interface Paper extends PaperData {
  /** Title and subtitle in one line. */
  fullTitle: string;
  /** Which way the language is written. */
  direction: "ltr" | "rtl";
  /** Sections in reading order. */
  sections: Section[];
  /** All questions in reading order. */
  questions: Question[];
  references: Reference[];
  glossary: Term[];
  topics: Topic[];
  series: SeriesPaper[];
  /** What the replies say, once there is something to show. */
  responses?: Responses | undefined;
  /** What came of them, in the order of the files. */
  outcomes: Outcome[];
  minutes: number;
  /** How the publisher looks, where it says so. */
  brand?: Brand | undefined;
  /** Pages of the publisher's own, by their ids in alphabetical order. */
  pages: ExtraPage[];
  privacy: PrivacyData;
  files: PublishedFile[];
  /** What earlier editions asked, the newest first. */
  editions: EditionData[];
}

/** What came of the replies on a theme: the publisher's own words. */
export interface Outcome extends OutcomeData {
  id: string;
}

/** A file that is published as it is. */
export interface PublishedFile {
  /** Its path within the folder of the paper, below `files/`. */
  path: string;
  /** Its whole path. */
  file: string;
}

/** A page of the publisher's own, at /id/. */
export interface ExtraPage extends PageData {
  id: string;
}

/** A paper that has passed the check, before anything is derived from its parts. */
export interface PaperParts {
  data: PaperData;
  sections: (SectionData & { id: string; number: number; facts: SectionFacts })[];
  blocks: (QuestionBlockData & { id: string })[];
  references: Reference[];
  glossary: Term[];
  topics: Topic[];
  series: SeriesPaper[];
  responses?: ResponseParts | undefined;
  outcomes: Outcome[];
  brand?: Brand | undefined;
  pages: ExtraPage[];
  privacy: PrivacyData;
  files: PublishedFile[];
  editions: EditionData[];
}

/** Title and subtitle in one line. */
export const fullTitle = ({ title, subtitle }: Pick<PaperData, "title" | "subtitle">): string =>
  [title, subtitle].filter(Boolean).join(": ");

/** Assembles the paper: questions numbered, topics resolved, reading times counted. */
export function assemblePaper({ data, blocks, responses, ...parts }: PaperParts): Paper {
  const topicsById = new Map(parts.topics.map((topic) => [topic.id, topic]));
  const topicsOf = (ids: readonly string[]) => ids.flatMap((id) => topicsById.get(id) ?? []);
  const { numbers } = data;
  const blockOf = new Map(blocks.map((block) => [block.section, block]));
  const sections = parts.sections
    .toSorted((a, b) => a.number - b.number)
    .map(({ facts, topics, ...named }): Section => {
      const section = { ...named, ...nameSection(named, numbers) };
      const block = blockOf.get(section.id);
      const questions = numberQuestions(section, block, topicsOf);
      const length = facts.words + questions.reduce((sum, { text }) => sum + countWords(text), 0);
      return {
        ...section,
        ...facts,
        words: length,
        topics: topicsOf(topics),
        questions,
        block: block?.id,
        minutes: minutesToRead(length),
      };
    });
  return {
    ...data,
    ...parts,
    ...responsesOf({ data, responses, sections: parts.sections }),
    sections,
    fullTitle: fullTitle(data),
    direction: directionOf(data.language),
    questions: sections.flatMap((section) => section.questions),
    minutes: minutesToRead(sections.reduce((sum, { words }) => sum + words, 0)),
  };
}

/** The replies to a paper, where its folder has some. */
export function responsesOf({ data, responses, sections }: Pick<PaperParts, "data" | "responses" | "sections">) {
  if (!responses) return {};
  const numbers = sections.flatMap(({ facts }) => facts.paragraphs.map(({ number }) => number));
  return { responses: assembleResponses(responses, data.language, new Set(numbers)) };
}

/** How headings and links name a section: behind its number, unless the author's own numbers stand in the text. */
export const nameSection = ({ number, title }: Pick<SectionName, "number" | "title">, numbers: PaperData["numbers"]) =>
  numbers === "own"
    ? { label: "", fullTitle: title }
    : { label: String(number), fullTitle: words.reading.sectionTitle(number, title) };

/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = new Set(["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"]);

const directionOf = (language: string) =>
  RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";

function numberQuestions(
  { id, number, title, label, fullTitle: name }: SectionName,
  block: QuestionBlockData | undefined,
  topicsOf: (ids: readonly string[]) => Topic[],
): Question[] {
  return (block?.questions ?? []).map((question, index) => {
    const own = question.number ?? `${number}.${index + 1}`;
    return {
      ...question,
      number: own,
      label: `Q${own}`,
      anchor: anchors.question(own),
      topics: topicsOf(question.topics),
      section: { id, number, title, label, fullTitle: name },
    };
  });
}
