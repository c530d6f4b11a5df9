import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { parse } from "yaml";
import { checkPaper } from "../../scripts/check-paper.ts";
import { formatIssues } from "../paper/find-issues.ts";
import type { PaperData, Reference, Term, Topic } from "../paper/schema.ts";
import { indexSearch } from "./index-search.ts";
import { inlineImages } from "./inline-images.ts";
import { drawBesideBuild } from "./share-picture.ts";
import { subsetFonts } from "./subset-fonts.ts";

/** What the Markdown plugins need to know; filled in once the paper is checked and Astro has read its flags. */
export interface SiteSettings {
  base: string;
  references: Reference[];
  glossary: Term[];
}

const YAML = ["paper", "references", "glossary", "topics", "series"];

/** Checks the paper before Astro reads it, and finishes the site after Astro has built it. */
export function paperIntegration(folder: string, settings: SiteSettings): AstroIntegration {
  let sharePicture: Promise<Buffer> | undefined;
  return {
    name: "paper",
    hooks: {
      "astro:config:setup": async ({ command, config, addWatchFile, injectScript, updateConfig }) => {
        if (command === "preview") return;
        if (reportIssues(folder)) process.exit(1);
        settings.references = readYaml<Reference[]>(folder, "references") ?? [];
        settings.glossary = readYaml<Term[]>(folder, "glossary") ?? [];
        const paper = readYaml<PaperData>(folder, "paper");
        if (!config.site) updateConfig({ site: paper.address });
        if (command === "build") sharePicture = drawBesideBuild(paper);
        for (const name of YAML) addWatchFile(new URL(`${folder}/${name}.yaml`, config.root));
        // First of all styles, because the order of the layers is the order of their first mention.
        injectScript("page-ssr", 'import "/src/styles/index.css";');
        await subsetFonts();
      },
      "astro:config:done": ({ config }) => {
        settings.base = config.base;
      },
      "astro:server:setup": ({ server }) => {
        server.watcher.on("change", (path) => {
          if (path.endsWith(".mdx")) reportIssues(folder);
        });
      },
      "astro:build:done": async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const page = join(root, "paper", "index.html");
        await writeFile(page, await inlineImages(await readFile(page, "utf8"), root, settings.base));
        if (sharePicture) await writeFile(join(root, "share.png"), await sharePicture);
        const topics = readYaml<Topic[]>(folder, "topics") ?? [];
        await indexSearch({ folder: root, ...settings, topics }, logger);
      },
    },
  };
}

const readYaml = <T>(folder: string, name: string): T => parse(readFileSync(join(folder, `${name}.yaml`), "utf8"));

/** Prints the report of all mistakes in a paper and returns true, or returns false where there are none. */
function reportIssues(folder: string): boolean {
  const issues = checkPaper(folder);
  if (issues.length > 0) console.error(`\n${formatIssues(issues)}\n`);
  return issues.length > 0;
}
