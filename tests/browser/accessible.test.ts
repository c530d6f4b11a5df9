import { describe, expect, inject, test } from "vitest";
import { findViolations } from "../support/accessible.ts";
import { useSite } from "../support/browser.ts";
import { pathsOfEachKind } from "../support/pages.ts";
import { openDetails } from "../support/restyle.ts";

const SCHEMES = ["light", "dark"] as const;
const VIEWPORTS = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

describe.each(["first", "second"] as const)("the %s paper", (name) => {
  const site = inject(name);
  const open = useSite(site);

  test.each(pathsOfEachKind(site))("%s has nothing that axe objects to", async (path) => {
    const found: string[] = [];
    const { page } = await open.visit(path);
    await openDetails(page);
    for (const colorScheme of SCHEMES) {
      for (const viewport of VIEWPORTS) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        found.push(...(await findViolations(page)).map((line) => `${colorScheme} ${viewport.width}: ${line}`));
      }
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
});
