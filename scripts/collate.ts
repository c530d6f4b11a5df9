import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import { explainFileError } from "../src/build/explain-file-error.ts";
import { describeKept } from "../src/build/output-folder.ts";
import { OutputProblem } from "../src/build/output-problem.ts";
import { type OutputTarget, refuseOutput } from "../src/build/output-target.ts";
import { collate } from "../src/collate/collate.ts";
import { clipLine } from "../src/collate/decode-text.ts";
import { readDecisions, DecisionsError, type Decision } from "../src/collate/decisions.ts";
import { CONFIDENTIAL } from "../src/collate/digest.ts";
import { collatedPaper } from "../src/collate/record.ts";
import { confidentialIn } from "../src/collate/tally.ts";
import { digestWords, plural } from "../src/messages/index.ts";
import type { PaperDescription } from "../src/paper/paper-json.ts";
import { answersIn, publishAnswers } from "./answers-folder.ts";
import { startDigest } from "./digest-folder.ts";
import { limitHeapGrowth } from "./gc.ts";
import { findMailFiles } from "./mail-files.ts";
import type { CollateOptions, Digest } from "../src/collate/digest-types.ts";
import type { CollatedPaper } from "../src/collate/types.ts";
import { argumentProblem, messageOf } from "../src/errors.ts";

const HELP = `Turns a mailbox of replies into a digest by question.

Usage: npm run collate -- PATH... [options]

  PATH           a mailbox (.mbox), a message (.eml, .msg), a text (.txt), a folder or ZIP archive of them, or - for
                 standard input
  --out DIR      where the digest goes (default: digest); an earlier digest of the same kind there is replaced,
                 and what else the folder holds is kept
  --paper FILE   what the replies answer (default: dist/paper.json, which npm run build writes)
  --decisions FILE  what you decided by hand, as a CSV sheet; digest/needs-review.csv is one to fill in
  --publish      write only what may be published, and names only where that is allowed
  --into DIR     with --publish: put the answers into the paper in DIR too, such as content, so that its site shows them

Writes digest.html, digest.md, replies.csv, replies.jsonl and consult/, and choices.csv where questions offer
choices. Confidential replies appear in them as counts alone; their words are in confidential/, which --publish leaves
out. Prints what could not be read.
Exit codes: 0 fine, 1 something could not be read or does not add up, 2 used wrongly.`;

const PRINTED = 20;

/** The style of a digest, in the paper's own colours. */
const STYLE = ["styles/tokens.css", "collate/digest.css", "collate/digest-replies.css", "collate/digest-print.css"].map(
  (file) => new URL(`../src/${file}`, import.meta.url),
);

/** Something that the user can put right; its message says how. */
class UseError extends Error {}

/** Runs the command line and returns its exit code. */
export async function main(args: string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): number {
  const message = messageOf(error);
  const isMistake = [UseError, OutputProblem, DecisionsError].some((kind) => error instanceof kind);
  if (isMistake) console.error(`${message}\nTry --help.`);
  else console.error(`the digest was not written: ${explainFileError(error) ?? message}`);
  return isMistake ? 2 : 1;
}

async function run(args: string[]): Promise<number> {
  const { paths, out, paper: file, decisions: sheet, publish, into, help } = readArguments(args);
  if (help) {
    console.log(HELP);
    return 0;
  }
  const paper = readPaper(file);
  const target: OutputTarget = {
    path: out,
    kind: publish ? "public digest" : "internal digest",
    paper: process.env["PAPER"] || "content",
    inputs: [...paths.filter((path) => path !== "-"), ...(sheet ? [sheet] : [])],
  };
  checkPaths(paths, target);
  checkInto(into, publish);
  const digest = await write(paths, target, {
    paper,
    decisions: sheet ? readSheet(sheet, paper) : [],
    audience: publish ? "public" : "internal",
    style: STYLE.map((file) => readFileSync(file, "utf8")).join("\n"),
    made: new Date().toLocaleDateString("en-GB", { dateStyle: "long" }),
    linkTo: linksFrom(out),
    progress: reporter(),
  });
  const code = report(digest, out);
  if (into !== undefined) putInto(out, into);
  return code;
}

function readArguments(args: string[]) {
  const options = {
    out: { type: "string", default: "digest" },
    paper: { type: "string", default: join("dist", "paper.json") },
    decisions: { type: "string" },
    publish: { type: "boolean", default: false },
    into: { type: "string" },
    help: { type: "boolean", short: "h", default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return { ...values, paths: positionals };
  } catch (error) {
    throw new UseError(argumentProblem(error));
  }
}

function checkPaths(paths: string[], target: OutputTarget): void {
  if (!paths.length) throw new UseError("name the mailbox, or the folder of messages, to collate");
  for (const path of paths)
    if (path !== "-" && !existsSync(path)) throw new UseError(`there is no ${path}; check the name`);
  const reason = refuseOutput(target);
  if (reason) throw new UseError(reason);
}

/** Says no before anything is read. */
function checkInto(into: string | undefined, publish: boolean): void {
  if (into === undefined) return;
  if (!publish) throw new UseError("--into needs --publish: only what may be published goes into a paper");
  if (!existsSync(join(into, "paper.yaml"))) throw new UseError(`there is no paper in ${into}; name its folder`);
  const reason = refuseOutput({ path: answersIn(into), kind: "answers" });
  if (reason) throw new UseError(reason);
}

function readPaper(file: string): CollatedPaper {
  try {
    const description: PaperDescription = JSON.parse(readFileSync(file, "utf8"));
    if (description.format !== "discussion-paper/1") throw new TypeError("format");
    const logo = description.logo && join(dirname(file), description.logo.file);
    return collatedPaper(description, logo && existsSync(logo) ? readFileSync(logo) : undefined);
  } catch {
    throw new UseError(`${file} does not describe a paper; run npm run build, or name the paper.json with --paper`);
  }
}

function readSheet(file: string, paper: CollatedPaper): Decision[] {
  if (!existsSync(file)) throw new UseError(`there is no ${file}; check the name`);
  return readDecisions(readFileSync(file), file, paper);
}

/** Addresses of files relative to the digest, or of the archives that they are in; standard input has none. */
const linksFrom = (out: string) => (file: string) => {
  const outer = file.replace(/(\.zip)\/.*$/i, "$1");
  return file === "-" ? undefined : relative(resolve(out), resolve(outer)).split(sep).map(encodeURIComponent).join("/");
};

async function write(paths: string[], target: OutputTarget, options: CollateOptions): Promise<Digest> {
  const folder = startDigest(target);
  try {
    const digest = await collate(findMailFiles(paths, target.path), folder, options);
    const kept = describeKept(target.path, folder.publish());
    if (kept) console.error(kept);
    return digest;
  } finally {
    folder.discard();
  }
}

/** Keeps memory flat, and says every few seconds how far it has come. */
function reporter(): NonNullable<CollateOptions["progress"]> {
  const collectGarbage = limitHeapGrowth();
  let next = Date.now() + 3000;
  return (messages, done) => {
    if (messages % 1000 === 0 || done === "judged") collectGarbage();
    if (messages % 100 || Date.now() < next) return;
    next = Date.now() + 3000;
    console.error(`${plural(messages, "message")} ${done}`);
  };
}

function putInto(out: string, into: string): void {
  const folder = answersIn(into);
  const kept = describeKept(folder, publishAnswers(out, into));
  if (kept) console.error(kept);
  console.log(`${folder}: the answers that may be published; build the site to show them`);
}

function report({ tally, problems, audience, decisions }: Digest, out: string): number {
  for (const problem of problems.slice(0, PRINTED)) console.error(clipLine(problem));
  if (problems.length > PRINTED) console.error(`and ${problems.length - PRINTED} more; the digest lists them`);
  if (!tally.read) console.error("no messages found; check that this is the mailbox you mean");
  const answers = tally.questions.reduce((sum, question) => sum + question.answers, 0);
  console.log(
    `${out}: ${plural(tally.read, "message")} read, ${plural(tally.counted, "reply", "replies")} counted with ` +
      `${plural(answers, "answer")} from ${plural(tally.respondents.size, "respondent")}, ${tally.read - tally.counted} excluded`,
  );
  if (tally.late) console.log(digestWords.who.late(tally.late));
  const used = decisions.filter(({ isUsed }) => isUsed).length;
  if (decisions.length) console.log(digestWords.decisions.summary(used, decisions.length - used));
  const confidential = confidentialIn(tally).all;
  if (confidential && audience === "internal")
    console.log(
      `${plural(confidential, "confidential message")} in counts alone; what they say is in ${join(out, CONFIDENTIAL)}`,
    );
  return problems.length || !tally.read ? 1 : 0;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
