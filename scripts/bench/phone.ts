import { rmSync } from "node:fs";
import { type Browser, type Page, chromium } from "playwright-core";
import { NO_BROWSER, findBrowser } from "../../src/build/find-browser.ts";
import { serveSite } from "../../src/build/serve-site.ts";
import { compressCopy } from "./compress.ts";

const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
/** A slow phone network: milliseconds there and back, bytes a second. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const SLOWER = 4;

/** Opens an address of the site on the phone, in a profile of its own, for one measurement. */
export type OnPhone = <T>(path: string, measure: (page: Page) => Promise<T>) => Promise<T>;

/** Serves a copy of a built site, with some more files, to an emulated phone for as long as the work lasts. */
export async function withPhone<T>(
  folder: string,
  more: Record<string, string>,
  work: (onPhone: OnPhone) => Promise<T>,
): Promise<T> {
  const found = await findBrowser();
  if (!found) throw new Error(NO_BROWSER);
  const copy = compressCopy(folder, more);
  const [site, browser] = await Promise.all([serveSite(copy), chromium.launch(found)]);
  try {
    return await work((path, measure) => openPhone(browser, site.url + path, measure));
  } finally {
    await browser.close();
    site.close();
    rmSync(copy, { recursive: true });
  }
}

async function openPhone<T>(browser: Browser, address: string, measure: (page: Page) => Promise<T>): Promise<T> {
  const page = await (await browser.newContext(PHONE)).newPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", NETWORK);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript(noteInput);
  await page.goto(address);
  // Until the page is settled: fonts come once it is done.
  await page.waitForTimeout(1500);
  try {
    return await measure(page);
  } finally {
    await page.context().close();
  }
}

/** Runs in the page: keeps the moments of the first touch and the last key, by a clock that all pages share. */
function noteInput() {
  const note = (name: string, event: Event) =>
    sessionStorage.setItem(name, `${performance.timeOrigin + event.timeStamp}`);
  addEventListener("pointerdown", (event) => sessionStorage.getItem("tap") ?? note("tap", event), true);
  addEventListener("keydown", (event) => note("key", event), true);
}
