import { type Remarks, quote } from "../manuscript.ts";
import { isQuestionHeading } from "../recognise/headings.ts";
import { type Line, isFinished, isRunning } from "./lines.ts";
import { findPages } from "./pages.ts";

/** How many lines at the top and the bottom of a page may be page headers and footers. */
const EDGE = 3;

/** Counted things that a page may begin with and that are no page numbers. */
const COUNTED = /\b(section|chapter|part|figure|table|appendix|annex|box|question|step|option|recommendation)\b/i;

/** A page number stands at the start or the end of its line, or behind “page”. */
const PAGE_NUMBER = /^\W*\d+\b|\b\d+\W*$|\bpage\s+\d/;

/** Leaves out page headers, page footers and page numbers, and puts together what a page break has torn apart. */
export function dropFurniture(lines: readonly Line[], remarks: Remarks): Line[] {
  const pages = findPages(lines);
  if (pages.length < 2) return [...lines];
  const furniture = findFurniture(pages);
  report(furniture, remarks);
  const dropped = new Set([...furniture.values()].flat());
  const clean = pages.map((page) => trimBlank(page.filter((line) => !dropped.has(line)))).filter((page) => page.length);
  return clean.reduce((before, page) => joinPages(before, page, remarks), [] as Line[]);
}

/** The lines that repeat at the edges of pages, by what they have in common. */
function findFurniture(pages: readonly Line[][]): Map<string, Line[]> {
  const found = new Map<string, Line[]>();
  const edges = pages.map((page, index) => edgesOf(page, index === 0).map((line) => ({ line, page: index })));
  const counted = Map.groupBy(edges.flat(), ({ line }) => keyOf(line, true));
  const same = Map.groupBy(edges.flat(), ({ line }) => keyOf(line));
  const least = pages.length > 4 ? 3 : 2;
  for (const [key, uses] of [...same, ...counted]) {
    const isNumber = key.includes("#");
    if (new Set(uses.map(({ page }) => page)).size < least || (isNumber && !countsPages(uses))) continue;
    found.set(
      key,
      uses.map(({ line }) => line),
    );
  }
  return found;
}

function edgesOf(page: readonly Line[], isFirst: boolean): Line[] {
  const filled = page.filter(({ text }) => text.trim());
  // The first page begins with the title, which later pages may repeat.
  const top = isFirst ? [] : filled.slice(0, EDGE);
  const bottom = filled.slice(Math.max(top.length, filled.length - EDGE));
  return [...top, ...bottom].filter(({ text, code }) => !code && !isContent(text));
}

const isContent = (text: string) =>
  /^\s*([#|>]|[-*+•]\s)|\?\s*$/.test(text) || text.length > 120 || isQuestionHeading(text, []);

/** What lines have in common that differ in white space and case, or also in their numbers. */
function keyOf({ text }: Line, anyNumber = false): string {
  const folded = text.replace(/\s+/g, " ").trim().toLowerCase();
  const mayCount = anyNumber && PAGE_NUMBER.test(folded) && !COUNTED.test(folded);
  return mayCount ? folded.replace(/\d+/g, "#") : folded;
}

/** True where a number in the lines goes up as the pages do. */
function countsPages(uses: readonly { line: Line; page: number }[]): boolean {
  const steps = uses.map(({ line, page }) => (line.text.match(/\d+/g) ?? []).map((number) => Number(number) - page));
  return (steps[0] ?? []).some(
    (step, at) => steps.filter((numbers) => numbers[at] === step).length > uses.length * 0.6,
  );
}

function report(furniture: ReadonlyMap<string, Line[]>, { leftOut }: Remarks) {
  for (const lines of furniture.values()) {
    const [first] = lines;
    if (!first) continue;
    const where = lines.map(({ at }) => at).toSorted((a, b) => a - b);
    const words = lines.map(({ text }) => text).join(" ");
    leftOut.push({
      line: first.at,
      text: `page header or footer ${quote(first.text)}, on lines ${where.join(", ")}`,
      words,
    });
  }
}

const trimBlank = (page: readonly Line[]) => {
  const isFilled = ({ text }: Line) => text.trim() !== "";
  return page.slice(Math.max(0, page.findIndex(isFilled)), page.findLastIndex(isFilled) + 1);
};

function joinPages(before: Line[], page: Line[], { guesses }: Remarks): Line[] {
  const [last, first] = [before.at(-1), page[0]];
  if (!last || !first) return [...before, ...page];
  if (!runsOn(last, first, before)) return [...before, { text: "", at: last.at, code: false }, ...page];
  guesses.push({ line: first.at, text: `the paragraph goes on after the page break: ${quote(first.text)}` });
  return [...before, ...page];
}

/** True where a sentence goes on from one page to the next. */
function runsOn(last: Line, first: Line, before: readonly Line[]): boolean {
  if (!isRunning(first) || last.code || /^\s*[#|]/.test(last.text) || isFinished(last)) return false;
  if (/^\s*\p{Ll}/u.test(first.text) || /\p{L}[-\u00AD]\s*$/u.test(last.text)) return true;
  const lengths = before
    .slice(-40)
    .map(({ text }) => text.length)
    .toSorted((a, b) => a - b);
  return last.text.length > 50 && last.text.length > 0.85 * (lengths.at(-1) ?? 0);
}
