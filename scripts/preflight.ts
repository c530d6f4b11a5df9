import { appendFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
  type Issue,
  type Severity,
  checkSource,
  countParts,
  formatIssues,
  isMistake,
} from "../src/check/check-paper.ts";
import { PLACEHOLDERS } from "../src/check/rules/placeholders.ts";
import type { ParsedPaper } from "../src/check/parse-paper.ts";
import { withMailInRepository } from "../src/build/find-mail.ts";
import { readSource, refusePaper } from "../src/build/read-source.ts";
import { argumentProblem } from "../src/errors.ts";
import { keepPublishedEditions } from "./published-editions.ts";
import { UploadProblem, type UploadedPaper, takeUploadedPaper } from "./uploaded-paper.ts";
import { annotate, describePreview, summarize } from "./workflow-report.ts";

const HELP = `Gets a paper ready to be published by a host: takes in what was uploaded, and checks it.

Usage: npm run preflight [-- --published URL] [-- --preview]

  --published URL   where the site is or will be: what it has kept of earlier editions is taken from there
  --preview         print what to do with a preview of the site, for the summary of a run that publishes nothing

At the top of the repository it looks for paper.docx, paper.md or content.zip (a zipped content folder); without one it
takes the folder content. Prints the name of the folder to build from; all else goes to the error stream, on GitHub as
annotations and as a summary of the run.
Exit codes: 0 the paper can be published, 1 it cannot, 2 used wrongly.`;

/** Runs the command line and returns its exit code. */
async function main(args: string[], env = process.env): Promise<number> {
  const { help, preview, published: site, wrong } = readArguments(args);
  if (wrong) {
    console.error(`${wrong}\nTry --help.`);
    return 2;
  }
  if (help || preview) {
    console.log(help ? HELP : describePreview(env));
    return 0;
  }
  const { paper, issues: found, counts } = await read(env["PAPER"] ?? "content", site);
  // The host says where the site will be.
  const issues = found
    .filter((issue) => !/“address”|paper\.example”/.test(issue.problem))
    .map((issue) => inRepository(issue, paper));
  const passes = !issues.some(isMistake);
  for (const issue of env["GITHUB_ACTIONS"] ? issues : []) console.error(annotate(issue));
  if (!env["GITHUB_ACTIONS"] && issues.length > 0) console.error(formatIssues(issues));
  if (env["GITHUB_STEP_SUMMARY"])
    appendFileSync(env["GITHUB_STEP_SUMMARY"], summarize({ ...paper, counts, issues, passes }));
  if (passes) console.log(paper.folder);
  return passes ? 0 : 1;
}

interface Arguments {
  help?: boolean;
  preview?: boolean;
  published?: string | undefined;
  /** What is wrong with them. */
  wrong?: string;
}

function readArguments(args: string[]): Arguments {
  const options = {
    help: { type: "boolean", short: "h" },
    preview: { type: "boolean" },
    published: { type: "string" },
  } as const;
  try {
    const { values } = parseArgs({ args, options });
    const { published } = values;
    if (published !== undefined && !URL.canParse(published)) return { wrong: `“${published}” is no address of a site` };
    return { ...values };
  } catch (error) {
    return { wrong: argumentProblem(error) };
  }
}

async function read(
  content: string,
  site: string | undefined,
): Promise<{ paper: UploadedPaper; issues: Issue[]; counts: string }> {
  try {
    const paper = takeUploadedPaper(content);
    const missing = refusePaper(paper.folder);
    if (missing) throw new UploadProblem(paper.folder, missing, "upload paper.docx, or a folder content");
    if (site) await keepPublishedEditions(paper.folder, site);
    const { issues, parsed } = checkSource(readSource(paper.folder), { now: new Date().toISOString() });
    return {
      paper,
      issues: withMailInRepository(issues.map((issue) => judge(issue, parsed))),
      counts: countParts(parsed),
    };
  } catch (error) {
    if (!(error instanceof UploadProblem)) throw error;
    const { file, message: problem, fix } = error;
    return {
      paper: { folder: content, from: file },
      issues: [{ file, rule: "upload", severity: "mistake", problem, fix }],
      counts: "",
    };
  }
}

/** Replies must reach somebody, and readers must know whom: without that a paper is not published. */
function judge(issue: Issue, { paper }: ParsedPaper): Issue {
  const { contact, publisher } = (paper.data ?? {}) as { contact?: string; publisher?: { name?: string } };
  const needed = [
    ...(contact === PLACEHOLDERS.contact ? [paper.at(["contact"]).line] : []),
    ...(publisher?.name === PLACEHOLDERS.publisher ? [paper.at(["publisher", "name"]).line] : []),
  ];
  // An import writes what is to be filled in into the line above the field.
  const isNeeded =
    issue.rule === "placeholder-field" &&
    issue.file === paper.file &&
    needed.some((line) => line === issue.line || line === (issue.line ?? 0) + 1);
  return isNeeded ? { ...issue, severity: "mistake" } : issue;
}

/** As the person can see it who uploaded a document, and has never seen the folder that was made of it. */
function inRepository(issue: Issue, { folder, from }: UploadedPaper): Issue {
  if (from === folder || !issue.file.startsWith(`${folder}/`)) return issue;
  const { rule, problem } = issue;
  // A document cannot say which edition it is.
  const severity = rule === "question-reworded" ? "warning" : issue.severity;
  const onDesk = rule === "question-reworded" || rule === "placeholder-field";
  return { rule, severity, file: from, problem, fix: onDesk ? ON_DESK[severity] : `${issue.fix} (${issue.file})` };
}

const ON_DESK: Record<Severity, string> = {
  mistake:
    "write it on the first page of the document, in a line such as “Publisher: Example Trust” or “Contact: name@example.org”",
  warning: "bring the paper in on the desk, where there is a form for this",
};

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
