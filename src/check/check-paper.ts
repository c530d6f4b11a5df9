import { plural } from "../messages/index.ts";
import type { PaperParts } from "../paper/paper.ts";
import type { PaperSource } from "../paper/source.ts";
import { type CheckOptions, type ParsedPaper, parsePaper } from "./parse-paper.ts";
import type { Issue, Severity } from "./issue.ts";
import { readParts } from "./paper-parts.ts";
import { type Rule, mistakes, warnings } from "./rules/index.ts";

export type { CheckOptions } from "./parse-paper.ts";
export type { Issue, Severity } from "./issue.ts";

/** What a check of a paper found, and the paper as it was read. */
export interface Findings {
  /** Sorted by file and line. */
  issues: Issue[];
  parsed: ParsedPaper;
  /** The parts of the paper, where it has no mistakes. */
  parts?: PaperParts;
}

/** Checks a paper against all rules. */
export function checkSource(source: PaperSource, options?: CheckOptions): Findings {
  const parsed = parsePaper(source, options);
  const issues = [...apply(mistakes, "mistake", parsed), ...apply(warnings, "warning", parsed)];
  return { issues: issues.toSorted(byPlace), parsed, ...(!issues.some(isMistake) && { parts: readParts(parsed) }) };
}

/** True where an issue keeps a paper from being built. */
export const isMistake = ({ severity }: Issue): boolean => severity === "mistake";

/** Finds all mistakes in a paper, and all warnings about it. */
export const findIssues = (source: PaperSource): Issue[] => checkSource(source).issues;

/** The report for the author: a line for each issue, and their number. */
export function formatIssues(issues: readonly Issue[]): string {
  const lines = issues.map(({ file, line, column, severity, problem, fix }) => {
    const place = [file, line, column].filter((part) => part !== undefined).join(":");
    return `${place}: ${severity === "warning" ? "warning: " : ""}${problem}; ${fix}`;
  });
  return [...lines, countIssues(issues)].join("\n");
}

/** What a paper has: "9 sections, 20 questions". */
export function countParts({ sections, blocks }: ParsedPaper): string {
  const questions = blocks.flatMap(({ fields }) => fields.value?.questions ?? []).length;
  return `${plural(sections.length, "section")}, ${plural(questions, "question")}`;
}

/** How many issues there are: "no mistakes", "1 mistake, 2 warnings". */
export function countIssues(issues: readonly Issue[]): string {
  const mistakes = issues.filter(isMistake).length;
  const warnings = issues.length - mistakes;
  return [
    mistakes ? plural(mistakes, "mistake") : "no mistakes",
    ...(warnings ? [plural(warnings, "warning")] : []),
  ].join(", ");
}

function apply(rules: Readonly<Record<string, Rule>>, severity: Severity, parsed: ParsedPaper): Issue[] {
  const issues: Issue[] = [];
  for (const [rule, check] of Object.entries(rules))
    check(parsed, (where, problem, fix) =>
      issues.push({ ...where, rule, severity, problem: inOneLine(problem), fix: inOneLine(fix) }),
    );
  return issues;
}

/** Without signs that a terminal would obey. */
const inOneLine = (text: string) => text.replace(/\s+/g, " ").replace(/\p{Cc}/gu, "\ufffd");

const byPlace = (a: Issue, b: Issue) =>
  compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
