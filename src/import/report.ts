import type { VFile } from "vfile";
import { escapeHtml } from "../escape-html.ts";
import type { Change } from "./list-changes.ts";
import { MESSAGE_KINDS, type MessageKind } from "./messages.ts";
import { countWords, plainText } from "./plain-text.ts";
import type { FillIn, ImportedPaper } from "./write-content.ts";

/** Something that the import tells the editor, with the line of the source that it is about. */
export interface ReportMessage {
  kind: MessageKind;
  line: number;
  text: string;
  /** The words that it is about, where they are not on the site or not in their place. */
  words?: string;
}

/** What an import has to tell: what it found, what to look at and what is left to do. */
export interface ImportReport {
  file: string;
  format: "Markdown" | "Word";
  /** How the bytes of a text were read. */
  encoding?: string;
  /** What the numbers in `line` count. */
  unit: "line" | "paragraph";
  /** What the title page says of the paper as a whole, by the fields of `paper.yaml`. */
  paper: Record<string, string>;
  sections: { number: number; id: string; title: string; line: number; words: number; questions: number }[];
  questions: { number: string; id: string; text: string; choices?: string[]; line: number }[];
  references: { id: string; author: string; year: number; title: string; line: number }[];
  pictures: { path: string; line: number }[];
  /** The worst first. */
  messages: ReportMessage[];
  toFillIn: FillIn[];
  /** What differs from the folder that was updated. */
  changes?: Change[];
}

type Source = Pick<ImportReport, "file" | "format" | "encoding">;

/** Puts together the report on an import. */
export function makeReport(
  source: Source,
  paper: ImportedPaper,
  file: VFile,
  more: { toFillIn?: FillIn[]; changes?: Change[] },
): ImportReport {
  const { sections, references, pictures } = paper;
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
    questions: sections.flatMap(({ questions }, section) =>
      questions.map(({ id, number, text, choices, line }, index) => ({
        number: number ?? `${section + 1}.${index + 1}`,
        id,
        text,
        ...(choices && { choices }),
        line,
      })),
    ),
    references: references.map(({ id, author, year, title, line }) => ({ id, author, year, title, line })),
    pictures: pictures.map(({ path, line }) => ({ path, line })),
    messages: messagesOf(file),
    toFillIn: more.toFillIn ?? [],
    ...(more.changes && { changes: more.changes }),
  };
}

const RANKS = Object.keys(MESSAGE_KINDS);

const isKind = (id: string | undefined): id is MessageKind => id !== undefined && Object.hasOwn(MESSAGE_KINDS, id);

const messagesOf = (file: VFile): ReportMessage[] =>
  file.messages
    .flatMap(({ ruleId, line, reason, actual }) => {
      const message = { line: line ?? 0, text: reason, ...(actual && { words: actual }) };
      return isKind(ruleId) ? [{ kind: ruleId, ...message }] : [];
    })
    .toSorted((a, b) => RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind) || a.line - b.line);

function fieldsOf({ page, keepsNumbers }: ImportedPaper): Record<string, string> {
  const { title, subtitle, kind, authors = [], publisher, published, contact, closes, rights } = page;
  const names = authors.map(({ given, family, role }) => [`${given} ${family}`, role].filter(Boolean).join(", "));
  const numbers = keepsNumbers ? "those of the document stay, and the site adds none of its own" : "";
  const fields = {
    title,
    subtitle,
    kind,
    authors: names.join("; "),
    publisher,
    published,
    contact,
    closes,
    rights,
    numbers,
  };
  return Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1])));
}

/** A heading of the report, and the lines below it. */
export type Part = readonly [title: string, lines: readonly (readonly [at: string, text: string])[]];

/** What the report says, part by part: what was found, what to look at, what is left to do. */
export function partsOf(report: ImportReport): Part[] {
  const { unit, sections, questions, messages, toFillIn, changes = [] } = report;
  const at = (line: number) => (line ? `${unit} ${line}` : "");
  const lines = <T extends { line: number }>(things: readonly T[], say: (thing: T) => string) =>
    things.map((thing) => [at(thing.line), say(thing)] as const);
  const kinds = Object.entries(MESSAGE_KINDS).map(([kind, title]): Part => [
    title,
    lines(
      messages.filter((one) => one.kind === kind),
      ({ text }) => text,
    ),
  ]);
  const parts: Part[] = [
    ["The paper", Object.entries(report.paper).map(([field, value]) => ["", `${field}: ${value}`])],
    [
      count(sections, "section"),
      lines(
        sections,
        ({ number, title, words }) => `${report.paper["numbers"] ? "" : `${number} `}${title} (${words} words)`,
      ),
    ],
    [
      count(questions, "key question"),
      questions.length
        ? lines(
            questions,
            ({ number, text, choices }) => `Q${number} ${[text, choices?.join(" / ")].filter(Boolean).join(" – ")}`,
          )
        : [["", NO_QUESTIONS]],
    ],
    [
      count(report.references, "reference"),
      lines(report.references, ({ id, author, year, title }) => `${id}: ${author} (${year}) ${title}`),
    ],
    [count(report.pictures, "picture"), lines(report.pictures, ({ path }) => path)],
    ["Changed in the folder", changes.map(({ what, text }) => ["", `${what}: ${text}`])],
    ...kinds.map(([title, some], index): Part => [
      index ? title : `Look at this first: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
      some,
    ]),
    [
      "To fill in",
      toFillIn.map(({ file, field, fix, value }) => ["", `${file}, ${field}: ${fix} (now: ${value.trim()})`]),
    ],
  ];
  return parts.filter(([, some]) => some.length);
}

const NO_QUESTIONS =
  "no questions were found: a question is what the paper numbers as one (“Question 1: …”), lists below a heading such as “Key questions”, or below one that --questions names";

const count = ({ length }: ArrayLike<unknown>, one: string) => `${length} ${one}${length === 1 ? "" : "s"}`;

const opening = ({ file, format, encoding = format }: ImportReport, folder: string) =>
  `${file} (${encoding}) was imported into ${folder}`;
const closing = (folder: string) =>
  `Next: look through ${folder}, fill in what is listed above, and build the site from it.`;

/** The report as text. */
export function formatReport(report: ImportReport, folder: string): string {
  const width = report.unit.length + 6;
  const parts = partsOf(report).map(([title, lines]) =>
    [title, ...lines.map(([at, text]) => `  ${at ? at.padEnd(width) : ""}${text}`)].join("\n"),
  );
  return [opening(report, folder), ...parts, closing(folder)].join("\n\n");
}

/** By this a report is known as one that an import has written. */
export const REPORT_MARK = '<meta name="generator" content="npm run import">';

/**
 * The report as a page of its own, for whoever looks through the paper; words that are not on the site stand in full.
 */
export function formatReportPage(report: ImportReport, folder: string): string {
  const parts = partsOf(report).map(
    ([title, lines]) =>
      `<h2>${escapeHtml(title)}</h2>\n<ul>\n${lines.map(([at, text]) => `<li>${at ? `<b>${at}</b> ` : ""}${escapeHtml(text)}</li>`).join("\n")}\n</ul>`,
  );
  const left = report.messages.filter(({ words }) => words?.trim());
  const full = left.map(({ text, words = "" }) => `<dt>${escapeHtml(text)}</dt>\n<dd>${escapeHtml(words)}</dd>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
${REPORT_MARK}
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(`Import of ${report.file}`)}</title>
<style>body{max-width:45rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif}li{margin:.25rem 0}</style>
<h1>${escapeHtml(opening(report, folder))}</h1>
${parts.join("\n")}
${full.length ? `<h2>The words that these lines are about, in full</h2>\n<dl>\n${full.join("\n")}\n</dl>\n` : ""}<p>${escapeHtml(closing(folder))}</p>
</html>
`;
}
