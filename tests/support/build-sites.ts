import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import type { TestProject } from "vitest/node";

/**
 * A paper built for the tests: its content folder, where it was built, the path it is mounted at, what the build said.
 */
export interface BuiltSite {
  paper: string;
  folder: string;
  base: string;
  log: string;
}

declare module "vitest" {
  interface ProvidedContext {
    /** The paper of this project, mounted at the root. */
    first: BuiltSite;
    /** An unrelated paper with every feature of Markdown, mounted below a path, built where there is no browser. */
    second: BuiltSite;
  }
}

/** Builds both papers once, before any test of a built site. */
export default function buildSites(project: TestProject) {
  rmSync("node_modules/.test-sites", { recursive: true, force: true });
  project.provide("first", build("first", "content", "/"));
  project.provide(
    "second",
    build("second", "tests/fixtures/second-paper", "/papers/second/", { CHROME_PATH: "/no/browser" }),
  );
}

/** Builds a paper into a folder of its own. */
export function build(
  name: string,
  paper: string,
  base: string,
  env: NodeJS.ProcessEnv = {},
  flags: readonly string[] = [],
): BuiltSite {
  const folder = resolve(`node_modules/.test-sites/${name} süd`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    // Without its last slash, as people type it.
    [
      "node_modules/astro/bin/astro.mjs",
      "build",
      "--outDir",
      folder,
      "--base",
      base.replace(/(?<=.)\/$/, ""),
      ...flags,
    ],
    // The worker that a test runs in has a base of its own among its variables, which Astro would take for the site's.
    {
      env: { ...process.env, BASE_URL: undefined, PAPER: paper, ASTRO_TELEMETRY_DISABLED: "1", ...env },
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`${paper} did not build:\n${stdout}\n${stderr}`);
  return { paper, folder, base, log: stdout + stderr };
}
