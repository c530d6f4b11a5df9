import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import type { AstroIntegration } from "astro";
import { editionInWords } from "../paper/dates.ts";
import { assemblePaper, fullTitle } from "../paper/paper.ts";
import type { PaperData } from "../paper/schema.ts";
import { wholeBase } from "../urls.ts";
import { BRAND_STYLES, brandStyles, fontFamilies } from "./brand-styles.ts";
import { fontsCoverPaper } from "./font-coverage.ts";
import { sanitizeSvgFiles } from "./sanitize-svg-files.ts";
import { writeHeadersFile } from "./headers-file.ts";
import { inlineImages } from "./inline-images.ts";
import { markdownProcessor } from "./markdown-processor.ts";
import { openPaper } from "./open-paper.ts";
import { paperModule, renewPaper } from "./paper-module.ts";
import { type PdfPlan, planPdfs } from "./plan-pdfs.ts";
import { explainRoot, refusePaper } from "./read-source.ts";
import { indexSearch } from "./search-index.ts";
import { drawBesideBuild } from "./start-og-image.ts";
import { subsetFonts } from "./subset-fonts.ts";
import { reportIssues, waitForPaper, watchPaper } from "./watch-paper.ts";

/** Collects garbage once there is half as much of it as of data: 450 sections need 200 MB less and build as fast. */
const LITTLE_GARBAGE = "--heap-growing-percent=50";

/** Checks the paper before Astro reads it, hands it to the pages, and finishes the site after Astro has built it. */
export function paperIntegration(folder: string): AstroIntegration {
  const paper = openPaper(folder);
  let address: URL;
  let ogImage: Promise<Buffer> | undefined;
  let pdfs: PdfPlan | undefined;
  let covered = true;
  return {
    name: "paper",
    hooks: {
      "astro:config:setup": async ({ command, config, injectScript, updateConfig, logger }) => {
        if (command === "preview") return;
        setFlagsFromString(LITTLE_GARBAGE);
        const missing = refusePaper(folder);
        const problem = explainRoot(fileURLToPath(config.root)) ?? (missing && `PAPER: ${missing}`);
        if (problem) console.error(`\n${problem}\n`);
        if (problem) process.exit(1);
        if (command === "build") pdfs = await planPdfs(process.argv);
        if (command === "dev") await waitForPaper(paper);
        else if (reportIssues(paper, { pdfs: !pdfs || Boolean(pdfs.browser), now: new Date().toISOString() }))
          process.exit(1);
        const { data, brand } = paper.parts();
        covered = fontsCoverPaper(paper);
        const site = config.site ?? data.address;
        const base = wholeBase(config.base);
        address = new URL(base, site);
        if (pdfs) {
          ogImage = drawBesideBuild({ data, brand });
          if (!pdfs.browser) logger.warn(pdfs.reason);
          if (!pdfs.browser && pdfs.failed) process.exit(1);
        }
        updateConfig({
          site,
          markdown: { processor: markdownProcessor(paper, base, { onlyChecked: command === "build" }) },
          vite: {
            plugins: [paperModule(paper.parts), brandStyles(paper.parts, { covered })],
            define: {
              "import.meta.env.PDFS": String(Boolean(pdfs?.browser)),
              "import.meta.env.FONTS": JSON.stringify(fontFamilies(brand, { covered })),
            },
          },
        });
        // First of all styles, because the order of the layers is the order of their first mention.
        injectScript("page-ssr", 'import "/src/styles/index.css";');
        if (brand || !covered || command === "dev") injectScript("page-ssr", `import "${BRAND_STYLES}";`);
        await subsetFonts();
      },
      "astro:server:setup": ({ server, refreshContent }) =>
        watchPaper(paper, server, async ({ lists }) => {
          await refreshContent?.({});
          renewPaper(server, { texts: lists });
        }),
      "astro:build:done": async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const { data, brand } = paper.parts();
        const base = address.pathname;
        await sanitizeSvgFiles(root);
        const whole = join(root, "paper", "index.html");
        await writeFile(whole, await inlineImages(await readFile(whole, "utf8"), root, base));
        if (ogImage) await writeFile(join(root, "share.png"), await ogImage);
        await indexSearch(
          { folder: root, base, paper: assemblePaper(paper.parts()), texts: paper.searchTexts() },
          logger,
        );
        if (pdfs?.browser) {
          const { printPdfs } = await import("./print-pdfs.ts");
          await printPdfs(
            { folder: root, address, ...runningHead(data), ownText: Boolean(brand?.fonts?.text), covered },
            pdfs.browser,
          );
        }
        await writeHeadersFile(root, base);
      },
    },
  };
}

/** What stands at the head of every page of a PDF. */
const runningHead = (paper: PaperData) => ({ title: fullTitle(paper), edition: editionInWords(paper) });
