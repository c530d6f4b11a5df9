import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { serveSite } from "../../src/build/serve-site.ts";
import { openPage, useSite } from "../support/browser.ts";

const built = inject("second");
const site = useSite(built);
const [drawing = ""] = globSync("_astro/row.*.svg", { cwd: built.folder });
const source = readFileSync(join(built.paper, "sections/row.svg"), "utf8");

test("a drawing of the paper looks the same without what could run or ask other sites", async () => {
  const page = await site.open({ viewport: { width: 400, height: 100 } });
  const shoot = async (svg: string) => {
    await page.setContent(`<img src="data:image/svg+xml,${encodeURIComponent(svg)}">`);
    expect(await page.locator("img").evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(320);
    return page.screenshot();
  };
  const published = readFileSync(join(built.folder, drawing), "utf8");
  expect(published).not.toMatch(/script|onload|https:|import/);
  expect((await shoot(published)).equals(await shoot(source))).toBe(true);
});

test("a drawing that is opened by itself is seen, and says nothing to anybody", async () => {
  const { page } = await site.visit(`/${drawing}`);
  expect(await page.evaluate(() => document.documentElement.localName)).toBe("svg");
});

test("what came into the site by another way runs no script when it is opened by itself", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pictures-"));
  writeFileSync(join(folder, "row.svg"), source);
  writeFileSync(join(folder, "404.html"), "");
  const own = await serveSite(folder);
  const { page, close } = await openPage(`${own.url}row.svg`);
  expect(await page.evaluate(() => document.documentElement.localName)).toBe("svg");
  expect(await page.evaluate(() => document.documentElement.dataset["ran"])).toBeUndefined();
  await close();
  own.close();
  rmSync(folder, { recursive: true });
});
