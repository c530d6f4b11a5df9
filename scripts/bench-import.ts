import { readFileSync } from "node:fs";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { importPaper } from "../src/import/import-paper.ts";
import { countWords } from "../src/import/plain-text.ts";

const SAMPLE = "tests/fixtures/import/sample-paper/input.md";

/** About as many words as 300 printed pages hold. */
const WORDS = 120_000;

/** How long a long paper takes to import, and to parse alone, in milliseconds. */
export interface ImportTimes {
  words: number;
  sections: number;
  parsing: number;
  importing: number;
}

/** Imports a paper of 300 pages, made from the sample paper, and parses the same text for comparison. */
export async function benchImport(): Promise<ImportTimes> {
  const text = makeLong(readFileSync(SAMPLE, "utf8"));
  const parser = unified().use(remarkParse).use(remarkGfm);
  const parsing = await time(() => parser.parse(text));
  const bytes = new TextEncoder().encode(text);
  let sections = 0;
  const importing = await time(async () => {
    const { report } = await importPaper(bytes, { file: "long.md", today: "2026-11-22" });
    sections = report.sections.length;
  });
  return { words: countWords(text), sections, parsing, importing };
}

/** The faster of two runs, because the first one also warms up. */
async function time(act: () => unknown): Promise<number> {
  const runs: number[] = [];
  for (let run = 0; run < 2; run++) {
    const start = performance.now();
    await act();
    runs.push(performance.now() - start);
  }
  return Math.min(...runs);
}

/** Repeats the text below the headings of a paper until thirty long sections fill it; every question is asked once. */
function makeLong(paper: string): string {
  const [title = "", ...parts] = paper.split(/^(?=## )/m);
  const sections = parts.filter((part) => !/^## (Contents|References)/.test(part));
  const references = parts.find((part) => part.startsWith("## References")) ?? "";
  const text = sections.map((part) =>
    part.replace(/^## .*$/m, "").replace(/^#+ .*questions[^]*?(?=^#|$(?![^]))/gim, ""),
  );
  const times = Math.ceil(WORDS / 30 / countWords(text.join(" ")));
  const long = Array.from(
    { length: 30 },
    (_, index) =>
      `## Chapter ${index + 1}\n\n${text.join("\n\n").repeat(times)}\n\n### Key questions\n\n- Is this chapter ${index + 1}?\n\n`,
  );
  return [title, ...long, references].join("").replace(/\[\^\w+\](?!:)/g, "");
}

if (import.meta.main) {
  const { words, sections, parsing, importing } = await benchImport();
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
  const ratio = (importing / parsing).toFixed(1);
  console.log(
    `import of ${words.toLocaleString("en-GB")} words in ${sections} sections: ${seconds(importing)}, ${ratio} times parsing alone (${seconds(parsing)})`,
  );
}
