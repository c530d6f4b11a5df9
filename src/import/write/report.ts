import type { ImportedPaper } from "../imported-paper.ts";
import type { Remarks } from "../manuscript.ts";
import { countWords, plainText } from "../plain-text.ts";
import type { Change } from "../update/list-changes.ts";
import type { FillIn } from "./fill-fields.ts";

/** What an import has to tell: what it found, what it guessed and what is left to do. */
export interface ImportReport extends Remarks {
  file: string;
  format: "Markdown" | "Word";
  /** How the bytes of a text were read. */
  encoding?: string;
  /** What the numbers in `line` count. */
  unit: "line" | "paragraph";
  /** What the title page and the text say of the paper as a whole, by the fields of `paper.yaml`. */
  paper: Record<string, string>;
  sections: { number: number; id: string; title: string; line: number; words: number; questions: number }[];
  /** The headings that opened blocks of key questions. */
  blocks: { section: number; heading: string; line: number }[];
  questions: { number: string; id: string; text: string; line: number }[];
  references: { id: string; author: string; year: number; title: string; line: number }[];
  abbreviations: { abbreviation: string; term: string; line: number }[];
  pictures: { path: string; line: number }[];
  toFillIn: FillIn[];
  /** What differs from the folder that was updated. */
  changes?: Change[];
}

type Source = Pick<ImportReport, "file" | "format" | "encoding">;

/** Puts together the report on an import. */
export function makeReport(
  source: Source,
  paper: ImportedPaper,
  remarks: Remarks,
  { toFillIn = [], changes }: { toFillIn?: FillIn[]; changes?: Change[] },
): ImportReport {
  const { sections, references, abbreviations, pictures } = paper;
  const byLine = (a: { line: number }, b: { line: number }) => a.line - b.line;
  return {
    ...source,
    unit: source.format === "Word" ? "paragraph" : "line",
    paper: fieldsOf(paper),
    sections: sections.map(({ id, title, line, blocks, questions }, index) => ({
      number: index + 1,
      id,
      title,
      line,
      words: countWords(plainText(blocks)),
      questions: questions.length,
    })),
    blocks: sections.flatMap(({ asked }, index) => asked.map((heading) => ({ section: index + 1, ...heading }))),
    questions: sections.flatMap(({ questions }, section) =>
      questions.map(({ id, text, line }, index) => ({ number: `${section + 1}.${index + 1}`, id, text, line })),
    ),
    references: references.map(({ id, author, year, title, line }) => ({ id, author, year, title, line })),
    abbreviations: abbreviations.map(({ abbreviation, term, line }) => ({ abbreviation, term, line })),
    pictures: pictures.map(({ path, line }) => ({ path, line })),
    guesses: remarks.guesses.toSorted(byLine),
    unplaced: remarks.unplaced.toSorted(byLine),
    leftOut: remarks.leftOut.toSorted(byLine),
    toFillIn,
    ...(changes && { changes }),
  };
}

function fieldsOf({ page, contact }: ImportedPaper): Record<string, string> {
  const { title, subtitle, kind, authors = [], publisher, published, closes, rights } = page;
  const names = authors.map(({ given, family, role }) => [`${given} ${family}`, role].filter(Boolean).join(", "));
  const fields = { title, subtitle, kind, authors: names.join("; "), publisher, published, contact, closes, rights };
  return Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1])));
}
