import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { multiplyPaper, writeBareProject } from "./copies.ts";
import { type Figure, median } from "./figure.ts";

const ASTRO = resolve("node_modules/astro/bin/astro.mjs");
const MEMORY = resolve("scripts/bench/report-memory.ts");

/** How long a build of so many copies of the paper takes, and how much memory, next to a bare Astro project's. */
export function timeBuilds(paper: string, copies: number[], runs = 3): Figure[] {
  return copies.flatMap((times) => {
    // Inside the project, so that packages are found from there.
    const work = mkdtempSync(resolve("node_modules", ".bench-"));
    try {
      const many = join(work, "paper");
      multiplyPaper(paper, times, many);
      writeBareProject(many, join(work, "bare"));
      return compare(times, work, runs);
    } finally {
      forgetBuilds(work);
      rmSync(work, { recursive: true });
    }
  });
}

function compare(times: number, work: string, runs: number): Figure[] {
  const ours: Build[] = [];
  const bare: Build[] = [];
  for (let run = 0; run < runs; run++) {
    forgetBuilds(work);
    bare.push(build(["--root", join(work, "bare"), "--outDir", join(work, `bare-${run}`)]));
    ours.push(build(["--no-pdf", "--outDir", join(work, `dist-${run}`)], join(work, "paper")));
  }
  const seconds = (builds: Build[]) => median(builds.map((each) => each.seconds));
  return [
    { name: `build ${times} times the paper`, value: seconds(ours), unit: "s" },
    { name: `build ${times} times, to bare Astro`, value: seconds(ours) / seconds(bare), unit: "×", most: 1.5 },
    { name: `build ${times} times, memory`, value: median(ours.map(({ memory }) => memory)), unit: "MB", most: 1000 },
  ];
}

/** Removes the caches of what is built in a folder, so that every build starts afresh and leaves nothing behind. */
function forgetBuilds(work: string) {
  const caches = resolve("node_modules/.astro");
  const name = basename(work).slice(1);
  const ours = existsSync(caches) ? readdirSync(caches).filter((cache) => cache.includes(name)) : [];
  for (const cache of [...ours.map((each) => join(caches, each)), join(work, "bare", "cache")])
    rmSync(cache, { recursive: true, force: true });
}

interface Build {
  seconds: number;
  memory: number;
}

function build(args: string[], paper?: string): Build {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", MEMORY, ASTRO, "build", ...args], {
    encoding: "utf8",
    maxBuffer: Number.POSITIVE_INFINITY,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1", ...(paper && { PAPER: paper }) },
  });
  if (status !== 0) throw new Error(`a build failed:\n${stdout.slice(-2000)}\n${stderr.slice(-2000)}`);
  const memory = Math.max(...[...stderr.matchAll(/^peak-memory (\d+)$/gm)].map(([, kilobytes]) => Number(kilobytes)));
  return { seconds: (performance.now() - start) / 1000, memory: memory / 1024 };
}
