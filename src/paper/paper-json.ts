import { anchors, urls } from "../urls.ts";
import type { Palette } from "./palette-css.ts";
import type { Paper, Question } from "./paper.ts";
import type { EditionData } from "./schema.ts";

/**
 * `paper.json`: what other programs need to know of a built paper, in this shape. Numbers are those readers see
 * and change when questions move; ids stay the same. Fields are only ever added.
 */
export interface PaperDescription {
  format: "discussion-paper/1";
  title: string;
  subtitle?: string;
  language: string;
  authors: string[];
  publisher: string;
  /** Year and month: 2010-08. */
  published: string;
  /** The address that replies go to. */
  contact: string;
  /** Counts up by one whenever the questions or the meaning change. */
  edition: { number: number; date: string };
  /** The last day for replies; absent where the paper is open. */
  closes?: string;
  /** Whose midnight ends that day: an IANA name. */
  timezone: string;
  /** The day on which what came of the replies was published; absent before. */
  concluded?: string;
  /**
   * What earlier editions asked, the newest first, so that replies to them can be counted; absent where none is known.
   */
  earlier?: { edition: number; date: string; questions: EditionData["questions"] }[];
  /** The colours of the publisher, where it has its own: those of light pages and of dark ones. */
  palette?: Palette;
  /** The logo of the publisher, where it has one: its file, by the path from this one, and its size in pixels. */
  logo?: { file: string; width: number; height: number; alt: string };
  /** Where the cover is published. */
  url: string;
  sections: {
    id: string;
    number: number;
    title: string;
    url: string;
    topics: string[];
    /** Ids of the questions asked in it. */
    questions: string[];
  }[];
  questions: {
    id: string;
    /** Section and place, 3.2, or the author's own number, 14. Replies name it as [Q3.2] or [Q14]. */
    number: string;
    text: string;
    /** Answers to choose from; absent where it offers none. */
    choices?: string[];
    /** True where several of them may be chosen. */
    several?: boolean;
    /** False where there is no room for words beside the choice. */
    why?: boolean;
    /** Id of its section. */
    section: string;
    topics: string[];
    url: string;
  }[];
}

/** What a question offers to choose from; nothing where it offers nothing. */
export const choicesOf = ({ choices, several, why }: Pick<Question, "choices" | "several" | "why">) =>
  choices ? { choices, ...(several && { several }), ...(why === false && { why }) } : {};

/** Describes a paper for other programs; `site` makes its addresses whole. */
export function describePaper(paper: Paper, site: URL, logo?: PaperDescription["logo"]): PaperDescription {
  const address = (path: string) => new URL(path, site).href;
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  return {
    format: "discussion-paper/1",
    title: paper.title,
    ...(paper.subtitle && { subtitle: paper.subtitle }),
    language: paper.language,
    authors: paper.authors.map(({ given, family }) => `${given} ${family}`),
    publisher: paper.publisher.name,
    published: paper.published,
    contact: paper.contact,
    edition: { number: paper.edition.number, date: paper.edition.date },
    ...(paper.closes && { closes: paper.closes }),
    ...(paper.editions.length > 0 && {
      earlier: paper.editions.map(({ edition: { number, date }, questions }) => ({ edition: number, date, questions })),
    }),
    ...(paper.brand?.palette && { palette: paper.brand.palette }),
    ...(logo && { logo }),
    timezone: paper.timezone,
    ...(paper.concluded && { concluded: paper.concluded }),
    url: address(urls.cover),
    sections: paper.sections.map(({ id, number, title, topics, questions }) => ({
      id,
      number,
      title,
      url: address(urls.section(id)),
      topics: ids(topics),
      questions: ids(questions),
    })),
    questions: paper.questions.map(({ id, number, text, section, topics, ...offer }) => ({
      id,
      number,
      text,
      ...choicesOf(offer),
      section: section.id,
      topics: ids(topics),
      url: `${address(urls.section(section.id))}#${anchors.question(number)}`,
    })),
  };
}
