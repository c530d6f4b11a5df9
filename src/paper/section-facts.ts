/** A numbered paragraph: its number (3.2), the topics it is marked with, and how it begins if it has any. */
export interface ParagraphFacts {
  number: string;
  /** The number that readers see: 3.2, the author's own without its full stop (34, (a)), or none. */
  label: string;
  topics: string[];
  beginning?: string;
}

/** A heading inside a section; `depth` is 2 for the first level below the title. */
export interface Heading {
  depth: number;
  slug: string;
  text: string;
}

/** What is known of a section once its text is read. */
export interface SectionFacts {
  words: number;
  headings: Heading[];
  paragraphs: ParagraphFacts[];
  /** True where the text itself says where its key questions stand. */
  placesQuestions: boolean;
  /** True where words are in italics: of the author's own, or the title of a reference in a note. */
  hasItalics: boolean;
  /** The text as plain Markdown: components resolved, headings one level lower. */
  markdown: string;
}

/** Stands in a section's Markdown where its key questions go. */
export const QUESTIONS_PLACEHOLDER = "%%key-questions%%";

/** Stands in a section's Markdown before the path of each link within the site. */
export const SITE_PLACEHOLDER = "%%site%%";
