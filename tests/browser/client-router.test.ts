import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { provoke, slowDown, useSite } from "../support/browser.ts";
import { thisPaper } from "../support/this-paper.ts";

const SECTION = "/sections/the-coalition-government-and-big-society/";
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

// For Back: without this the browser would not even say whether it could have kept a page.
const site = useSite(thisPaper(), { ignoreDefaultArgs: ["--disable-back-forward-cache"] });

const next = (page: Page) => page.locator("a[rel=next]");

test("a reader who rests at the link to the next section has it without a network", async () => {
  const { page } = await site.visit(SECTION, PHONE);
  await next(page).scrollIntoViewIfNeeded();
  await page.locator("[data-prefetched]").waitFor({ state: "attached" });
  await page.context().setOffline(true);
  await next(page).tap();
  await page.waitForURL(/local-freedom/);
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Local freedom and powers");
});

describe("a page that was fetched ahead", () => {
  /** Rests at the link to the next section and follows it. */
  const follow = async (page: Page) => {
    await next(page).scrollIntoViewIfNeeded();
    await page.locator("[data-prefetched]").waitFor({ state: "attached" });
    await next(page).click();
  };

  /** What a reader, a screen reader and a reference manager know of the page in the window. */
  const state = (page: Page) =>
    page.evaluate(() => ({
      path: location.pathname,
      title: document.title,
      heading: document.querySelector("h1")?.innerText,
      place: document.querySelector(".contents [aria-current=page]")?.getAttribute("href"),
      address: document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href,
      cited: Array.from(document.querySelectorAll<HTMLMetaElement>("[name=citation_title]"), ({ content }) => content),
      described: Array.from(document.querySelectorAll("[type*=ld]"), ({ textContent }) => JSON.parse(textContent).url),
      ids: Array.from(document.querySelectorAll("[id]"), ({ id }) => id),
    }));

  test("is the page that its address leads to, in all that the page says of itself", async () => {
    const { page } = await site.visit(SECTION);
    await follow(page);
    const shown = await state(page);
    await page.reload();
    expect(shown.heading).toBe("Local freedom and powers");
    expect(await state(page)).toEqual(shown);
  });

  test("begins at its top, with the focus at its heading", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    await follow(page);
    expect(await page.evaluate(() => [scrollY, document.activeElement?.localName])).toEqual([0, "h1"]);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("2 key questions");
  });

  test("has all that works on a page: notes, contents, search, the next page", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    await follow(page);
    await page.locator(".contents summary").click();
    expect(await page.locator(".contents [aria-current=page]").isVisible()).toBe(true);
    await page.locator("#search-open").click();
    expect(await page.locator("#search").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await follow(page);
    expect((await state(page)).heading).toBe("Local referendums");
  });

  test("is left for the one before, and come back to, where the reader was", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    await follow(page);
    await page.evaluate(() => scrollTo({ top: 150, behavior: "instant" }));
    await page.goBack();
    expect((await state(page)).heading).toBe("The coalition Government and Big Society");
    expect(await next(page).evaluate((link) => link === document.activeElement)).toBe(true);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1000);
    await page.goForward();
    expect((await state(page)).heading).toBe("Local freedom and powers");
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(150);
  });

  test("is left for the one before, where the reader was, even after it was loaded again", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    await follow(page);
    await page.evaluate(() => scrollTo({ top: 150, behavior: "instant" }));
    await page.reload();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(150);
    await page.goBack();
    await expect.poll(async () => (await state(page)).heading).toBe("The coalition Government and Big Society");
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1000);
    await page.goForward();
    await expect.poll(async () => (await state(page)).heading).toBe("Local freedom and powers");
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(150);
  });

  test("is left for a place in the one before: by a step back to it, and by a link to it", async () => {
    const { page } = await site.visit(`${SECTION}#ten-big-questions`, { ...PHONE, reducedMotion: "reduce" });
    const place = () => page.evaluate(() => Math.round(document.querySelector(":target")!.getBoundingClientRect().top));
    const top = await place();
    await follow(page);
    await page.goBack();
    expect(new URL(page.url()).hash).toBe("#ten-big-questions");
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1000);
    await page.goForward();
    await page.evaluate((path) => location.assign(path), `${SECTION}#ten-big-questions`);
    await expect.poll(async () => (await state(page)).path).toBe(SECTION);
    await expect.poll(place).toBe(top);
  });

  test("has the designed faces, though the page before was reached from elsewhere, and reference managers are told", async () => {
    const page = await site.open();
    await slowDown(page, "**/*.woff2", 600);
    await page.goto(`${site.url}${SECTION.slice(1)}`);
    const isDesigned = () => page.evaluate(() => document.documentElement.dataset["fonts"] === "");
    expect(await isDesigned()).toBe(false);
    await page.waitForFunction(() => document.fonts.check('1em "Public Sans"') && document.fonts.check("1em Fraunces"));
    const told = page.evaluate(
      () => new Promise((done) => document.addEventListener("ZoteroItemUpdated", () => done(document.title))),
    );
    await follow(page);
    expect(await told).toContain("Local freedom and powers");
    expect(await isDesigned()).toBe(true);
  });

  test("takes no marks of a search along", async () => {
    const { page } = await site.visit(`${SECTION}?highlight=society`, PHONE);
    expect(await page.locator("search-highlights button").isVisible()).toBe(true);
    await follow(page);
    expect(await page.locator("search-highlights button").isVisible()).toBe(false);
  });

  test("opens in a window of its own where the reader wants that", async () => {
    const { page } = await site.visit(SECTION);
    await next(page).scrollIntoViewIfNeeded();
    await page.locator("[data-prefetched]").waitFor({ state: "attached" });
    const opened = page.context().waitForEvent("page");
    await next(page).click({ modifiers: ["ControlOrMeta"] });
    // A new window is empty before it has an address.
    await (await opened).waitForURL(/local-freedom/);
    expect((await state(page)).path).toBe(SECTION);
  });
});

test("a page that has changed its styles since is loaded as any other", async () => {
  const { page } = await site.visit("/about/");
  provoke(/inline style violates/);
  await page.route(/local-freedom/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace("@layer reset", "@layer reset,newer") });
  });
  await page.goto(`${site.url}${SECTION.slice(1)}`);
  const asked = page.waitForResponse(/local-freedom/);
  await next(page).scrollIntoViewIfNeeded();
  await asked;
  await page.waitForTimeout(300);
  expect(await page.locator("[data-prefetched]").count()).toBe(0);
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
    expect(await page.locator("[data-prefetched]").count()).toBe(0);
    expect(asked()).toEqual([]);
  });

  test("for a reader who asked to save data", async () => {
    const { page } = await site.visit("/about/", PHONE);
    await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
    const asked = listen(page);
    await page.goto(`${site.url}${SECTION.slice(1)}`);
    await next(page).scrollIntoViewIfNeeded();
    await page.waitForTimeout(1000);
    expect(await page.locator("[data-prefetched]").count()).toBe(0);
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
