import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, isAbsolute, join, relative } from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { type ImportOptions, type Imported, importPaper } from "../src/import/import-paper.ts";
import { InputProblem } from "../src/import/problem.ts";
import { MAX_BYTES, tooLarge } from "../src/import/source/read-input.ts";
import { formatReport } from "../src/import/write/format-report.ts";
import { readContentFolder, writeContentFolder } from "./content-folder.ts";
import { printable } from "./printable.ts";
import { readPicture } from "./read-picture.ts";

const HELP = `Turns a paper in Markdown or Word into a content folder, from which the site is built.

Usage: npm run import -- FILE [options]

  FILE                 a Markdown file (.md, .txt) or a Word file (.docx)
  --out DIR            the folder to write; content-imported if none is given
  --replace            write over a content folder that exists
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
    if (error instanceof Misuse) return say(console.error, `${error.message}\nTry --help.`, 2);
    if (error instanceof InputProblem) return say(console.error, error.message, 1);
    throw error;
  }
}

type Options = Omit<ReturnType<typeof readArguments>, "file">;

/** Imports a file and returns the report. */
async function run(file: string, { out, replace, update, questions, json }: Options): Promise<string> {
  checkTarget(file, out, { replace, update });
  const { folder, report } = await importFile(file, {
    file: basename(file),
    today: new Date().toISOString().slice(0, 10),
    questions,
    readFile: (address) => readPicture(file, address),
    ...(update && { previous: readContentFolder(out) }),
  });
  tryFiles(`${out} cannot be written`, () => writeContentFolder(out, folder));
  return json ? JSON.stringify(report, null, 2) : formatReport(report, out);
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
    throw error instanceof Misuse ? error : new Misuse(error instanceof Error ? error.message : String(error));
  }
}

/** Says no before anything is read: a folder is written over only if that was asked for and it holds a paper. */
function checkTarget(file: string, out: string, { replace, update }: Pick<Options, "replace" | "update">) {
  const exists = existsSync(out);
  const holdsPaper = isFile(join(out, "paper.yaml"));
  const way = relative(out, file);
  if (update && !holdsPaper) throw new Misuse(`there is no paper in ${out} to update; leave --update out`);
  if (exists && !replace && !update)
    throw new Misuse(`${out} exists; name another folder with --out, or add --replace or --update`);
  if (exists && !holdsPaper) throw new Misuse(`${out} holds no paper, so it is not replaced; name another folder`);
  if (exists && !way.startsWith("..") && !isAbsolute(way))
    throw new Misuse(`${file} stands in the folder that would be replaced; move it elsewhere`);
}

function readInputFile(file: string): Uint8Array {
  if (!isFile(file)) throw new Misuse(`there is no file ${file}`);
  const { size } = statSync(file);
  if (size > MAX_BYTES) throw new InputProblem(tooLarge(size));
  return tryFiles(`${file} cannot be read`, () => readFileSync(file));
}

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

function say(print: (text: string) => void, text: string, code: number): number {
  print(printable(text));
  return code;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
