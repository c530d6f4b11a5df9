import type { Line } from "./lines.ts";

/** Fewer lines than this between two numbers are a list and no page. */
const LEAST_LINES = 15;

/** The pages of a converted text: cut at form feeds or, where there are none, at page numbers that count up. */
export function findPages(lines: readonly Line[]): Line[][] {
  const pages = cutAtFormFeeds(lines);
  return pages.length > 1 ? pages : cutAtNumbers(lines);
}

function cutAtFormFeeds(lines: readonly Line[]): Line[][] {
  const pages: Line[][] = [[]];
  for (const line of lines) {
    const [first = "", ...rest] = line.text.split("\f");
    pages.at(-1)?.push({ ...line, text: first });
    for (const text of rest) pages.push([{ ...line, text }]);
  }
  return pages;
}

/** Only lines that are nothing but a number, or say “page”, are sure enough to cut at. */
const NUMBER = /^[\s|–—-]*(?:.{0,80}\bpage\s+)?(\d{1,4})(?:\s*(?:of|\/)\s*\d{1,4})?[\s|–—-]*$/i;

function cutAtNumbers(lines: readonly Line[]): Line[][] {
  const numbered = lines.flatMap(({ text, code }, index) => {
    const number = code ? undefined : NUMBER.exec(text)?.[1];
    return number && !/^\s*[-*+]\s/.test(text) ? [{ index, number: Number(number) }] : [];
  });
  const cuts = longestRun(numbered);
  if (cuts.length < 3) return [[...lines]];
  return [0, ...cuts].map((start, page) => lines.slice(page ? start + 1 : 0, (cuts[page] ?? lines.length) + 1));
}

/** The lines of the longest run of numbers that go up one by one, far enough from each other to be pages. */
function longestRun(numbered: readonly { index: number; number: number }[]): number[] {
  const runs = new Map<number, number[]>();
  for (const { index, number } of numbered) {
    const before = runs.get(number - 1);
    const follows = before && index - (before.at(-1) ?? 0) >= LEAST_LINES;
    const run = follows ? [...before, index] : [index];
    if (run.length > (runs.get(number)?.length ?? 0)) runs.set(number, run);
  }
  return [...runs.values()].reduce((longest, run) => (run.length > longest.length ? run : longest), []);
}
