import type { Page } from "playwright-core";
import { type Figure, median } from "./figure.ts";
import { withPhone } from "./phone.ts";

/**
 * How long from a tap to the next section's largest paint, after a second's rest at the link and at once. A browser
 * that is driven by a script fetches ahead but does not render ahead, so readers' browsers are quicker than this.
 */
export async function followNext(folder: string, section: string, runs = 5): Promise<Figure[]> {
  return withPhone(folder, {}, async (onPhone) => {
    const [rested, atOnce]: [number[], number[]] = [[], []];
    for (let run = 0; run <= runs; run++) {
      rested.push(await onPhone(section, (page) => follow(page, 1000)));
      atOnce.push(await onPhone(section, (page) => follow(page, 0)));
    }
    const [after, without] = [median(rested.slice(1)), median(atOnce.slice(1))];
    return [
      { name: "phone: tap to the next section, after a rest", value: after, unit: "ms" },
      { name: "phone: the same, to a tap without rest", value: after / without, unit: "×", most: 0.75 },
    ];
  });
}

async function follow(page: Page, rest: number): Promise<number> {
  const link = page.locator("a[rel=next]");
  await link.scrollIntoViewIfNeeded();
  await page.waitForTimeout(rest);
  const from = page.url();
  await link.tap();
  await page.waitForURL((url) => url.href !== from);
  await page.waitForTimeout(800);
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => {
          const painted = performance.timeOrigin + (list.getEntries().at(-1)?.startTime ?? Number.NaN);
          done(painted - Number(sessionStorage.getItem("tap")));
        }).observe({ type: "largest-contentful-paint", buffered: true });
      }),
  );
}
