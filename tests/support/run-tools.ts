import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { outputIntegration } from "../../src/build/output-integration.ts";
import { type Fault, arm, changesMade } from "./faults.ts";
import { takeSnapshot } from "./snapshot.ts";

/** A command line of one of the tools, and what may happen to it. */
export interface Run {
  tool: "import" | "collate" | "build";
  args: string[];
  fault?: Fault;
  /** At which change to the disk. */
  at?: number;
}

/** What came of it. */
export interface Outcome {
  code: number;
  said: string;
  /** Paths of what is not as it was before. */
  changed: string[];
  /** How many changes to the disk there were. */
  changes: number;
}

/**
 * The command line of a tool. Building with Astro takes too long to be tried so often, so a few files stand for a site.
 */
async function mainOf(tool: Run["tool"]): Promise<(args: string[]) => Promise<number>> {
  if (tool === "import") return (await import("../../scripts/import.ts")).main;
  if (tool === "collate") return (await import("../../scripts/collate.ts")).main;
  const { main } = await import("../../scripts/build.ts");
  return (args) => main(args, ({ outDir }) => buildFew(outDir));
}

/** Does with the integration what Astro does. */
async function buildFew(outDir: string) {
  const { hooks } = outputIntegration("content") as { hooks: Record<string, (options: object) => void> };
  let dir = pathToFileURL(`${resolve(outDir)}/`);
  const config = { outDir: dir, root: pathToFileURL(`${process.cwd()}/`) };
  const updateConfig = (changed: typeof config) => (dir = changed.outDir);
  hooks["astro:config:setup"]!({ command: "build", config, updateConfig });
  for (const name of ["about", "paper", "sections"]) {
    mkdirSync(join(fileURLToPath(dir), name), { recursive: true });
    writeFileSync(join(fileURLToPath(dir), name, "index.html"), `${name} ${process.env["VERSION"]}`);
  }
  hooks["astro:build:done"]!({ dir, logger: { info: console.log, warn: console.error } });
}

async function run({ tool, args, fault, at }: Run, around: string): Promise<Outcome> {
  const said: string[] = [];
  for (const method of ["log", "error", "warn"] as const)
    console[method] = (...words) => void said.push(words.join(" "));
  const main = await mainOf(tool);
  const before = takeSnapshot(around);
  arm(fault, at);
  const code = await main(args);
  // One process tries many, so each is told that it ends.
  process.emit("exit", code);
  const changes = changesMade();
  arm();
  const after = takeSnapshot(around);
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (path) => before[path] !== after[path],
  );
  return { code, said: said.join("\n"), changed, changes };
}

if (import.meta.main) {
  const { runs, around } = JSON.parse(process.argv[2]!) as { runs: Run[]; around: string };
  const outcomes: Outcome[] = [];
  for (const each of runs) outcomes.push(await run(each, around));
  process.stdout.write(JSON.stringify(outcomes));
}
