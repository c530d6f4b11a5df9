import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { checkPaper } from "../../scripts/check-paper.ts";
import { formatIssues } from "../paper/find-issues.ts";
import { inlineImages } from "./inline-images.ts";
import { subsetFonts } from "./subset-fonts.ts";

/** What the Markdown plugins need to know of the site; Astro says so only once its flags are read. */
export interface SiteSettings {
  base: string;
}

const YAML = ["paper", "references", "glossary", "topics", "series"];

/** Checks the paper before Astro reads it, and finishes the site after Astro has built it. */
export const paperIntegration = (folder: string, settings: SiteSettings): AstroIntegration => ({
  name: "paper",
  hooks: {
    "astro:config:setup": async ({ command, config, injectScript, addWatchFile }) => {
      if (command !== "preview") stopOnIssues(folder, command === "dev");
      await subsetFonts();
      for (const name of YAML) addWatchFile(new URL(`${folder}/${name}.yaml`, config.root));
      // First of all styles, because the order of the layers is the order of their first mention.
      injectScript("page-ssr", 'import "/src/styles/index.css";');
    },
    "astro:config:done": ({ config }) => {
      settings.base = config.base.replace(/\/?$/, "/");
    },
    "astro:server:setup": ({ server }) => {
      server.watcher.on("all", (_, path) => {
        if (path.endsWith(".mdx")) reportIssues(folder);
      });
    },
    "astro:build:done": async ({ dir }) => {
      const root = fileURLToPath(dir);
      const page = join(root, "paper", "index.html");
      await writeFile(page, await inlineImages(await readFile(page, "utf8"), root, settings.base));
    },
  },
});

function reportIssues(folder: string): boolean {
  const issues = checkPaper(folder);
  if (issues.length > 0) console.error(`\n${formatIssues(issues)}\n`);
  return issues.length > 0;
}

/** A build stops with the report; while writing, it is only shown, for the next change may mend it. */
function stopOnIssues(folder: string, writing: boolean) {
  if (reportIssues(folder) && !writing) process.exit(1);
}
