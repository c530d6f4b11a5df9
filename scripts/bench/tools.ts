import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { importPaper } from "../../src/import/import-paper.ts";
import { benchCollate } from "./collate.ts";
import type { Figure } from "./figure.ts";

const SAMPLE = "tests/fixtures/import/sample-paper/input.md";
const WORDS_OF_300_PAGES = 120_000;

/** How long a paper of 300 pages takes to come in, next to parsing it alone. */
export async function timeImport(): Promise<Figure[]> {
  const text = manyPages(readFileSync(SAMPLE, "utf8"));
  const parsing = await seconds(() => unified().use(remarkParse).use(remarkGfm).parse(text));
  const whole = await seconds(() =>
    importPaper(new TextEncoder().encode(text), { file: "paper.md", today: "2026-01-01" }),
  );
  return [
    { name: "import 300 pages", value: whole, unit: "s", most: 10 },
    { name: "import 300 pages, to parsing alone", value: whole / parsing, unit: "×" },
  ];
}

/** The sections of a paper over and over, each time under other headings. */
function manyPages(paper: string): string {
  const start = paper.indexOf("\n## ");
  const [front, sections] = [paper.slice(0, start), paper.slice(start)];
  const times = Math.ceil(WORDS_OF_300_PAGES / sections.split(/\s+/).length);
  const copies = Array.from({ length: times }, (_, copy) => sections.replace(/^## (.*)$/gm, `## $1, part ${copy + 1}`));
  return front + copies.join("\n");
}

async function seconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** How fast a generated mailbox is collated, next to its MIME parser alone. */
export async function timeCollate(): Promise<Figure[]> {
  const { messages, collate, share, peakMegabytes } = await benchCollate();
  return [
    { name: `collate ${messages} replies`, value: collate, unit: "s" },
    { name: "collate, speed to the MIME parser’s alone", value: share, unit: "×", least: 0.5 },
    { name: "collate, memory", value: peakMegabytes, unit: "MB", most: 300 },
  ];
}
