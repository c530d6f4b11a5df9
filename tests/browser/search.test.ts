import { brotliCompressSync } from "node:zlib";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findViolations } from "../support/accessible.ts";
import { provoke, slowDown, useSite } from "../support/browser.ts";
import { openSearch, search } from "../support/search.ts";
import { thisPaper } from "../support/this-paper.ts";

const SECTION = "/sections/what-stands-in-the-way/";
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

const site = useSite(thisPaper());

const isOpen = (page: Page) => page.locator("dialog#search").evaluate((dialog) => (dialog as HTMLDialogElement).open);
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent || document.activeElement?.tagName);

describe("the search dialog", () => {
  test.each(["/", "Control+k", "Meta+k"])("opens by %s", async (key) => {
    const { page } = await site.visit(SECTION);
    await page.keyboard.press(key);
    expect(await isOpen(page)).toBe(true);
    expect(await focused(page)).toBe("INPUT");
  });

  test("opens from its button by touch, by Enter and by the space bar, and gives the focus back", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    const button = page.getByRole("button", { name: "Search" });
    await button.tap();
    await page.keyboard.press("Escape");
    for (const key of ["Enter", " "]) {
      await button.press(key);
      expect(await isOpen(page)).toBe(true);
      await page.keyboard.press("Escape");
      expect(await isOpen(page)).toBe(false);
      expect(await focused(page)).toMatch(/Search/);
    }
  });

  test("offers topics and sections before anything is typed, once for all times that it is opened", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    await page.keyboard.press("/");
    const dialog = page.getByRole("dialog");
    const names = (label: string) =>
      dialog.getByRole("navigation", { name: label }).getByRole("listitem").allInnerTexts();
    await expect.poll(() => names("Topics")).toHaveLength(10);
    const sections = await names("Contents");
    expect([sections.length, sections[2]!.replace(/\s+/g, " ")]).toEqual([9, "3 Local freedom and powers"]);
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    // The browser takes the focus from the field, which is hidden now, with the next frame.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
    await page.keyboard.press("/");
    expect(await names("Topics")).toHaveLength(10);
    await dialog.getByRole("link", { name: "Commissioning" }).tap();
    await page.waitForURL(/\/topics\/commissioning\/$/);
  });

  test("stays closed while one types in a field", async () => {
    const { page } = await site.visit("/search/");
    await page.locator("site-search input").click();
    await page.keyboard.type("a/b");
    expect(await page.locator("site-search input").inputValue()).toBe("a/b");
  });

  test("is used by keyboard alone: arrows, Home, End, typing on, Enter, Escape", async () => {
    const { page } = await site.visit(SECTION);
    await page.keyboard.press("/");
    const results = await search(page, "volunteering");
    const at = async () => {
      const links = await page.locator("[data-results] a").all();
      const states = await Promise.all(links.map((link) => link.evaluate((el) => el === document.activeElement)));
      return states.indexOf(true);
    };
    const moves: [key: string, to: number][] = [
      ["ArrowDown", 0],
      ["ArrowDown", 1],
      ["ArrowUp", 0],
      ["End", results.length - 1],
      ["ArrowDown", results.length - 1],
      ["Home", 0],
      ["ArrowUp", -1],
    ];
    for (const [key, to] of moves) {
      await page.keyboard.press(key);
      expect(await at(), key).toBe(to);
    }
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("s");
    expect(await page.locator("#search input").inputValue()).toBe("volunteerings");
    await search(page, "mortgage");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#p7\.2$/);
    expect(await isOpen(page)).toBe(false);
  });

  test("goes straight to a number on Enter, and to all results for words", async () => {
    const { page } = await site.visit("/");
    await openSearch(page);
    await search(page, "q8.2");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/what-it-means-for-clinks-members\/#q8\.2$/);
    await openSearch(page);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\/\?q=society$/);
  });

  test("announces how many results there are", async () => {
    const { page } = await site.visit("/");
    await openSearch(page);
    await search(page, "mortgage");
    expect(await page.getByRole("dialog").getByRole("status").innerText()).toBe("1 result");
  });

  test.each(["society", "zzzzz"])(
    "has nothing that axe objects to, searched for %s in light and dark",
    async (query) => {
      for (const colorScheme of ["light", "dark"] as const) {
        const { page } = await site.visit(SECTION, { ...PHONE, colorScheme });
        await openSearch(page);
        await search(page, query);
        expect(await findViolations(page)).toEqual([]);
      }
    },
  );
});

describe("the search page", () => {
  test("keeps query and topic in an address that can be shared, and goes back", async () => {
    const { page } = await site.visit("/search/?q=offenders&topic=commissioning");
    await page.locator("[data-results] a").first().waitFor();
    expect(await page.getByRole("combobox", { name: "Topic" }).inputValue()).toBe("commissioning");
    await page.getByRole("combobox", { name: "Topic" }).selectOption("");
    await page.locator("site-search input").fill("mortgage");
    await page.waitForURL(/\/search\/\?q=mortgage$/);
    await page.getByRole("link", { name: /Individual capacity/ }).click();
    await page.waitForURL(/#p7\.2$/);
    await page.goBack();
    await page.getByRole("link", { name: /Individual capacity/ }).waitFor();
    expect(await page.locator("site-search input").inputValue()).toBe("mortgage");
  });

  test("keeps what was typed before it was ready to search", async () => {
    const page = await site.open();
    await slowDown(page, "**/search-box*", 300);
    await page.goto(new URL("search/", site.url).href);
    await search(page, "mortgage");
    expect(await page.locator("site-search input").inputValue()).toBe("mortgage");
  });

  test("lists everything on a topic, and only questions where these are chosen", async () => {
    const { page } = await site.visit("/search/?topic=funding");
    await page.locator("[data-results] a").first().waitFor();
    await page.getByRole("combobox", { name: "Show" }).selectOption("question");
    await page.waitForURL(/topic=funding/);
    await expect.poll(() => page.locator("[data-results] a").count()).toBe(2);
    for (const text of await page.locator("[data-results] a").allInnerTexts()) expect(text).toContain("Key question");
  });

  test("shows more in place, and the focus goes on with the new ones", async () => {
    const { page } = await site.visit("/search/?q=the");
    await page.getByRole("button", { name: "Show more" }).click();
    await expect.poll(() => page.locator("[data-results] a").count()).toBeGreaterThan(20);
    expect(await focused(page)).toBe(await page.locator("[data-results] a").nth(20).textContent());
  });

  test.each(["society", "zzzzz"])(
    "has nothing that axe objects to, searched for %s in light and dark",
    async (query) => {
      for (const colorScheme of ["light", "dark"] as const) {
        const { page } = await site.visit(`/search/?q=${query}`, { ...PHONE, colorScheme });
        await expect.poll(() => page.getByRole("status").first().innerText()).not.toBe("");
        expect(await findViolations(page)).toEqual([]);
      }
    },
  );
});

describe("the words that a result was found by", () => {
  test("are marked on arrival, the address is clean, and the marks can be cleared", async () => {
    const { page } = await site.visit("/");
    await openSearch(page);
    await search(page, "volunteering weekends");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/what-stands-in-the-way\/#p7\.3$/);
    await expect
      .poll(() => page.locator("main mark").allInnerTexts())
      .toEqual(["weekends", "volunteering", "volunteering"]);
    await page.getByRole("button", { name: "Clear highlights" }).click();
    expect(await page.locator("mark").count()).toBe(0);
  });
});

describe("what a search costs", () => {
  test("nothing before the reader reaches for it, then at most 110 kB, all asked for at once", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    const asked: { url: string; size: Promise<number> }[] = [];
    page.on("response", (response) => {
      // Fonts come by themselves once the page is done, and the next section where one rests at its link.
      if (/\.woff2$|\/sections\//.test(response.url())) return;
      asked.push({ url: response.url(), size: response.body().then((body) => brotliCompressSync(body).length) });
    });
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.waitForTimeout(500);
    expect(asked).toEqual([]);
    await page.locator("#search-open").tap();
    await search(page, "mortgage");
    const sizes = await Promise.all(asked.map(({ size }) => size));
    expect(
      asked.map(({ url }) => new URL(url).pathname.replace(/^.*\//, "").replace(/\..*\.js/, ".js")).toSorted(),
    ).toEqual(["pagefind.js", "search-box.js", "search.json", "wasm.main.pagefind"]);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(110_000);
  });
});

describe("where search cannot work", () => {
  test.each([
    "**/pagefind/**",
    "**/pagefind/search.json",
    "**/pagefind/wasm*",
    // A later attempt asks for it under another query.
    "**/pagefind/pagefind.js*",
    "**/search-box*",
  ])(
    "for want of %s, it says so and offers topics and contents; once it is there, the next key finds",
    async (missing) => {
      provoke(new RegExp(missing.replaceAll("*", "")));
      const { page } = await site.visit("/about/");
      await page.route(missing, (route) => route.abort());
      await page.keyboard.press("/");
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      await page.keyboard.type("mort");
      await dialog.getByText("Search could not be loaded").waitFor();
      for (const name of ["Topics", "Contents"])
        expect(await dialog.getByRole("link", { name, exact: true }).isVisible()).toBe(true);
      const section = dialog.getByRole("link", { name: "What stands in the way of the Big Society" });
      // The lists come with the data and the script.
      const hasLists = /wasm|pagefind\.js/.test(missing);
      await expect.poll(() => section.isVisible()).toBe(hasLists);
      if (missing.includes("box")) return;
      // What a key has asked for by now still fails.
      await page.waitForTimeout(300);
      await page.unroute(missing);
      await page.keyboard.type("g");
      await dialog.locator("[data-results] a").first().waitFor();
      expect(await dialog.locator("[data-list=topics] ul").count()).toBe(1);
    },
  );

  test("missing suggestions are no failure", async () => {
    provoke(/words\.json/);
    const { page } = await site.visit("/about/");
    await page.route("**/words.json", (route) => route.abort());
    await openSearch(page);
    await search(page, "refrendum");
    expect(await page.getByRole("dialog").getByRole("status").innerText()).toMatch(/^Nothing matches/);
  });

  test("without script the button leads to topics and contents", async () => {
    const { page } = await site.visit(SECTION, { javaScriptEnabled: false });
    await page.getByRole("link", { name: "Search", exact: true }).click();
    await page.waitForURL(/\/search\/$/);
    expect(await page.locator("noscript").textContent()).toContain("Search needs JavaScript");
    expect(await page.locator("site-search input").isVisible()).toBe(false);
    await page.locator("main").getByRole("link", { name: "Commissioning" }).click();
    await page.getByRole("link", { name: "What it means for Clinks members" }).isVisible();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Commissioning");
  });
});

describe("without WebAssembly, as in Lockdown Mode and Tor", () => {
  test.each([
    ["local referendums", "/sections/local-referendums/", "Section 4"],
    ["unpopular groups", "/sections/local-freedom-and-powers/#q3.2", "Q3.2"],
    ["localism", "/topics/local-power/", "Topic"],
    ["NOMS", "/glossary/#noms", "Glossary"],
    ["3.2", "/sections/local-freedom-and-powers/#p3.2", "Paragraph 3.2"],
    ["closing date", "/respond/", "Respond"],
  ])("“%s” still leads to %s, and the limits are said", async (query, path, text) => {
    const page = await site.open();
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
    await page.goto(new URL("/search/", site.url).href);
    const [first] = await search(page, query);
    expect(first?.path).toBe(path);
    expect(first?.text).toContain(text);
    expect(await page.locator(".search-status").innerText()).toContain("only titles, questions, terms and topics");
    await page.context().close();
  });
});
