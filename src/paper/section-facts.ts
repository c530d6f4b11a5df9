/** A numbered paragraph: its number (3.2), the topics it is marked with, and how it begins if it has any. */
export interface ParagraphFacts {
  number: string;
  topics: string[];
  beginning?: string;
}

/** What is known of a section once its text is read; pages get it as `remarkPluginFrontmatter.facts`. */
export interface SectionFacts {
  words: number;
  paragraphs: ParagraphFacts[];
  /** True where the text itself says where its key questions stand. */
  placesQuestions: boolean;
  /** The text as plain Markdown: components resolved, headings one level lower. */
  markdown: string;
}

/** Where the key questions go, the whole-paper Markdown puts them in place of this line. */
export const QUESTIONS_PLACEHOLDER = "%%key-questions%%";
