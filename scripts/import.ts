import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { sanitizeSvg } from "../src/build/sanitize-svg-files.ts";
import { explainFileError } from "../src/build/explain-file-error.ts";
import { describeKept } from "../src/build/output-folder.ts";
import { OutputProblem } from "../src/build/output-problem.ts";
import { type OutputTarget, refuseOutput } from "../src/build/output-target.ts";
import { type ImportOptions, type Imported, importPaper } from "../src/import/import-paper.ts";
import { InputProblem } from "../src/import/messages.ts";
import { MAX_BYTES, tooLarge } from "../src/import/read-input.ts";
import { REPORT_MARK, formatReport, formatReportPage } from "../src/import/report.ts";
import { readContentFolder, writeContentFolder } from "./content-folder.ts";
import { printable } from "./printable.ts";
import { readPicture } from "./read-picture.ts";
import { argumentProblem, messageOf } from "../src/errors.ts";

const HELP = `Turns a paper in Markdown or Word into a content folder, from which the site is built.

Usage: npm run import -- FILE [options]

  FILE                 a Markdown file (.md, .txt) or a Word file (.docx)
  --out DIR            the folder to write; content-imported if none is given. The report on the import is
                       printed, and stands beside the folder as a page for the browser: DIR-report.html
  --replace            write over a content folder that an earlier import has made; what it did not write there
                       stays, and a file that you have changed stays under another name (.orig)
  --update             import a later draft over a content folder: sections and questions keep their
                       names, and what you have added stays where the draft leaves room for it
  --questions HEADING  a heading above key questions, besides “Key questions”, “Questions”,
                       “Consultation questions” and “Discussion questions”; may be given several times
  --json               print the report as JSON
  --help               print this

Prints what it found, each guess with its line, and what is left to fill in.
Exit codes: 0 fine, 1 the file cannot be imported, 2 used wrongly. Unless it is 0, nothing is written.`;

const OPTIONS = {
  out: { type: "string", default: "content-imported" },
  replace: { type: "boolean", default: false },
  update: { type: "boolean", default: false },
  questions: { type: "string", multiple: true, default: [] },
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} satisfies ParseArgsConfig["options"];

/** A command line that cannot be followed. */
class Misuse extends Error {}

/** Runs the command line and returns its exit code. */
export async function main(args: string[]): Promise<number> {
  try {
    const { file, ...options } = readArguments(args);
    if (options.help) return say(console.log, HELP, 0);
    return say(console.log, await run(file, options), 0);
  } catch (error) {
    const message = messageOf(error);
    if (error instanceof Misuse || error instanceof OutputProblem)
      return say(console.error, `${message}\nTry --help.`, 2);
    const reason = error instanceof InputProblem ? message : explainFileError(error);
    if (reason) return say(console.error, reason, 1);
    throw error;
  }
}

type Options = Omit<ReturnType<typeof readArguments>, "file">;

/** Imports a file and returns the report. */
async function run(file: string, { out, replace, update, questions, json }: Options): Promise<string> {
  checkTarget({ path: out, kind: "paper", inputs: [file], adopt: update }, { replace, update });
  const previous = update ? readContentFolder(out) : undefined;
  const { folder, report } = await importFile(file, {
    file: basename(file),
    today: new Date().toISOString().slice(0, 10),
    questions,
    readFile: (address) => readPicture(file, address),
    sanitizeSvg,
    ...(previous && { previous }),
  });
  const kept = describeKept(out, writeContentFolder(out, folder, previous));
  if (kept) console.error(printable(kept));
  const page = writeReportPage(`${out.replace(/[/\\]+$/, "")}-report.html`, formatReportPage(report, out));
  return json ? JSON.stringify(report, null, 2) : [formatReport(report, out), ...page].join("\n\n");
}

/** Writes the report for the browser beside the folder, unless a file is there that no import has written. */
function writeReportPage(path: string, page: string): string[] {
  const isFree = !existsSync(path) || (isFile(path) && readFileSync(path, "utf8").includes(REPORT_MARK));
  if (isFree) writeFileSync(path, page);
  else console.error(printable(`${path} is not written, because a file of that name is there already`));
  return isFree ? [`This report as a page: ${path}`] : [];
}

/** Names the file in what is said of it. */
async function importFile(file: string, options: ImportOptions): Promise<Imported> {
  try {
    return await importPaper(readInputFile(file), options);
  } catch (error) {
    throw error instanceof InputProblem ? new InputProblem(`${file}: ${error.message}`) : error;
  }
}

/** Turns what the file system refuses into a message. */
function tryFiles<T>(what: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new Misuse(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const [file = "", ...more] = positionals;
    if (!values.help && (!file || more.length)) throw new Misuse("name one file to import");
    if (values.replace && values.update) throw new Misuse("--replace and --update exclude each other");
    return { file, ...values };
  } catch (error) {
    throw error instanceof Misuse ? error : new Misuse(argumentProblem(error));
  }
}

/** Says no before anything is read: a folder is written over only if that was asked for and it holds a paper. */
function checkTarget(target: OutputTarget, { replace, update }: Pick<Options, "replace" | "update">) {
  const { path } = target;
  const refuse = (reason: string | false | undefined) => {
    if (reason) throw new Misuse(reason);
  };
  refuse(refuseOutput({ ...target, adopt: true }));
  refuse(update && !isFile(join(path, "paper.yaml")) && `there is no paper in ${path} to update; leave --update out`);
  const isFree = !existsSync(path) || !readdirSync(path).length;
  refuse(
    !isFree && !replace && !update && `${path} exists; name another folder with --out, or add --replace or --update`,
  );
  refuse(refuseOutput(target));
}

function readInputFile(file: string): Uint8Array {
  if (!isFile(file)) throw new Misuse(`there is no file ${file}`);
  const { size } = statSync(file);
  if (size > MAX_BYTES) throw new InputProblem(tooLarge(size));
  return tryFiles(`${file} cannot be read`, () => readFileSync(file));
}

/** False for any name that no file can have, too. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function say(print: (text: string) => void, text: string, code: number): number {
  print(printable(text));
  return code;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
