import mdx from "@astrojs/mdx";
import sitemap from "@astrojs/sitemap";
import { defineConfig } from "astro/config";
import { paperIntegration } from "./src/build/integration.ts";
import { pagePolicy } from "./src/security.ts";

const folder = process.env.PAPER ?? "content";

export default defineConfig({
  trailingSlash: "always",
  cacheDir: `node_modules/.astro/${folder.replace(/\W+/g, "-")}`,
  build: { inlineStylesheets: "always", concurrency: 4 },
  devToolbar: { enabled: false },
  integrations: [paperIntegration(folder), mdx({ optimize: true }), sitemap()],
  markdown: { syntaxHighlight: false },
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
