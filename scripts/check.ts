import { parseArgs } from "node:util";
import { type Findings, checkSource, formatIssues } from "../src/check/check-paper.ts";
import { explainMissing, readSource } from "../src/build/read-source.ts";

const HELP = `Checks a paper for mistakes before it is published.

Usage: npm run check -- [folder]

  folder   the folder that holds the paper; content if none is given

Prints a line for each mistake: file, line, what is wrong and how to mend it.
Exit codes: 0 no mistakes, 1 mistakes, 2 used wrongly.`;

/** Runs the command line and returns its exit code. */
function main(args: string[]): number {
  const { folder, help, wrong } = readArguments(args);
  if (help) return say(console.log, HELP, 0);
  if (wrong) return say(console.error, `${wrong}\nTry --help.`, 2);
  const missing = explainMissing(folder);
  if (missing) return say(console.error, missing, 2);
  const findings = checkSource(readSource(folder));
  return findings.issues.length
    ? say(console.error, formatIssues(findings.issues), 1)
    : say(console.log, `${folder}: ${countsOf(findings)}, no mistakes`, 0);
}

function readArguments(args: string[]): { folder: string; help?: boolean | undefined; wrong?: string } {
  try {
    const options = { help: { type: "boolean", short: "h" } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [folder = process.env["PAPER"] ?? "content", ...more] = positionals;
    return { folder, help: values.help, ...(more.length && { wrong: "name one folder only" }) };
  } catch (error) {
    return { folder: "", wrong: error instanceof Error ? error.message.split(". ")[0]! : String(error) };
  }
}

const countsOf = ({ sections, questions }: Findings) =>
  `${count(sections, "section")}, ${count(questions, "question")}`;

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? "" : "s"}`;

function say(print: (text: string) => void, text: string, code: number): number {
  print(text);
  return code;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
