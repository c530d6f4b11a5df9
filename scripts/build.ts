import { parseArgs } from "node:util";
import { explainFileError } from "../src/build/explain-file-error.ts";
import { OutputProblem } from "../src/build/output-problem.ts";
import { refuseOutput } from "../src/build/output-target.ts";
import { argumentProblem, messageOf } from "../src/errors.ts";

const HELP = `Checks the paper and builds the site.

Usage: npm run build -- [options]

  --outDir DIR    where the site goes (default: dist); an earlier site there is replaced, what else the folder holds
                  is kept
  --site ORIGIN   where the site will be, such as https://example.org (default: the address in paper.yaml)
  --base PATH     the path below which it will stand, such as /our-paper/
  --address URL   both in one, such as https://example.org/our-paper/
  --no-pdf        leave the PDFs out, which is quicker
  --require-pdf   stop where the PDFs cannot be made
  --force         forget what earlier builds have kept
  --verbose       say more
  --silent        say less
  --help          print this

The folder of the paper is content, or what the environment variable PAPER names.
Exit codes: 0 fine, 1 the site could not be built, 2 used wrongly. Unless it is 0, an earlier site stays as it is.`;

const OPTIONS = {
  outDir: { type: "string", default: "dist" },
  site: { type: "string" },
  base: { type: "string" },
  address: { type: "string" },
  "no-pdf": { type: "boolean" },
  "require-pdf": { type: "boolean" },
  force: { type: "boolean", default: false },
  verbose: { type: "boolean" },
  silent: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Runs the command line with another build, and returns its exit code. */
export async function main(args: string[], build = buildSite): Promise<number> {
  const { wrong, ...options } = readArguments(args);
  if (options.help) return say(console.log, HELP, 0);
  // Before Astro is loaded, which takes a while.
  const refused =
    wrong ?? refuseOutput({ path: options.outDir, kind: "site", paper: process.env["PAPER"] ?? "content" });
  if (refused) return say(console.error, `${refused}\nTry --help.`, 2);
  try {
    await build(options);
    return 0;
  } catch (error) {
    if (error instanceof OutputProblem) return say(console.error, `${error.message}\nTry --help.`, 2);
    return say(console.error, `The site was not built: ${explain(error)}`, 1);
  }
}

/** What a command line asks for. */
export type Options = ReturnType<typeof readOptions>;

function readArguments(args: string[]): Options & { wrong?: string } {
  try {
    return readOptions(args);
  } catch (error) {
    return { ...readOptions([]), wrong: argumentProblem(error) };
  }
}

/** The options, with an address taken apart into the two that it stands for. */
function readOptions(args: string[]) {
  const { address, ...options } = parseArgs({ args, options: OPTIONS }).values;
  if (!address) return options;
  if (!URL.canParse(address)) throw new Error(`${address} is no whole web address`);
  const { origin, pathname } = new URL(address);
  return { ...options, site: origin, base: pathname };
}

async function buildSite({ outDir, site, base, force, verbose, silent }: Options) {
  const { build } = await import("astro");
  await build({
    outDir,
    force,
    ...(site && { site }),
    ...(base && { base }),
    ...((verbose || silent) && { logLevel: verbose ? "debug" : "silent" }),
  });
}

/** In a line; of an error in the project's own code it also says where that is. */
function explain(error: unknown): string {
  if (/No space left on device/.test(messageOf(error))) return "the disk is full; make room and run this again";
  return explainFileError(error) ?? ((error instanceof Error && error.stack) || messageOf(error));
}

function say(print: (text: string) => void, text: string, code: number): number {
  print(text);
  return code;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
