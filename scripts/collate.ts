import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import { collate } from "../src/collate/collate.ts";
import { clipLine } from "../src/collate/decode-text.ts";
import { CONFIDENTIAL } from "../src/collate/digest.ts";
import { collatedPaper } from "../src/collate/record.ts";
import { confidentialIn } from "../src/collate/tally.ts";
import { plural } from "../src/messages/index.ts";
import type { PaperDescription } from "../src/paper/paper-json.ts";
import { isFree, startDigest } from "./digest-folder.ts";
import { keepMemoryFlat } from "./gc.ts";
import { findMailFiles } from "./mail-files.ts";
import type { CollateOptions, CollatedPaper, Digest } from "../src/collate/types.ts";

const HELP = `Turns a mailbox of replies into a digest by question.

Usage: npm run collate -- PATH... [options]

  PATH           a mailbox (.mbox), a message (.eml), a text (.txt), a folder of them, or - for standard input
  --out DIR      where the digest goes (default: digest); an earlier digest there is replaced
  --paper FILE   what the replies answer (default: dist/paper.json, which npm run build writes)
  --publish      write only what may be published, and names only where that is allowed

Writes digest.html, digest.md, replies.csv, replies.jsonl and consult/, in which confidential replies appear in counts
alone, and without --publish confidential/ with their words. Prints what could not be read.
Exit codes: 0 fine, 1 something could not be read or does not add up, 2 used wrongly.`;

const PRINTED = 20;

/** The style of a digest, in the paper's own colours. */
const STYLE = ["../src/styles/tokens.css", "../src/collate/digest.css"].map((file) => new URL(file, import.meta.url));

/** Something that the user can put right; its message says how. */
class UseError extends Error {}

/** Runs the command line and returns its exit code. */
async function main(args: string[]): Promise<number> {
  const { paths, out, paper: file, publish, help } = readArguments(args);
  if (help) {
    console.log(HELP);
    return 0;
  }
  const paper = readPaper(file);
  checkPaths(paths, out);
  const digest = await write(paths, out, {
    paper,
    audience: publish ? "public" : "internal",
    style: STYLE.map((file) => readFileSync(file, "utf8")).join("\n"),
    made: new Date().toLocaleDateString("en-GB", { dateStyle: "long" }),
    linkTo: linksFrom(out),
    progress: reporter(),
  });
  return report(digest, out);
}

function readArguments(args: string[]) {
  const options = {
    out: { type: "string", default: "digest" },
    paper: { type: "string", default: join("dist", "paper.json") },
    publish: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return { ...values, paths: positionals };
  } catch (error) {
    throw new UseError(error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error));
  }
}

function checkPaths(paths: string[], out: string): void {
  if (!paths.length) throw new UseError("name the mailbox, or the folder of messages, to collate");
  for (const path of paths)
    if (path !== "-" && !existsSync(path)) throw new UseError(`there is no ${path}; check the name`);
  if (paths.some((path) => path !== "-" && `${resolve(path)}${sep}`.startsWith(`${resolve(out)}${sep}`)))
    throw new UseError(`${out} holds what is to be collated; name another folder with --out`);
  if (!isFree(out)) throw new UseError(`${out} holds something that is no digest; name another folder with --out`);
}

function readPaper(file: string): CollatedPaper {
  try {
    const description = JSON.parse(readFileSync(file, "utf8")) as PaperDescription;
    if (description.format !== "discussion-paper/1") throw new TypeError("format");
    return collatedPaper(description);
  } catch {
    throw new UseError(`${file} does not describe a paper; run npm run build, or name the paper.json with --paper`);
  }
}

/** Addresses of files relative to the digest; standard input has none. */
const linksFrom = (out: string) => (file: string) =>
  file === "-" ? undefined : relative(resolve(out), resolve(file)).split(sep).map(encodeURIComponent).join("/");

async function write(paths: string[], out: string, options: CollateOptions): Promise<Digest> {
  const folder = startDigest(out);
  const stop = (): void => {
    folder.discard();
    process.exit(130);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    const digest = await collate(findMailFiles(paths, out), folder, options);
    folder.keep();
    return digest;
  } finally {
    folder.discard();
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

/** Keeps memory flat, and says every few seconds how far it has come. */
function reporter(): NonNullable<CollateOptions["progress"]> {
  const collectGarbage = keepMemoryFlat();
  let next = Date.now() + 3000;
  return (messages, done) => {
    if (messages % 1000 === 0) collectGarbage();
    if (messages % 100 || Date.now() < next) return;
    next = Date.now() + 3000;
    console.error(`${plural(messages, "message")} ${done}`);
  };
}

function report({ tally, problems, audience }: Digest, out: string): number {
  for (const problem of problems.slice(0, PRINTED)) console.error(clipLine(problem));
  if (problems.length > PRINTED) console.error(`and ${problems.length - PRINTED} more; the digest lists them`);
  if (!tally.read) console.error("no messages found; check that this is the mailbox you mean");
  const answers = tally.questions.reduce((sum, question) => sum + question.answers, 0);
  console.log(
    `${out}: ${plural(tally.read, "message")} read, ${plural(tally.counted, "reply", "replies")} counted with ` +
      `${plural(answers, "answer")} from ${plural(tally.respondents.size, "respondent")}, ${tally.read - tally.counted} excluded`,
  );
  const confidential = confidentialIn(tally).all;
  if (confidential && audience === "internal")
    console.log(
      `${plural(confidential, "confidential message")} in counts alone; what they say is in ${join(out, CONFIDENTIAL)}`,
    );
  return problems.length || !tally.read ? 1 : 0;
}

if (import.meta.main)
  main(process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (error: Error) => {
      console.error(
        error instanceof UseError ? `${error.message}\nTry --help.` : `the digest was not written: ${error.message}`,
      );
      process.exitCode = error instanceof UseError ? 2 : 1;
    },
  );
