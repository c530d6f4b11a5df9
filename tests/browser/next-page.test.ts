import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type OpenSite, openSite } from "../support/browser.ts";

const SECTION = "/sections/the-coalition-government-and-big-society/";
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

let site: OpenSite;
beforeAll(async () => {
  // For Back: without this the browser would not even say whether it could have kept a page.
  site = await openSite(inject("first"), { ignoreDefaultArgs: ["--disable-back-forward-cache"] });
});
afterAll(() => site.close());

const next = (page: Page) => page.locator("a[rel=next]");

test("a reader who rests at the link to the next section has it without a network", async () => {
  const { page } = await site.visit(SECTION, PHONE);
  await next(page).scrollIntoViewIfNeeded();
  await page.locator("[data-at-hand]").waitFor({ state: "attached" });
  await page.context().setOffline(true);
  await next(page).tap();
  await page.waitForURL(/local-freedom/);
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Local freedom and powers");
});

describe("nothing is fetched ahead", () => {
  const listen = (page: Page) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    return () => asked.filter((url) => url.includes("local-freedom"));
  };

  test("for a reader who does not come to the link", async () => {
    const { page } = await site.visit("/about/", PHONE);
    const asked = listen(page);
    await page.goto(`${site.url}${SECTION.slice(1)}`);
    await page.waitForTimeout(1000);
    expect(await page.locator("[data-at-hand]").count()).toBe(0);
    expect(asked()).toEqual([]);
  });

  test("for a reader who asked to save data", async () => {
    const { page } = await site.visit("/about/", PHONE);
    await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
    const asked = listen(page);
    await page.goto(`${site.url}${SECTION.slice(1)}`);
    await next(page).scrollIntoViewIfNeeded();
    await page.waitForTimeout(1000);
    expect(await page.locator("[data-at-hand]").count()).toBe(0);
    expect(asked()).toEqual([]);
  });
});

/** Why the browser could not keep a page in its memory until the reader came back: reasons that lie in the page. */
async function obstacles(page: Page, back: () => Promise<unknown>): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Page.enable");
  const reasons: string[] = [];
  devtools.on("Page.backForwardCacheNotUsed", ({ notRestoredExplanations }) => {
    // The small browser of the tests keeps no page at all, and says so; that lies in the circumstances.
    const own = notRestoredExplanations.filter(({ type }) => type !== "Circumstantial");
    reasons.push(...own.map(({ reason }) => reason));
  });
  await back();
  return reasons;
}

describe("Back", () => {
  test.each([SECTION, "/respond/", "/search/?q=society", "/paper/"])(
    "to %s leads where the reader was, and nothing in the page keeps it from the browser's memory",
    async (path) => {
      const { page } = await site.visit(path, PHONE);
      await page.evaluate(() => scrollTo({ top: 200, behavior: "instant" }));
      await page.goto(`${site.url}about/`);
      expect(await obstacles(page, () => page.goBack())).toEqual([]);
      await expect.poll(() => page.evaluate(() => scrollY)).toBe(200);
    },
  );

  test("is watched: a page that wants to know when it is left is named", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    await page.evaluate(() => addEventListener("unload", () => {}));
    await page.goto(`${site.url}about/`);
    expect(await obstacles(page, () => page.goBack())).toEqual(["UnloadHandlerExistsInMainFrame"]);
  });
});
