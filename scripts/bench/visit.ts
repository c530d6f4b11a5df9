import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type Page, chromium } from "playwright-core";
import { NO_BROWSER, findBrowser } from "../find-browser.ts";
import { serve } from "../serve.ts";
import { compressCopy } from "./compress.ts";
import { type Figure, median } from "./figure.ts";

const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
/** A slow phone network: milliseconds there and back, bytes a second. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const SLOWER = 4;

/** The least that a section's page can be, to hold ours against: its text, without styles, scripts or frame. */
function bareOf(html: string): string {
  const text = /<article[^>]*>([^]*)<\/article>/.exec(html)?.[1];
  return `<!doctype html><html lang=en><meta name=viewport content="width=device-width"><title>Bare</title>${text}`;
}

/** How a section comes up on an emulated phone, from an empty cache, next to a bare page in the same run. */
export async function visit(folder: string, section: string, runs = 5): Promise<Figure[]> {
  const found = await findBrowser();
  if (!found) throw new Error(NO_BROWSER);
  const copy = compressCopy(folder, {
    "bare/index.html": bareOf(readFileSync(join(folder, section, "index.html"), "utf8")),
  });
  const [site, browser] = await Promise.all([serve(copy), chromium.launch(found)]);
  const ours: Visit[] = [];
  const bare: Visit[] = [];
  for (let run = 0; run <= runs; run++) {
    bare.push(await open(browser, `${site.url}bare/`));
    ours.push(await open(browser, `${site.url}${section}`));
  }
  await browser.close();
  site.close();
  rmSync(copy, { recursive: true });
  return compare(ours.slice(1), bare.slice(1));
}

interface Visit {
  first: number;
  largest: number;
  shift: number;
  requests: number;
}

function compare(ours: Visit[], bare: Visit[]): Figure[] {
  const of = (visits: Visit[], key: keyof Visit) => median(visits.map((each) => each[key]));
  return [
    { name: "phone: first paint", value: of(ours, "first"), unit: "ms" },
    {
      name: "phone: first paint, to a bare page’s",
      value: of(ours, "first") / of(bare, "first"),
      unit: "×",
      most: 1.15,
    },
    {
      name: "phone: largest paint, to a bare page’s",
      value: of(ours, "largest") / of(bare, "largest"),
      unit: "×",
      most: 1.15,
    },
    { name: "phone: layout shift", value: of(ours, "shift"), unit: "shift", most: 0 },
    { name: "phone: requests of a first visit", value: of(ours, "requests"), unit: "requests" },
  ];
}

async function open(browser: Browser, url: string): Promise<Visit> {
  const page = await openPhone(browser);
  let requests = 0;
  page.on("request", () => requests++);
  await page.goto(url);
  await page.waitForTimeout(1500);
  const paint = await page.evaluate(readPaint);
  await page.context().close();
  return { ...paint, requests };
}

/** A page on the emulated phone, in a profile of its own. */
export async function openPhone(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext(PHONE)).newPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", NETWORK);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return page;
}

/** Runs in the page: what it painted when, and how far things moved. */
async function readPaint() {
  const entries = (type: string) =>
    new Promise<PerformanceEntry[]>((done) => {
      new PerformanceObserver((list) => done(list.getEntries())).observe({ type, buffered: true });
      setTimeout(() => done([]), 200);
    });
  const [paints, largest, shifts] = await Promise.all([
    entries("paint"),
    entries("largest-contentful-paint"),
    entries("layout-shift"),
  ]);
  return {
    first: paints.find(({ name }) => name === "first-contentful-paint")?.startTime ?? Number.NaN,
    largest: largest.at(-1)?.startTime ?? Number.NaN,
    shift: shifts.reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0),
  };
}
