import { escapeHtml } from "../src/escape-html.ts";
import { type Issue, countIssues, isMistake } from "../src/check/check-paper.ts";

/**
 * An issue as a command of GitHub's runner, which shows it beside the line of the file.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function annotate({ file, line, column, severity, problem, fix }: Issue): string {
  const place = Object.entries({ file, line, col: column, title: severity === "mistake" ? "Mistake" : "Please look" })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${severity === "mistake" ? "error" : "warning"} ${place.join(",")}::${escapeData(`${problem}; ${fix}`)}`;
}

const escapeData = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapeProperty = (text: string) => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** What became of a paper that was put into the repository. */
export interface Outcome {
  /** Where it was read from: `paper.docx`, or the folder `content`. */
  from: string;
  /** How many sections and questions it has: "9 sections, 20 questions". */
  counts: string;
  issues: readonly Issue[];
  /** Whether it may be published. */
  passes: boolean;
  /** What the import says, where a document was imported. */
  imported?: string | undefined;
}

/** The page that GitHub shows of a run: what was found, in plain words, as Markdown. */
export function summarize({ from, counts, issues, passes, imported }: Outcome): string {
  const [stopping, others] = [issues.filter(isMistake), issues.filter((issue) => !isMistake(issue))];
  const parts = [
    passes ? "# The paper can be published" : "# The paper was not published",
    passes
      ? `Read from ${code(from)}: ${counts}, ${countIssues(issues)}. The site is built next; the run’s first page then shows its address.`
      : `Read from ${code(from)}: ${countIssues(issues)}. What was published before stays as it was. Put right what follows, and upload the file again.`,
    ...table("What stops it", stopping),
    ...table("What to look at", others),
    ...(imported
      ? [`<details><summary>What the import found</summary>\n\n<pre>${escapeHtml(imported)}</pre>\n\n</details>`]
      : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** What to do with the site of a run that publishes nothing, as Markdown. */
export function describePreview({ GITHUB_EVENT_NAME: event }: NodeJS.ProcessEnv): string {
  const why =
    event === "pull_request"
      ? "# A preview of this change\n\nNothing is published before the change is merged."
      : "# The site is built, but not published\n\nGitHub Pages is not turned on yet. Under *Settings → Pages* choose *Source: GitHub Actions*, then come back to this run and choose *Re-run all jobs*.";
  return `${why} To look at the paper now, download *preview* below, unpack it and open <code>paper/index.html</code>, which is the whole paper in one page.`;
}

function table(title: string, issues: readonly Issue[]): string[] {
  if (issues.length === 0) return [];
  const rows = issues.map(({ file, line, problem, fix }) =>
    [line ? `${code(file)}, line ${line}` : code(file), cell(problem), cell(fix)].join(" | "),
  );
  return [
    `## ${title}`,
    ["| Where | What | What to do |", "| --- | --- | --- |", ...rows.map((row) => `| ${row} |`)].join("\n"),
  ];
}

const code = (text: string) => `<code>${cell(text)}</code>`;

/** Text in which Markdown and HTML mean nothing. */
const cell = (text: string) => escapeHtml(text).replace(/[\\`*_{}[\]()#+!|~]/g, (sign) => `&#${sign.charCodeAt(0)};`);
