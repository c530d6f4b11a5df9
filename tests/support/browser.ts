import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type LaunchOptions,
  type Page,
  chromium,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { NO_BROWSER, findBrowser } from "../../src/build/find-browser.ts";
import { serveSite } from "../../src/build/serve-site.ts";
import type { BuiltSite } from "./build-sites.ts";

/** A built site, served and open in a real browser. A test fails where the browser complains of anything in it. */
export interface OpenSite {
  url: string;
  /** Opens an empty page in a profile of its own. */
  open: (options?: BrowserContextOptions) => Promise<Page>;
  /** Opens a page of the site ("/about/") as a reader who has never been here. */
  visit: (path: string, options?: BrowserContextOptions) => Promise<{ page: Page }>;
  close: () => Promise<void>;
}

/** Serves a built site and starts a browser for it, with other settings where a test needs them. */
export async function openSite(site: BuiltSite, settings?: LaunchOptions): Promise<OpenSite> {
  const { url, close } = await serveSite(site.folder, { base: site.base });
  const browser = await launch(settings);
  const open = async (options?: BrowserContextOptions) => {
    const context = await browser.newContext(options);
    listen(context, new URL(url).origin);
    return context.newPage();
  };
  return {
    url,
    open,
    visit: async (path, options) => {
      const page = await open(options);
      await page.goto(new URL(path.slice(1), url).href);
      const hasForm = (await page.locator("[data-fold]").count()) > 0;
      if (hasForm && options?.javaScriptEnabled !== false) await formReady(page);
      return { page };
    },
    close: async () => {
      await browser.close();
      close();
      expectNoComplaints();
    },
  };
}

/** Has the files that a pattern names come late, by so many milliseconds. */
export const slowDown = (page: Page, files: string | RegExp, delay: number): Promise<unknown> =>
  page.route(files, async (route) => {
    await new Promise((done) => setTimeout(done, delay));
    await route.continue();
  });

/** Waits until the form on /respond/ works: its script is loaded on demand, and folds the questions then. */
export const formReady = (page: Page): Promise<void> =>
  page.locator("[data-fold][data-ready]").first().waitFor({ state: "attached" });

/** Opens a built site for all tests of a file or group, and closes it after the last of them. */
export function useSite(site: BuiltSite, settings?: LaunchOptions): Omit<OpenSite, "close"> {
  let opened: OpenSite;
  beforeAll(async () => {
    opened = await openSite(site, settings);
  });
  afterAll(() => opened.close());
  return {
    get url() {
      return opened.url;
    },
    open: (options) => opened.open(options),
    visit: (path, options) => opened.visit(path, options),
  };
}

/** Opens a page of any server in a browser of its own. */
export async function openPage(url: string): Promise<{ page: Page; close: () => Promise<void> }> {
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(url);
  return { page, close: () => browser.close() };
}

async function launch(settings?: LaunchOptions): Promise<Browser> {
  const found = await findBrowser();
  if (!found) throw new Error(NO_BROWSER);
  return chromium.launch({ ...found, ...settings });
}

const complaints: string[] = [];
const provoked: RegExp[] = [];

/**
 * Says that the running test makes the browser complain, and of what (of which address, in which words). Any other
 * complaint still fails the test, and so does the lack of this one.
 */
export function provoke(complaint: RegExp): void {
  provoked.push(complaint);
}

function expectNoComplaints(): void {
  const heard = complaints.splice(0);
  const meant = provoked.splice(0);
  expect(heard.filter((text) => !meant.some((pattern) => pattern.test(text)))).toEqual([]);
  expect(meant.filter((pattern) => !heard.some((text) => pattern.test(text)))).toEqual([]);
}

afterEach(expectNoComplaints);

/** Notes every word on the console (breaches of the policy too), every failure, and every request to elsewhere. */
function listen(context: BrowserContext, origin: string): void {
  const note = (...words: unknown[]) => void complaints.push(words.join(" "));
  context.on("console", (message) => note(message.type(), message.text(), message.location().url));
  context.on("weberror", (error) => note("thrown:", error.error()));
  context.on("request", (request) => {
    const address = new URL(request.url());
    if (address.protocol.startsWith("http") && address.origin !== origin) note("asked elsewhere:", address);
  });
  context.on("response", (response) => response.status() >= 400 && note(response.status(), response.url()));
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // That is what becomes of a request when the reader goes to another page.
    if (reason !== "net::ERR_ABORTED") note("failed:", request.url(), reason);
  });
}
