import { rehypeHeadingIds, unified } from "@astrojs/markdown-remark";
import mdx from "@astrojs/mdx";
import sitemap from "@astrojs/sitemap";
import { defineConfig } from "astro/config";
import remarkGfm from "remark-gfm";
import { paperIntegration } from "./src/build/integration.ts";
import { citeReferences } from "./src/markdown/remark-citations.ts";
import { collectFacts } from "./src/markdown/collect-facts.ts";
import { finishHtml } from "./src/markdown/rehype-finish.ts";
import { linkTerms } from "./src/markdown/remark-glossary.ts";
import { listAddresses } from "./src/markdown/rehype-print-links.ts";
import { nameHeadings } from "./src/markdown/remark-heading-ids.ts";
import { numberParagraphs } from "./src/markdown/number-paragraphs.ts";
import { parseOnce } from "./src/markdown/parse-once.ts";
import { placeComponents } from "./src/markdown/place-components.ts";
import { pagePolicy } from "./src/security.ts";
import { words } from "./src/messages/index.ts";

const folder = process.env.PAPER ?? "content";

/** @type {import("./src/build/integration.ts").SiteSettings} */
const settings = { base: "/", references: [], glossary: [] };

export default defineConfig({
  trailingSlash: "always",
  cacheDir: `node_modules/.astro/${folder.replace(/\W+/g, "-")}`,
  build: { inlineStylesheets: "always", concurrency: 4 },
  devToolbar: { enabled: false },
  integrations: [paperIntegration(folder, settings), mdx({ optimize: true }), sitemap()],
  markdown: {
    syntaxHighlight: false,
    processor: unified({
      gfm: false,
      smartypants: false,
      remarkPlugins: [
        remarkGfm,
        parseOnce,
        collectFacts,
        nameHeadings,
        numberParagraphs,
        placeComponents,
        [citeReferences, settings],
        [linkTerms, settings],
      ],
      remarkRehype: {
        clobberPrefix: "",
        footnoteLabel: words.notes.title,
        footnoteBackLabel: (note, use) => words.notes.back(note + 1, use),
      },
      rehypePlugins: [rehypeHeadingIds, listAddresses, [finishHtml, settings]],
    }),
  },
  vite: {
    build: {
      // What is loaded on demand is one file each time; there is nothing to load beside it.
      modulePreload: false,
      // Old phones: nesting and range queries are rewritten for browsers of 2022.
      cssTarget: ["chrome99", "firefox97", "safari15.4"],
      rolldownOptions: {
        // Astro marks its own modules with a directive that the bundler does not know.
        onLog: (level, log, handler) => log.code !== "MODULE_LEVEL_DIRECTIVE" && handler(level, log),
      },
    },
  },
  security: { csp: pagePolicy },
});
