import type { Page } from "playwright-core";
import { type Figure, median } from "./figure.ts";
import { withPhone } from "./phone.ts";

/** How long from a tap to the next section painted, after a second's rest at the link and at once. */
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
      { name: "phone: the same, to a tap without rest", value: after / without, unit: "×", most: 0.4 },
    ];
  });
}

async function follow(page: Page, rest: number): Promise<number> {
  const link = page.locator("a[rel=next]");
  await link.scrollIntoViewIfNeeded();
  await page.waitForTimeout(rest);
  const from = page.url();
  await page.evaluate(noteTurn);
  await link.tap();
  await page.waitForURL((url) => url.href !== from);
  await page.waitForTimeout(800);
  return page.evaluate(readPaint);
}

/** Runs in the page: where the next one takes its place, keeps the moment after the frame that shows its heading. */
function noteTurn() {
  const heading = () => document.querySelector("h1")?.textContent;
  const old = heading();
  const look = () => {
    if (heading() === old) return void requestAnimationFrame(look);
    requestAnimationFrame(() =>
      setTimeout(() => sessionStorage.setItem("turned", `${performance.timeOrigin + performance.now()}`)),
    );
  };
  look();
}

/** Runs in the next page: how long after the tap it stood there, turned to or with its largest paint. */
function readPaint(): Promise<number> {
  const [tap, turned] = ["tap", "turned"].map((name) => sessionStorage.getItem(name));
  if (turned) return Promise.resolve(Number(turned) - Number(tap));
  return new Promise((done) => {
    new PerformanceObserver((list) => {
      const painted = performance.timeOrigin + (list.getEntries().at(-1)?.startTime ?? Number.NaN);
      done(painted - Number(tap));
    }).observe({ type: "largest-contentful-paint", buffered: true });
  });
}
