import type { ImportReport } from "./report.ts";

/** The report as text for a person, from what was found to what is left to do. */
export function formatReport(report: ImportReport, folder: string): string {
  const { file, format, encoding = format, unit, sections, blocks, questions } = report;
  const at = (line: number) => (line ? `${unit} ${line}` : "").padEnd(unit.length + 6);
  const lines = <T extends { line: number }>(things: readonly T[], say: (thing: T) => string) =>
    things.map((thing) => at(thing.line) + say(thing));
  const parts: [title: string, lines: string[]][] = [
    ["The paper", Object.entries(report.paper).map(([field, value]) => `${field}: ${value}`)],
    [count(sections, "section"), lines(sections, ({ number, title, words }) => `${number} ${title} (${words} words)`)],
    [
      count(blocks, "block of key questions", "blocks of key questions"),
      lines(blocks, (block) => `${block.heading}, in section ${block.section}`),
    ],
    [count(questions, "key question"), lines(questions, ({ number, text }) => `Q${number} ${text}`)],
    [
      count(report.references, "reference"),
      lines(report.references, ({ id, author, year, title }) => `${id}: ${author} (${year}) ${title}`),
    ],
    [
      count(report.abbreviations, "abbreviation"),
      lines(report.abbreviations, ({ abbreviation, term }) => `${abbreviation}: ${term}`),
    ],
    [count(report.pictures, "picture"), lines(report.pictures, ({ path }) => path)],
    ["Changed in the folder", (report.changes ?? []).map(({ what, text }) => `${what}: ${text}`)],
    ["Guessed: look at each", lines(report.guesses, ({ text }) => text)],
    ["Without a sure place: kept, and marked “Imported:” in the file", lines(report.unplaced, ({ text }) => text)],
    ["Left out", lines(report.leftOut, ({ text }) => text)],
    ["To fill in", report.toFillIn.map((one) => `${one.file}, ${one.field}: ${one.cure} (now: ${one.value.trim()})`)],
  ];
  const filled = parts.filter(([, some]) => some.length);
  return [
    `${file} (${encoding}) was imported into ${folder}`,
    ...filled.map(([title, some]) => [title, ...some.map((line) => `  ${line}`)].join("\n")),
    `Next: look through ${folder}, fill in what is listed above, and build the site from it.`,
  ].join("\n\n");
}

const count = (things: readonly unknown[], one: string, many = `${one}s`) =>
  `${things.length} ${things.length === 1 ? one : many}`;
