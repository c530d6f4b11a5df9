import type { Heading } from "mdast";
import { toString } from "mdast-util-to-string";
import type { ParsedPaper, TextFile } from "../parse-paper.ts";
import { type Report, shorten } from "../issue.ts";

/** Headings of sections and pages that have no words. */
export function headingText({ sections, pages }: ParsedPaper, report: Report): void {
  for (const { node, at } of [...sections, ...pages].flatMap(headingsIn))
    if (!toString(node).trim()) report(at, "a heading has no words", "write some or remove it");
}

/** Headings of sections and pages that have the level of the title, or skip a level. */
export function headingLevel({ sections, pages }: ParsedPaper, report: Report): void {
  for (const section of [...sections, ...pages]) {
    const headings = headingsIn(section);
    for (const [index, { node, at }] of headings.entries()) {
      const above = headings[index - 1]?.node;
      const deepest = above ? Math.max(2, above.depth) + 1 : 2;
      if (node.depth === 1) report(at, `${headingName(node)} has the level of the title`, "write ## before it");
      if (node.depth <= deepest) continue;
      const problem = above ? `skips a level after ${headingName(above)}` : "is the first and begins too deep";
      report(at, `${headingName(node)} ${problem}`, `write ${"#".repeat(deepest)} before it`);
    }
  }
}

/** Headings of sections and pages with a footnote, which the table of contents would repeat. */
export function headingFootnote({ sections, pages }: ParsedPaper, report: Report): void {
  for (const { node, at } of [...sections, ...pages].flatMap(headingsIn))
    if (node.children.some(({ type }) => type === "footnoteReference"))
      report(at, `${headingName(node)} holds a note`, "move its mark into the text below");
}

/** Headings in question files and outcomes, which stand inside other texts. */
export function headingInQuestions({ blocks, outcomes }: ParsedPaper, report: Report): void {
  for (const { node, at } of blocks.flatMap(headingsIn))
    report(at, `${headingName(node)} stands in a question file`, "write it as a paragraph");
  for (const { node, at } of outcomes.flatMap(headingsIn))
    report(at, `${headingName(node)} stands in an outcome`, "write it as a paragraph");
}

const headingsIn = ({ markup }: TextFile) => markup.all("heading");

const headingName = (heading: Heading) => `the heading “${shorten(toString(heading).trim())}”`;
