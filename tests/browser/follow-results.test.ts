import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { useSite } from "../support/browser.ts";
import { search } from "../support/search.ts";
import { thisPaper } from "../support/this-paper.ts";

/** For each paper a query of every kind, and what the first result says that it is. */
const QUERIES: Record<string, [query: string, kind: string][]> = {
  first: [
    ["mortgage", "7 What stands in the way"],
    ["section 7", "Section 7"],
    ["3.2", "Paragraph"],
    ["Q3.2", "Key question"],
    ["NOMS", "Glossary"],
    ["Building the Big Society", "Reference"],
    ["localism", "Topic"],
    ["bolunteering", "Topic"],
  ],
  second: [
    ["section 2", "Section 2"],
    ["1.2", "Paragraph"],
    ["Q2.1", "Key question"],
    ["TPO", "Glossary"],
    ["soil & flooding", "Reference"],
    ["apples", "Topic"],
    ["rotstock", "Glossary"],
    ["浇水", "浇水"],
    ["志愿者来浇水", "需要志愿者来浇水"],
  ],
};

describe.each(["first", "second"] as const)("the %s paper", (name) => {
  const site = useSite(name === "first" ? thisPaper() : inject(name));
  let page: Page;
  beforeAll(async () => {
    ({ page } = await site.visit("/search/"));
  });

  test.each(QUERIES[name]!)("every result for “%s” leads to its place; the first is: %s", async (query, kind) => {
    await page.goto(new URL("search/", site.url).href);
    const [first] = await search(page, query);
    expect(first?.text).toContain(kind);
    const addresses = await page
      .locator("[data-results] a")
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    for (const address of addresses) {
      expect(address.startsWith(site.url), address).toBe(true);
      await page.goto(address);
      const isThere = new URL(address).hash === "" || (await page.locator(":target").count()) === 1;
      expect(isThere, address).toBe(true);
    }
  });
});
