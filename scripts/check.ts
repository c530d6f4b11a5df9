import { parseArgs } from "node:util";
import { withMailInRepository } from "../src/build/find-mail.ts";
import { checkSource, countIssues, countParts, formatIssues, isMistake } from "../src/check/check-paper.ts";
import { readSource, refusePaper } from "../src/build/read-source.ts";
import { argumentProblem } from "../src/errors.ts";

const HELP = `Checks a paper for mistakes before it is published.

Usage: npm run check -- [folder] [options]

  folder     the folder that holds the paper; content if none is given
  --strict   take warnings for mistakes
  --no-pdf   expect a site without PDFs, so that no text may link to them
  --help     print this

Prints a line for each mistake and each warning: file, line, what is wrong and how to mend it.
Exit codes: 0 no mistakes, 1 mistakes, 2 used wrongly.`;

/** Runs the command line and returns its exit code. */
function main(args: string[]): number {
  const { folder, help, wrong, strict, pdfs } = readArguments(args);
  if (help) return say(console.log, HELP, 0);
  if (wrong) return say(console.error, `${wrong}\nTry --help.`, 2);
  const missing = refusePaper(folder);
  if (missing) return say(console.error, missing, 2);
  const { issues: found, parsed } = checkSource(readSource(folder), { pdfs, now: new Date().toISOString() });
  const issues = withMailInRepository(found);
  const fails = issues.some((issue) => strict || isMistake(issue));
  if (issues.length) console.error(formatIssues(issues));
  return fails ? 1 : say(console.log, `${folder}: ${countParts(parsed)}, ${countIssues(issues)}`, 0);
}

interface Arguments {
  folder: string;
  help?: boolean;
  strict?: boolean;
  pdfs: boolean;
  /** What is wrong with the arguments. */
  wrong?: string;
}

function readArguments(args: string[]): Arguments {
  try {
    const options = {
      help: { type: "boolean", short: "h", default: false },
      strict: { type: "boolean", default: false },
      "no-pdf": { type: "boolean", default: false },
    } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [folder = process.env["PAPER"] ?? "content", ...more] = positionals;
    const { help, strict, "no-pdf": noPdf } = values;
    return { folder, help, strict, pdfs: !noPdf, ...(more.length && { wrong: "name one folder only" }) };
  } catch (error) {
    return { folder: "", pdfs: true, wrong: argumentProblem(error) };
  }
}

function say(print: (text: string) => void, text: string, code: number): number {
  print(text);
  return code;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
