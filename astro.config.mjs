import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import mdx from "@astrojs/mdx";
import sitemap from "@astrojs/sitemap";
import { defineConfig } from "astro/config";
import { paperIntegration } from "./src/build/integration.ts";
import { outputIntegration } from "./src/build/output-integration.ts";
import { pagePolicy, workerFolder } from "./src/security.ts";

const folder = process.env.PAPER ?? "content";

const OLDEST = ["chrome109", "firefox115", "safari16.4"];

// With a hash, because folders of other names may have the same letters and figures.
const hash = createHash("sha256").update(resolve(folder)).digest("hex");
const cacheName = `${folder.replace(/\W+/g, "-").slice(-60)}-${hash.slice(0, 12)}`;

/**
 * Vite wraps each `import()` to load styles beside it. There are none, and the wrapper would weigh 0.7 kB on every
 * page.
 */
const plainImports = {
  name: "plain-imports",
  enforce: "pre",
  apply: "build",
  load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : undefined),
};

/**
 * What the desk's packages are to a browser. Nothing of them runs in a build: the pages that are made there do without.
 * Of iconv-lite only old Outlook messages without Unicode would have need, and a browser knows their encodings by
 * itself.
 */
const forBrowsers = {
  "csv-parse/sync": "csv-parse/browser/esm/sync",
  "csv-stringify/sync": "csv-stringify/browser/esm/sync",
  "iconv-lite": resolve("src/desk/iconv-lite.ts"),
  // What it has for browsers needs a page, which a worker is not.
  "decode-named-character-reference": fileURLToPath(import.meta.resolve("decode-named-character-reference")),
};

export default defineConfig({
  trailingSlash: "always",
  cacheDir: `node_modules/.astro/${cacheName}`,
  build: { inlineStylesheets: "always", concurrency: 4 },
  devToolbar: { enabled: false },
  integrations: [
    paperIntegration(folder),
    mdx({ optimize: true }),
    sitemap({ filter: (page) => !page.endsWith("/desk/") }),
    outputIntegration(folder),
  ],
  markdown: { syntaxHighlight: false },
  vite: {
    plugins: [plainImports],
    resolve: { alias: forBrowsers },
    // As a module, a worker can load what reads a kind of file once one comes.
    worker: {
      format: "es",
      plugins: () => [plainImports],
      rolldownOptions: {
        output: {
          // Apart from all else, because hosts send headers by folder, and a worker obeys those of its file.
          entryFileNames: `${workerFolder}[name].[hash].js`,
          chunkFileNames: `${workerFolder}[name].[hash].js`,
        },
      },
    },
    // Its feature LightDark would add what stands in for `light-dark()`, which no style here uses.
    css: { lightningcss: { exclude: 1 << 20 } },
    build: {
      // What is loaded on demand is one file each time; there is nothing to load beside it.
      modulePreload: false,
      // The oldest browsers in which everything works. For older ones nothing is rewritten: what they do not know of
      // the styles they leave out, and show the page in one column.
      target: OLDEST,
      cssTarget: OLDEST,
      rolldownOptions: {
        // Astro marks its own modules with a directive that the bundler does not know.
        onLog: (level, log, handler) => log.code !== "MODULE_LEVEL_DIRECTIVE" && handler(level, log),
      },
    },
  },
  security: { csp: pagePolicy },
});
