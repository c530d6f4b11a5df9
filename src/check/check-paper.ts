import { checkCode } from "./code.ts";
import { checkComponents } from "./components.ts";
import { checkElements } from "./elements.ts";
import { type Draft, readDraft, schemasOf } from "./draft.ts";
import { checkEdition } from "./edition.ts";
import { checkEntries } from "./entries.ts";
import { checkFields } from "./fields.ts";
import { checkFootnotes } from "./footnotes.ts";
import { checkHeadings } from "./headings.ts";
import { checkImages } from "./images.ts";
import type { Issue } from "./issue.ts";
import { checkLinks } from "./links.ts";
import { checkPlacing } from "./placement.ts";
import { checkQuestions } from "./questions.ts";
import { mapSite } from "./site.ts";
import type { Markup } from "./read-markup.ts";
import { checkStrays, checkStructure } from "./structure.ts";
import { checkUses } from "./uses.ts";
import { listAt } from "./values.ts";
import type { PaperParts } from "../paper/paper.ts";
import { partsOf } from "./paper-parts.ts";
import type { PaperSource } from "../paper/source.ts";

export type { Issue } from "./issue.ts";

/** What a check of a paper found, and how large the paper is. */
export interface Findings {
  issues: Issue[];
  sections: number;
  questions: number;
  /** The texts of sections and question blocks. */
  texts: Markup[];
  /** The parts of the paper, where it has no mistakes. */
  parts?: PaperParts;
}

/** Finds all mistakes in a paper, sorted by file and line. */
export const findIssues = (source: PaperSource): Issue[] => checkSource(source).issues;

/** Finds all mistakes in a paper, counts its sections and questions on the way, and gives what it has read. */
export function checkSource(source: PaperSource): Findings {
  const draft = readDraft(source);
  const issues = checkDraft(draft).toSorted(byPlace);
  return {
    issues,
    ...(issues.length === 0 && { parts: partsOf(draft) }),
    sections: draft.sections.length,
    questions: draft.blocks.flatMap(({ fields }) => listAt(fields.data, "questions")).length,
    texts: [...draft.sections, ...draft.blocks].map(({ markup }) => markup),
  };
}

/** The report for the author: a line for each mistake, and their number. */
export function formatIssues(issues: readonly Issue[]): string {
  const lines = issues.map(({ file, line, column, problem, cure }) => {
    const place = [file, line, column].filter((part) => part !== undefined).join(":");
    return `${place}: ${problem}; ${cure}`;
  });
  const count = issues.length === 1 ? "1 mistake" : `${issues.length || "no"} mistakes`;
  return [...lines, count].join("\n");
}

function checkDraft(draft: Draft): Issue[] {
  const texts = [...draft.sections, ...draft.blocks];
  const structure = checkStructure(draft);
  const schemas = schemasOf(draft);
  return [
    ...structure,
    ...checkStrays(draft),
    ...schemas.flatMap(([fields, schema]) => [...fields.issues, ...checkFields(fields, schema)]),
    ...checkEdition(draft),
    ...checkEntries(draft),
    ...checkQuestions(draft),
    ...checkUses(draft),
    ...checkPlacing(draft),
    ...checkHeadings(draft),
    ...checkLinks(draft, mapSite(draft, structure.length === 0)),
    ...texts.flatMap(({ markup }) => [
      ...markup.issues,
      ...checkCode(markup),
      ...checkComponents(draft.folder, markup),
      ...checkElements(markup),
      ...checkFootnotes(markup),
      ...checkImages(markup, draft.folder, draft.assets),
    ]),
  ];
}

const byPlace = (a: Issue, b: Issue) =>
  compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
