import { type Browser, type BrowserContextOptions, type Page, chromium } from "playwright-core";
import { NO_BROWSER, findBrowser } from "../../scripts/find-browser.ts";
import { type Site, serve } from "../../scripts/serve.ts";
import type { BuiltSite } from "./build-sites.ts";

/** A built site, served and open in a real browser. */
export interface OpenSite {
  url: string;
  /**
   * Opens a page of the site ("/about/"). Whatever the browser complains of in it (an error, a failed request, a
   * request to elsewhere, a breach of the content security policy) is in `complaints`.
   */
  visit: (path: string, options?: BrowserContextOptions) => Promise<{ page: Page; complaints: string[] }>;
  close: () => Promise<void>;
}

/** Serves a built site and starts a browser for it. */
export async function openSite(site: BuiltSite): Promise<OpenSite> {
  const served = await serve(site.folder, { base: site.base });
  const browser = await launch();
  return {
    url: served.url,
    visit: (path, options) => visit(browser, served, path, options),
    close: async () => {
      await browser.close();
      served.close();
    },
  };
}

async function launch(): Promise<Browser> {
  const found = await findBrowser();
  if (!found) throw new Error(NO_BROWSER);
  return chromium.launch(found);
}

async function visit(browser: Browser, { url }: Site, path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() !== "log" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(new URL("/", url).href)) complaints.push(`asked elsewhere: ${request.url()}`);
  });
  await page.goto(new URL(path.slice(1), url).href);
  return { page, complaints };
}
