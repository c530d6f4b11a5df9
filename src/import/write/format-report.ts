import type { ImportReport } from "./report.ts";

/** The report as text for a person, from what was found to what is left to do. */
export function formatReport(report: ImportReport, folder: string): string {
  const {
    file,
    format,
    encoding,
    paper,
    unit,
    sections,
    questions,
    references,
    abbreviations,
    pictures,
    guesses,
    unplaced,
    leftOut,
    toFillIn,
    changes,
  } = report;
  const at = (line: number) => (line ? `${unit} ${line}`.padEnd(unit.length + 6) : " ".repeat(unit.length + 6));
  const remark = ({ line, text }: { line: number; text: string }) => `${at(line)}${text}`;
  return [
    `${file} (${encoding ?? format}) was imported into ${folder}`,
    list(
      "The paper",
      Object.entries(paper).map(([field, value]) => `${field}: ${value}`),
    ),
    list(
      count(sections, "section"),
      sections.map(({ line, number, title, words }) => `${at(line)}${number} ${title} (${words} words)`),
    ),
    list(
      `${count(questions, "key question")} in ${count(
        sections.filter((section) => section.questions),
        "block",
      )}`,
      questions.map(({ line, number, text }) => `${at(line)}Q${number} ${text}`),
    ),
    list(
      count(references, "reference"),
      references.map(({ line, id, author, year, title }) => `${at(line)}${id}: ${author} (${year}) ${title}`),
    ),
    list(
      count(abbreviations, "abbreviation"),
      abbreviations.map(({ line, abbreviation, term }) => `${at(line)}${abbreviation}: ${term}`),
    ),
    list(
      count(pictures, "picture"),
      pictures.map(({ line, path }) => `${at(line)}${path}`),
    ),
    list("Changed in the folder", changes?.map(({ what, text }) => `${what}: ${text}`) ?? []),
    list("Guessed: look at each", guesses.map(remark)),
    list("Without a sure place: kept, and marked “Imported:” in the file", unplaced.map(remark)),
    list("Left out", leftOut.map(remark)),
    list(
      "To fill in",
      toFillIn.map(({ file, field, value, cure }) => `${file}, ${field}: ${cure} (now: ${value.trim()})`),
    ),
    `Next: look through ${folder}, fill in what is listed above, and build the site from it.`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

const list = (title: string, lines: readonly string[]) =>
  lines.length ? [title, ...lines.map((line) => `  ${line}`)].join("\n") : "";

const count = (things: readonly unknown[], name: string) => `${things.length} ${name}${things.length === 1 ? "" : "s"}`;
