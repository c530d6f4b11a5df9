import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type Figure, median } from "./figure.ts";
import { withPhone } from "./phone.ts";

/** The least that a section's page can be, to hold ours against: its text, without styles, scripts or frame. */
function bareOf(html: string): string {
  const text = /<article[^>]*>([^]*)<\/article>/.exec(html)?.[1];
  return `<!doctype html><html lang=en><meta name=viewport content="width=device-width"><title>Bare</title>${text}`;
}

/** How a section comes up on an emulated phone, from an empty cache, next to a bare page in the same run. */
export async function visit(folder: string, section: string, runs = 5): Promise<Figure[]> {
  const bare = bareOf(readFileSync(join(folder, section, "index.html"), "utf8"));
  return withPhone(folder, { "bare/index.html": bare }, async (onPhone) => {
    const visits: Record<"ours" | "bare", Visit[]> = { ours: [], bare: [] };
    for (let run = 0; run <= runs; run++) {
      visits.bare.push(await onPhone("bare/", readVisit));
      visits.ours.push(await onPhone(section, readVisit));
    }
    return compare(visits.ours.slice(1), visits.bare.slice(1));
  });
}

interface Visit {
  first: number;
  largest: number;
  shift: number;
  requests: number;
}

function compare(ours: Visit[], bare: Visit[]): Figure[] {
  const of = (visits: Visit[], key: keyof Visit) => median(visits.map((each) => each[key]));
  const ratio = (key: keyof Visit) => of(ours, key) / of(bare, key);
  return [
    { name: "phone: first paint", value: of(ours, "first"), unit: "ms" },
    { name: "phone: first paint, to a bare page’s", value: ratio("first"), unit: "×", most: 1.15 },
    { name: "phone: largest paint, to a bare page’s", value: ratio("largest"), unit: "×", most: 1.15 },
    { name: "phone: layout shift", value: of(ours, "shift"), unit: "shift", most: 0 },
    { name: "phone: requests of a first visit", value: of(ours, "requests"), unit: "requests", most: 5 },
  ];
}

const readVisit = (page: Page): Promise<Visit> => page.evaluate(readPaint);

/** Runs in the page: what it painted when, how far things moved, and how many files it asked for. */
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
    requests: 1 + performance.getEntriesByType("resource").length,
  };
}
