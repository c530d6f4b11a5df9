/**
 * What a search result is: text of a section, a key question, a term of the glossary, a reference, a topic, another
 * page, or an answer to a question.
 */
export type Kind = "section" | "question" | "term" | "reference" | "topic" | "page" | "response";

/**
 * `pagefind/search.json`: all that the first search needs besides Pagefind's script and engine, in one file, because
 * on a phone each further round trip costs more than the bytes. The build writes it, the browser reads it.
 */
export interface SearchData {
  /** Files of the index by name: its entry, and the texts of results where a first search may cost as much. */
  texts: Record<string, string>;
  /** Files of the index that are no text, packed with gzip, in Base64. */
  files: Record<string, string>;
  /** What numbers can lead to. */
  sections: SectionPlace[];
  /** Terms and topics, found by any of their names. */
  entries: NamedEntry[];
  /** Set where answers of respondents are searched too. */
  hasAnswers?: boolean;
  /** The words that results are shown with. */
  words: SearchWords;
}

/** A section with the number of its paragraphs, which follow from it (p3.2), and the numbers of its questions. */
export interface SectionPlace {
  number: number;
  /** The number that readers see; none where the author's own numbers stand in the text. */
  label: string;
  title: string;
  href: string;
  paragraphs: number;
  /** The author's own numbers of the paragraphs, in a paper that keeps them. */
  own?: string[];
  questions: string[];
}

/** A term, a topic or a page with every name that readers may look for it by, its own among them. */
export interface NamedEntry {
  kind: "term" | "topic" | "page";
  title: string;
  href: string;
  text: string;
  names: string[];
  /** What to look for besides the names: the full form of an abbreviation, and the other way round. */
  also: string[];
}

/** The words of the interface that results need; `%s` stands for what is put in. */
export interface SearchWords {
  kinds: Record<Kind, string>;
  section: string;
  paragraph: string;
  one: string;
  many: string;
  none: string;
  someOne: string;
  someMany: string;
  suggestion: string;
  all: string;
  more: string;
  titlesOnly: string;
}

/** The most sections that a search lists to browse; a longer paper gets only the link to its contents. */
export const LONGEST_LIST = 40;

/** The engine's file, under one name for every language, so that a page can ask for it before it knows more. */
export const ENGINE = "wasm.main.pagefind";

/** The file with the first search's data, and the one with all words of the paper, for suggestions. */
export const DATA = "search.json";
export const WORD_LIST = "words.json";
