import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { AstroIntegration } from "astro";
import { type PendingOutput, describeKept, openOutput } from "./output-folder.ts";
import { type WorkingFolder, makeWorkingFolder } from "./working-folder.ts";

/**
 * Has the site built in a folder of its own and put in its place at the very end, so that an earlier one is whole until
 * then, and stays so where the build fails. Must come after all integrations that write files.
 */
export function outputIntegration(paper: string): AstroIntegration {
  let path: string;
  let output: PendingOutput;
  let working: WorkingFolder;
  return {
    name: "output",
    hooks: {
      "astro:config:setup": ({ command, config, updateConfig }) => {
        if (command !== "build") return;
        path = fileURLToPath(config.outDir);
        output = openOutput({ path, kind: "site", paper });
        // Within the project, because Astro moves files from there, and any name of the output will do.
        const cache = fileURLToPath(new URL("node_modules/.astro/", config.root));
        mkdirSync(cache, { recursive: true });
        working = makeWorkingFolder(join(cache, "site"));
        const outDir = pathToFileURL(`${join(working.path, "site")}/`);
        updateConfig({ outDir, build: { client: new URL("client/", outDir), server: new URL("server/", outDir) } });
      },
      "astro:build:done": ({ dir, logger }) => {
        copyFolder(fileURLToPath(dir), output.folder);
        working.release();
        const kept = describeKept(path, output.publish());
        if (kept) logger.warn(kept);
        logger.info(`the site is in ${path}`);
      },
    },
  };
}

function copyFolder(from: string, to: string) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const copy = entry.isDirectory() ? copyFolder : copyFileSync;
    copy(join(from, entry.name), join(to, entry.name));
  }
}
