import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { findViolations } from "../support/accessible.ts";
import { type OpenSite, openSite } from "../support/browser.ts";
import { readPages } from "../support/pages.ts";

const SCHEMES = ["light", "dark"] as const;
const VIEWPORTS = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

describe.each(["first", "second"] as const)("the %s paper", (name) => {
  const site = inject(name);
  const paths = readPages(site).map(({ path }) => path);
  let open: OpenSite;
  beforeAll(async () => {
    open = await openSite(site);
  });
  afterAll(() => open.close());

  test.each(paths)("%s has nothing that axe objects to", async (path) => {
    const found: string[] = [];
    for (const colorScheme of SCHEMES) {
      for (const viewport of VIEWPORTS) {
        const { page } = await open.visit(path, { colorScheme, viewport });
        for (const details of await page.locator("details.cite").all())
          await details.evaluate((el) => el.setAttribute("open", ""));
        found.push(...(await findViolations(page)).map((line) => `${colorScheme} ${viewport.width}: ${line}`));
        await page.context().close();
      }
    }
    expect(found).toEqual([]);
  });

  test.each(paths)(
    "%s does not scroll sideways on the narrowest screen, with wide letters and spacing",
    async (path) => {
      const { page } = await open.visit(path, { viewport: { width: 320, height: 640 } });
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(await overflow()).toBeLessThanOrEqual(0);
      // The spacing that WCAG 1.4.12 names.
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }",
        );
        document.adoptedStyleSheets.push(sheet);
      });
      expect(await overflow()).toBeLessThanOrEqual(0);
      await page.context().close();
    },
  );
});
