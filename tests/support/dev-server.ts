import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** `npm run dev` over a copy of the project, whose paper a test may change. */
export interface DevServer {
  /** The folder of the paper. */
  paper: string;
  /** Changes a file of the paper and returns what it held before; a change to undefined deletes it. */
  edit: Edit;
  /** Waits until something is said that has not been waited for before, and returns the text up to its end. */
  says: (pattern: RegExp) => Promise<string>;
  /** Where the site is served, once it is. */
  url: () => Promise<string>;
  stop: () => Promise<void>;
}

type Edit = (file: string, change: (text: string) => string | undefined) => string;

const PARTS = ["src", "scripts", "public", "astro.config.mjs", "package.json", "tsconfig.json"];
const PATIENCE = 60_000;

/** Starts it for a copy of the paper in a folder, changed by `prepare` before. */
export function startDev(source: string, prepare: (edit: Edit) => void = () => {}): DevServer {
  mkdirSync(".astro", { recursive: true });
  // A root of its own, because two servers would share one store of content; inside the project, for its packages. Its
  // name is one that only careful code survives.
  const root = mkdtempSync(resolve(".astro", "Büro & dev-"));
  for (const part of PARTS) cpSync(part, join(root, part), { recursive: true });
  const paper = join(root, "content");
  cpSync(source, paper, { recursive: true });
  const edit: Edit = (file, change) => editFile(join(paper, file), change);
  prepare(edit);
  const child = spawn(process.execPath, [resolve("node_modules/astro/bin/astro.mjs"), "dev", "--port", "0"], {
    cwd: root,
    // Astro serves no pages where it takes itself to run inside the test runner.
    env: {
      ...process.env,
      VITEST: undefined,
      NODE_ENV: undefined,
      PAPER: "content",
      ASTRO_TELEMETRY_DISABLED: "1",
      NO_COLOR: "1",
    },
  });
  let output = "";
  let heard = 0;
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (output += text.toString()));
  const says = async (pattern: RegExp) => {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end && child.exitCode === null) {
      const found = pattern.exec(output.slice(heard));
      if (found) return output.slice(heard, (heard += found.index + found[0].length));
      await wait(50);
    }
    throw new Error(`${child.exitCode === null ? "not said" : "ended without saying"} ${pattern}:\n${output}`);
  };
  return {
    paper,
    says,
    edit,
    url: async () => /http:\/\/localhost:\d+\//.exec(await says(/http:\/\/localhost:\d+\//))![0],
    stop: async () => {
      if (child.exitCode === null && child.kill()) await once(child, "exit");
      rmSync(root, { recursive: true });
    },
  };
}

function editFile(path: string, change: (text: string) => string | undefined): string {
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const after = change(before);
  if (after === undefined) rmSync(path);
  else writeFileSync(path, after);
  return before;
}
