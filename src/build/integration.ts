import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import type { AstroIntegration } from "astro";
import { parse } from "yaml";
import { type PaperData, type Reference, type Term, type Topic, paperSchema } from "../paper/schema.ts";
import { editionInWords } from "../paper/dates.ts";
import { wholeBase } from "../urls.ts";
import { indexSearch } from "./search-index.ts";
import { inlineImages } from "./inline-images.ts";
import { type PdfPlan, planPdfs } from "./plan-pdfs.ts";
import { writeHeadersFile } from "./server-config.ts";
import { drawBesideBuild } from "./start-og-image.ts";
import { subsetFonts } from "./subset-fonts.ts";
import { explainMissing } from "./read-source.ts";
import { reportIssues, untilRight, watchPaper } from "./watch-paper.ts";

/** What the Markdown plugins need to know; filled in once the paper is checked and Astro has read its flags. */
export interface SiteSettings {
  base: string;
  references: Reference[];
  glossary: Term[];
}

/** Garbage is collected once there is half as much of it as of data; 450 sections take 200 MB less, and no longer. */
const LITTLE_GARBAGE = "--heap-growing-percent=50";

/** Checks the paper before Astro reads it, and finishes the site after Astro has built it. */
export function paperIntegration(folder: string, settings: SiteSettings): AstroIntegration {
  let sharePicture: Promise<Buffer> | undefined;
  let pdfs: PdfPlan | undefined;
  let paper: PaperData;
  let address: URL;
  return {
    name: "paper",
    hooks: {
      "astro:config:setup": async ({ command, config, injectScript, updateConfig, logger }) => {
        if (command === "preview") return;
        setFlagsFromString(LITTLE_GARBAGE);
        const missing = explainMissing(folder);
        if (missing) console.error(`\nPAPER: ${missing}\n`);
        if (missing) process.exit(1);
        if (command === "dev") await untilRight(folder);
        else if (reportIssues(folder)) process.exit(1);
        readLists(folder, settings);
        paper = paperSchema.parse(readYaml(folder, "paper"));
        if (!config.site) updateConfig({ site: paper.address });
        if (command === "build") sharePicture = drawBesideBuild(paper);
        if (command === "build") {
          pdfs = await planPdfs(process.argv);
          if (!pdfs.browser) logger.warn(pdfs.reason);
          if (!pdfs.browser && pdfs.failed) process.exit(1);
          updateConfig({ vite: { define: { "import.meta.env.PDFS": String(Boolean(pdfs.browser)) } } });
        }
        // First of all styles, because the order of the layers is the order of their first mention.
        injectScript("page-ssr", 'import "/src/styles/index.css";');
        await subsetFonts();
      },
      "astro:config:done": ({ config }) => {
        settings.base = wholeBase(config.base);
        address = new URL(settings.base, config.site);
      },
      "astro:server:setup": ({ server, refreshContent }) =>
        watchPaper(folder, server, async () => {
          readLists(folder, settings);
          await refreshContent?.({});
        }),
      "astro:build:done": async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const whole = join(root, "paper", "index.html");
        await writeFile(whole, await inlineImages(await readFile(whole, "utf8"), root, settings.base));
        if (sharePicture) await writeFile(join(root, "share.png"), await sharePicture);
        const topics = readYaml<Topic[]>(folder, "topics") ?? [];
        await indexSearch({ folder: root, ...settings, topics }, logger);
        if (pdfs?.browser) {
          const { printPdfs } = await import("./print-pdfs.ts");
          await printPdfs({ folder: root, address, ...runningHead(paper) }, pdfs.browser);
        }
        await writeHeadersFile(root, settings.base);
      },
    },
  };
}

/** What stands at the head of every page of a PDF. */
const runningHead = (paper: PaperData) => ({
  title: [paper.title, paper.subtitle].filter(Boolean).join(": "),
  edition: editionInWords(paper),
});

function readLists(folder: string, settings: SiteSettings) {
  settings.references = readYaml<Reference[] | null>(folder, "references") ?? [];
  settings.glossary = readYaml<Term[] | null>(folder, "glossary") ?? [];
}

const readYaml = <T>(folder: string, name: string): T => parse(readFileSync(join(folder, `${name}.yaml`), "utf8"));
