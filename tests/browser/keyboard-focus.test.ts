import { describe, expect, inject, test } from "vitest";
import { useSite } from "../support/browser.ts";
import { type Stop, measureRing, pressThrough } from "../support/focus.ts";
import { pathsOfEachKind } from "../support/pages.ts";
import { openDetails } from "../support/restyle.ts";
import { thisPaper } from "../support/this-paper.ts";

const SECTION = "/sections/the-coalition-government-and-big-society/?highlight=government";
const WIDE = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 } };
/** A window of 1280 by 1024 at 400%. */
const ZOOMED = { viewport: { width: 320, height: 256 } };

const describeHidden = ({ name, hiddenBy }: Stop) => hiddenBy.map((cause) => `${name} is hidden by ${cause}`);

const goesBack = ({ bottom }: Stop, index: number, stops: Stop[]) => bottom <= (stops[index - 1]?.top ?? 0);

describe.each(["first", "second"] as const)("the %s paper", (name) => {
  const site = inject(name);
  const open = useSite(site);

  test.each(pathsOfEachKind(site))(
    "%s shows whatever has the focus, whole, and leads it down the page as one reads",
    async (path) => {
      for (const [view, key] of [
        [PHONE, "Tab"],
        [WIDE, "Shift+Tab"],
        [ZOOMED, "Tab"],
      ] as const) {
        const { page } = await open.visit(path, { ...view, reducedMotion: "reduce" });
        await openDetails(page, view === PHONE ? "details:not(.contents)" : "details");
        const stops = await Array.fromAsync(pressThrough(page, key));
        expect(stops.length).toBeGreaterThan(10);
        expect(stops.flatMap(describeHidden), `${view.viewport.width} pixels, ${key}`).toEqual([]);
        // In more than one column there is more than one order to read in.
        if (view === PHONE) expect(stops.filter(goesBack).map(({ name }) => name)).toEqual([]);
        await page.context().close();
      }
    },
  );
});

describe("the focus", () => {
  const open = useSite(thisPaper());

  test("is not covered by the button that clears the marks", async () => {
    for (const view of [WIDE, PHONE, ZOOMED]) {
      const { page } = await open.visit(SECTION, { ...view, reducedMotion: "reduce" });
      await openDetails(page, "details:not(.contents)");
      const stops = await Array.fromAsync(pressThrough(page));
      const [buttons, others] = [true, false].map((is) =>
        stops.filter(({ name }) => (name === "Clear highlights") === is),
      );
      expect(buttons).toHaveLength(1);
      expect(others!.flatMap(describeHidden)).toEqual([]);
      await page.context().close();
    }
  });

  test.each([
    ["light colours", { ...WIDE }],
    ["dark colours", { ...PHONE, colorScheme: "dark" }],
    ["forced colours", { ...PHONE, forcedColors: "active" }],
  ] as const)("can be seen on every kind of link, button and field in %s", async (_, options) => {
    const faint: string[] = [];
    for (const path of ["/", SECTION, "/respond/", "/search/?q=government"]) {
      const { page } = await open.visit(path, { ...options, reducedMotion: "reduce" });
      if (path.startsWith("/search")) await page.locator("[data-results] a").first().waitFor();
      await openDetails(page);
      const seen = new Set<string>();
      for await (const { name, kind } of pressThrough(page)) {
        if (seen.has(kind)) continue;
        seen.add(kind);
        const { amount, sides } = await measureRing(page);
        if (amount < 1 || sides < 4) faint.push(`${path} ${name}: ${amount.toFixed(2)}, ${sides} sides`);
      }
      expect(seen.size).toBeGreaterThan(5);
      await page.context().close();
    }
    expect(faint).toEqual([]);
  });
});
