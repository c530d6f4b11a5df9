import { toString } from "hast-util-to-string";
import { type PrintedPdf, squeeze, textOfPdf } from "./pdf.ts";
import type { BuiltPage } from "./pages.ts";
import { all } from "./pages.ts";

/** The share of a page that a section may leave empty by starting on the next one. */
const THIRD = 1 / 3;
/** Page margins in points, as src/styles/print/page.css sets them. */
const MARGIN = { top: 56.7, right: 76.5, bottom: 62.4, left: 56.7 };

/** The paragraphs and questions of a built page with their numbers, in order, squeezed. */
export function partsOf(page: BuiltPage): string[] {
  const numbered = all(page, "[id^=p] > a.para, .question").map((node) =>
    node.tagName === "a" ? paragraphOf(page, String(node.properties.href).slice(1)) : questionOf(toString(node)),
  );
  return numbered.map(squeeze);
}

const paragraphOf = (page: BuiltPage, id: string) => toString(all(page, `[id="${id}"]`)[0]!);

/** A question's label and words, without the links that are for the screen only. */
const questionOf = (text: string) => text.replace(/\?.*$/s, "?");

/** Which of the parts are missing from the print, or stand in it twice or in another order. */
export function misplacedParts(pdf: PrintedPdf, parts: string[]): string[] {
  const text = textOfPdf(pdf);
  let from = 0;
  return parts.filter((part) => {
    const at = text.indexOf(part, from);
    if (at < 0 || text.indexOf(part, at + 1) >= 0) return true;
    from = at + part.length;
    return false;
  });
}

/** Lines that reach beyond the margins of their page. */
export function linesCut({ pages, width, height }: PrintedPdf): string[] {
  return pages.flat().flatMap(({ text, left, right, y, size }) => {
    const inside =
      left >= MARGIN.left - 1 &&
      right <= width - MARGIN.right + 2 &&
      y >= MARGIN.bottom - 1 &&
      y + size * 0.7 <= height - MARGIN.top + 2;
    return inside ? [] : [text];
  });
}

/** Headings that stand at the foot of a page, away from what they head. */
export function strandedHeadings({ pages, outline }: PrintedPdf): string[] {
  return pages.flatMap((lines) => {
    const foot = lowest(lines);
    if (!foot) return [];
    return outline.filter(({ title }) => squeeze(title).endsWith(squeeze(foot.text))).map(({ title }) => title);
  });
}

/** Paragraphs of which one line stands alone at the foot or at the head of a page. */
export function lonelyLines({ pages }: PrintedPdf, parts: string[]): string[] {
  const first = pages.map((lines) => squeeze(highest(lines)?.text ?? ""));
  const last = pages.map((lines) => squeeze(lowest(lines)?.text ?? ""));
  const lonely = (part: string) =>
    first.some((line) => line !== part && line !== "" && part.endsWith(line)) ||
    last.some((line) => line !== part && line !== "" && part.startsWith(line));
  return parts.filter((part) => !part.startsWith("Q") && lonely(part));
}

/** Sections that start on a new page although a third of the page before was free, or the other way round. */
export function badStarts(pdf: PrintedPdf, titles: string[]): string[] {
  const area = pdf.height - MARGIN.top - MARGIN.bottom;
  return titles.filter((title) => {
    const page = pdf.outline.find((entry) => entry.title === title)!.page - 1;
    const lines = pdf.pages[page]!;
    const head = lines.findIndex(({ text }) => squeeze(title).startsWith(squeeze(text)));
    const before = head === 0 ? pdf.pages[page - 1]! : lines.slice(0, head);
    const free = ((lowest(before)?.y ?? 0) - MARGIN.bottom) / area;
    return head === 0 ? free >= THIRD : free < 0.25;
  });
}

const highest = (lines: PrintedPdf["pages"][number]) => lines.toSorted((a, b) => b.y - a.y)[0];
const lowest = (lines: PrintedPdf["pages"][number]) => lines.toSorted((a, b) => a.y - b.y)[0];

/** Colours that are not grey, or too light to read on white: below a contrast of 4.5 to 1. */
export function faintColours({ colours }: PrintedPdf): string[] {
  return [...colours].filter((colour) => {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return red !== green || green !== blue || (red! > 0x77 && red! < 0xff);
  });
}
