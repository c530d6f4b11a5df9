import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import type { Page, Response } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { findViolations } from "../support/accessible.ts";
import { formReady, openSite, provoke, slowDown, useSite } from "../support/browser.ts";
import { readPages } from "../support/pages.ts";
import { thisPaper } from "../support/this-paper.ts";

const SECTION = "/sections/the-coalition-government-and-big-society/";
const WIDE = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

const site = useSite(thisPaper());

describe("reading a section", () => {
  test("a reader goes from the cover through every section to the reply", async () => {
    const { page } = await site.visit("/");
    await page.getByRole("link", { name: "Start reading" }).click();
    const seen: string[] = [];
    while (page.url().includes("/sections/")) {
      seen.push(await page.getByRole("heading", { level: 1 }).innerText());
      await page.locator("a[rel=next]").click();
    }
    expect(seen).toHaveLength(9);
    expect(page.url()).toMatch(/\/respond\/$/);
  });

  test("the contents name the current section", async () => {
    const { page } = await site.visit(SECTION, WIDE);
    const current = page.getByRole("navigation", { name: "Contents" }).locator("[aria-current=page]");
    expect(await current.innerText()).toMatch(/^2\s+The coalition Government and Big Society$/);
  });

  test("on a phone the contents open behind one control, by touch", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    const link = page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "9 Conclusion" });
    expect(await link.isVisible()).toBe(false);
    await page.getByText("Contents · section 2 of 9").tap();
    await link.tap();
    await page.waitForURL(/\/conclusion\/$/);
  });

  test("a note stands beside its mark on a wide screen, and at the end of the text on a phone", async () => {
    for (const [options, beside] of [
      [WIDE, true],
      [PHONE, false],
    ] as const) {
      const { page } = await site.visit(SECTION, options);
      const mark = await page.locator("#fnref-ref-nef-2010").boundingBox();
      const note = await page.locator("#fn-ref-nef-2010").boundingBox();
      expect(Math.abs(note!.y - mark!.y) < 40).toBe(beside);
      expect(note!.x > mark!.x + 100).toBe(beside);
    }
  });

  test("the contents show the part that is being read, however far one jumps", async () => {
    const { page } = await site.visit(SECTION, WIDE);
    const current = page.locator(".contents [aria-current=location]");
    for (const [id, name] of [
      ["what-carries-on-from-before", "What carries on from before"],
      ["how-the-idea-took-shape", "How the idea took shape"],
      ["ten-big-questions", "Ten big questions"],
      ["five-elements", "Five elements"],
    ] as const) {
      const jump = (id: string) => scrollBy(0, document.getElementById(id)!.getBoundingClientRect().top - 250);
      await page.evaluate(jump, id);
      await expect.poll(() => current.allInnerTexts()).toEqual([name]);
    }
    await page.evaluate(() => scrollTo(0, 0));
    await expect.poll(() => current.count()).toBe(0);
  });

  test.each([320, 1440])("the number of a question never touches its words, %d pixels wide", async (width) => {
    const { page } = await site.visit(SECTION, { viewport: { width, height: 900 } });
    const gaps = await page.locator(".question").evaluateAll((all) =>
      all.map((question, index) => {
        const [label, words] = [question.querySelector(".label")!, question.querySelector("p")!];
        label.textContent = ["Q30.1", "Q99.99", "Q2.3"][index]!;
        const number = document.createRange();
        number.selectNodeContents(label);
        const [ends, begins] = [number.getBoundingClientRect(), words.getBoundingClientRect()];
        return begins.top >= ends.bottom ? Infinity : begins.left - ends.right;
      }),
    );
    expect(gaps).toHaveLength(3);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(6);
  });

  test("a note is reached from its mark and left again, by keyboard alone", async () => {
    const { page } = await site.visit(SECTION, WIDE);
    await page.locator("#fnref-ref-tsrc-2010").focus();
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#fn-ref-tsrc-2010");
    const back = page.getByRole("link", { name: "Back to the text at note 3" });
    await back.focus();
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#fnref-ref-tsrc-2010");
  });

  test("paragraph numbers are not read out, and the links to them are offered to everyone elsewhere", async () => {
    const { page } = await site.visit(SECTION, WIDE);
    expect(await page.getByRole("link", { name: "2.3", exact: true }).count()).toBe(0);
    await page.getByText("Cite this section").click();
    await page.getByRole("link", { name: "Paragraph 2.3" }).click();
    await page.getByRole("group", { name: "Paragraph 2.3" }).getByRole("link", { name: "Copy link" }).click();
    await expect.poll(() => new URL(page.url()).hash).toBe("#p2.3");
  });

  test("the menu at a paragraph number copies its address and says so", async () => {
    const { page } = await site.visit(SECTION, WIDE);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator("a.para", { hasText: "2.4" }).click();
    await page.locator(".paragraph-menu").getByRole("link", { name: "Copy link" }).click();
    const address = `${site.url}sections/the-coalition-government-and-big-society/#p2.4`;
    await page.getByText(`Link copied: ${address}`).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  });

  test.each([WIDE, PHONE])(
    "a term shows what it means where it stands, by keyboard, within the window of %j",
    async (size) => {
      const { page } = await site.visit(SECTION, size);
      const term = page.getByRole("link", { name: "NEF", exact: true });
      await term.focus();
      await page.keyboard.press("Enter");
      const card = page.getByRole("dialog", { name: /^NEF/ });
      await card.getByText("New Economics Foundation").waitFor();
      const { x, y, width, height } = (await card.boundingBox())!;
      const { viewport } = size;
      expect([x >= 0, y >= 0, x + width <= viewport.width, y + height <= viewport.height]).toEqual(Array(4).fill(true));
      // What lies below the card waits until it is closed.
      expect((await findViolations(page)).filter((each) => !each.includes("partially obscured"))).toEqual([]);
      await page.keyboard.press("Escape");
      await card.waitFor({ state: "detached" });
      expect(await term.evaluate((link) => link === document.activeElement)).toBe(true);
      await term.click();
      await card.getByRole("link", { name: "Glossary" }).click();
      await page.waitForURL(/\/glossary\/#nef$/);
    },
  );

  test("a term leads to its entry in the glossary where it cannot be shown in place", async () => {
    for (const options of [{ javaScriptEnabled: false }, {}]) {
      const { page } = await site.visit(SECTION, { ...WIDE, ...options });
      await page.route("**/term-card*", (route) => route.abort("blockedbyclient"));
      provoke(/term-card/);
      await page.getByRole("link", { name: "NEF", exact: true }).click();
      await page.waitForURL(/\/glossary\/#nef$/);
      expect(await page.locator("#nef").innerText()).toContain("New Economics Foundation");
    }
  });

  test("the skip link is the first stop of the keyboard and leads to the text", async () => {
    const { page } = await site.visit(SECTION, WIDE);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("page.text");
  });

  test.each([SECTION, "/", "/respond/", "/search/"])(
    "nothing moves while %s loads, fonts included, even where scripts come late",
    async (path) => {
      const page = await site.open(PHONE);
      await slowDown(page, "**/*.js", 500);
      await page.goto(new URL(path.slice(1), site.url).href);
      const shift = await page.evaluate(async () => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        await document.fonts.ready;
        await new Promise((done) => setTimeout(done, 500));
        return sum;
      });
      expect(shift).toBe(0);
    },
  );
});

test.each(["/", SECTION])("%s costs at most 40 kB on a first visit, with everything that it loads", async (path) => {
  const first = await site.open(WIDE);
  const loads: Promise<number>[] = [];
  first.on("response", (response) => void loads.push(weigh(response)));
  await first.goto(new URL(path.slice(1), site.url).href);
  await first.waitForTimeout(1000);
  const sizes = await Promise.all(loads);
  expect(sizes.length).toBeLessThanOrEqual(5);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(40_000);
});

/** Bytes of a response as a careful host sends it: fonts as they are, the rest with Brotli. */
async function weigh(response: Response): Promise<number> {
  const body = await response.body();
  return response.url().endsWith(".woff2") ? body.length : brotliCompressSync(body).length;
}

describe("the fonts of the site", () => {
  const facesIn = (page: Page) =>
    page.locator("h1, main p").evaluateAll((all) => {
      const families = all.map((element) => getComputedStyle(element).fontFamily.split(",")[0]!.replaceAll('"', ""));
      return [...new Set(families)].toSorted();
    });
  const OWN = ["Fraunces", "Public Sans"];
  const FALLBACK = ["Fraunces fallback", "Public Sans fallback"];
  /** Runs in the page before all else: notes whether it is ever kept back. */
  const watchWaits = () => {
    const watch = new MutationObserver(() => {
      const { dataset } = document.documentElement;
      if (dataset["fonts"] === "wait") dataset["waited"] = "";
    });
    watch.observe(document, { subtree: true, attributeFilter: ["data-fonts"] });
  };
  const hasWaited = (page: Page) => page.evaluate(() => "waited" in document.documentElement.dataset);

  test("are those of the first page where the line is fast", async () => {
    const { page } = await site.visit(SECTION, WIDE);
    // A busy machine may take longer over a page than a page waits.
    await expect.poll(async () => [await page.reload(), await facesIn(page)][1], { timeout: 20_000 }).toEqual(OWN);
  });

  test("do not keep the first page back where it is slow, and are those of the next", async () => {
    const page = await site.open(WIDE);
    const network = await page.context().newCDPSession(page);
    const slow = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 };
    await network.send("Network.emulateNetworkConditions", slow);
    await page.addInitScript(watchWaits);
    await page.goto(new URL(SECTION.slice(1), site.url).href);
    expect([await facesIn(page), await hasWaited(page)]).toEqual([FALLBACK, false]);
    await page.waitForFunction(() => document.fonts.check('1em "Public Sans"') && document.fonts.check("1em Fraunces"));
    await page.locator("a[rel=next]").click();
    await page.waitForURL(/local-freedom/);
    expect(await facesIn(page)).toEqual(OWN);
  });

  test("are not sent to a reader who asked to save data, on the cover and on pages reached from it", async () => {
    const page = await site.open(WIDE);
    await page.addInitScript(watchWaits);
    await page.addInitScript(() =>
      Object.defineProperty(navigator, "connection", { value: { saveData: true }, configurable: true }),
    );
    const sent: string[] = [];
    page.on("request", (request) => void (request.resourceType() === "font" && sent.push(request.url())));
    await page.goto(site.url);
    expect([await facesIn(page), await hasWaited(page)]).toEqual([FALLBACK, false]);
    await page.getByRole("link", { name: "Start reading" }).click();
    await page.waitForURL(/sections/);
    expect([await facesIn(page), await hasWaited(page)]).toEqual([FALLBACK, false]);
    expect(sent).toEqual([]);
  });

  /** What the first words in italics of a section are set in. */
  const italicsIn = (page: Page) =>
    page
      .locator(".text p > em")
      .first()
      .evaluate((em) => getComputedStyle(em).fontFamily.split(",")[0]!);
  const contents = (page: Page, title: string) => page.getByRole("navigation", { name: "Contents" }).getByText(title);

  test("have true italics from the second page on, and a first visit is not sent them", async () => {
    const page = await site.open(WIDE);
    const sent: string[] = [];
    page.on("request", (request) => void (request.url().includes("italic") && sent.push(request.url())));
    await page.goto(new URL(SECTION.slice(1), site.url).href);
    await page.waitForTimeout(1000);
    expect([await italicsIn(page), sent]).toEqual([expect.not.stringContaining("Italic"), []]);
    await contents(page, "Introduction").click();
    await page.waitForURL(/introduction/);
    await contents(page, "The coalition Government").click();
    await page.waitForURL(/coalition/);
    // As with the other fonts, a busy machine may take longer over a page than a page waits.
    const visit = async () => [await page.reload(), await italicsIn(page)][1];
    await expect.poll(visit, { timeout: 20_000 }).toBe('"Public Sans Italic"');
    expect(await page.evaluate(() => document.fonts.check('italic 1em "Public Sans Italic"'))).toBe(true);
    const fontOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).fontFamily.split(",")[0]!);
    expect(await Promise.all([fontOf(".text li > strong"), fontOf(".text > h2")])).toEqual([
      '"Public Sans"',
      "Fraunces",
    ]);
  });

  test("have true italics on a page that was fetched ahead", async () => {
    const { page } = await site.visit("/sections/introduction/", WIDE);
    const next = page.locator("a[rel=next]");
    await next.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.fonts.check('italic 1em "Public Sans Italic"'));
    await page.locator("a[rel=next][data-prefetched]").click();
    await page.waitForURL(/coalition/);
    expect([await facesIn(page), await italicsIn(page)]).toEqual([OWN, '"Public Sans Italic"']);
  });

  test("do without true italics that come late: no page waits for them, and none changes", async () => {
    const page = await site.open(WIDE);
    await slowDown(page, /italic/, 600);
    await page.goto(new URL("sections/introduction/", site.url).href);
    await contents(page, "The coalition Government").click();
    await page.waitForURL(/coalition/);
    const visit = async () => [await page.reload(), await facesIn(page)][1];
    await expect.poll(visit, { timeout: 20_000 }).toEqual(OWN);
    await page.waitForTimeout(1000);
    expect(await italicsIn(page)).toBe('"Public Sans"');
  });

  test("do not take the focus from the question that a link leads to, where the page waits for them", async () => {
    const { page } = await site.visit("/about/", WIDE);
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(1000);
    provoke(/woff2/);
    await page.route(/\.woff2$/, (route) => route.abort("blockedbyclient"));
    await page.evaluate((address) => (location.href = address), new URL("respond/#q2.2", site.url).href);
    const waits = () => page.evaluate(() => document.documentElement.dataset["fonts"]);
    await expect.poll(waits).toBe("wait");
    await formReady(page);
    const focused = () => page.evaluate(() => document.activeElement?.closest("[id]")?.id);
    await page.clock.runFor(1000);
    await expect.poll(focused).toBe("answer.2.2");
    expect(await waits()).toBeUndefined();
  });

  test.each([/fraunces/, /public-sans/])("are never mixed with others: %s comes late", async (file) => {
    const page = await site.open(WIDE);
    await slowDown(page, file, 600);
    for (const path of [SECTION, "/", "/about/"]) {
      await page.goto(new URL(path.slice(1), site.url).href);
      expect(await facesIn(page)).toEqual(FALLBACK);
    }
  });
});

describe.each(["first", "second"] as const)("the notes of the %s paper", (name) => {
  const open = useSite(inject(name));
  const paths = readPages(inject(name))
    .filter(({ html }) => html.includes("data-footnotes"))
    .map(({ path }) => path)
    .filter((path) => path.startsWith("/sections/"));

  test.each(paths)("of %s stand in the margin, none above its mark and none upon another", async (path) => {
    const { page } = await open.visit(path, WIDE);
    const notes = await page.locator("[data-footnotes] li").evaluateAll((all) =>
      all.map((note) => {
        const { top, bottom, left } = note.getBoundingClientRect();
        const reference = document.querySelector(`[data-footnote-ref][href="#${note.id}"]`)!;
        return { top, bottom, left, beside: reference.getBoundingClientRect().top };
      }),
    );
    expect(notes.every(({ left }) => left > 1000)).toBe(true);
    for (const [index, note] of notes.entries()) {
      expect(note.top).toBeGreaterThanOrEqual(note.beside - 1);
      expect(note.top).toBeGreaterThanOrEqual((notes[index - 1]?.bottom ?? 0) + 8);
    }
  });
});

describe("without script", () => {
  test("the whole paper can be read, and every section reached", async () => {
    const { page } = await site.visit("/", { ...PHONE, javaScriptEnabled: false });
    await page.getByRole("link", { name: "Local referendums" }).click();
    await page.getByText("Contents · section 4 of 9").click();
    await page.getByRole("link", { name: "5 Public sector reform" }).first().click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Public sector reform");
  });
});

describe("a saved copy of the whole paper", () => {
  test.each([
    ["first", "/", "big-society-constraints-and-potentials-edition-1.html", "https://big-society.example/respond/"],
    [
      "second",
      "/paper/",
      "an-orchard-for-everyone-in-lindle-edition-2.html",
      "https://orchard.example/papers/second/respond/",
    ],
  ] as const)(
    "of the %s paper, from %s, opens alone and offline, whole and with its pictures",
    async (name, from, file, respond) => {
      const own = await openSite(inject(name));
      const folder = mkdtempSync(join(tmpdir(), "saved-"));
      try {
        const { page } = await own.visit(from);
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.locator("a[download$='.html']").click(),
        ]);
        expect(download.suggestedFilename()).toBe(file);
        await download.saveAs(join(folder, file));
        const text = await textOf(page, new URL("paper/", own.url).href);
        await page.context().setOffline(true);
        // Scripts and fonts stay behind.
        provoke(/file:|_astro/);
        expect(await textOf(page, pathToFileURL(join(folder, file)).href)).toBe(text);
        expect(await page.locator("body").evaluate((body) => getComputedStyle(body).display)).toBe("flex");
        const images = page.locator("article img");
        expect(
          await images.evaluateAll((all) => all.filter((image) => !(image as HTMLImageElement).naturalWidth)),
        ).toEqual([]);
        const { links, missing } = await page.evaluate(readLinks);
        expect(missing).toEqual([]);
        expect(links.filter((link) => !/^(https?|mailto|data):/.test(link))).toEqual([]);
        expect(links).toContain(respond);
      } finally {
        await own.close();
        rmSync(folder, { recursive: true });
      }
    },
  );

  test("holds every question of the paper", () => {
    const html = readFileSync(join(inject("first").folder, "paper", "index.html"), "utf8");
    expect(html.match(/id="q\d\.\d"/g)).toHaveLength(20);
  });
});

async function textOf(page: Page, address: string): Promise<string> {
  await page.goto(address);
  return page.locator("main").innerText();
}

/** Runs in a saved page: where its links lead outside it, and those that lead nowhere in it. */
function readLinks() {
  const links = [...document.links];
  const isInside = (link: HTMLAnchorElement | HTMLAreaElement) => link.getAttribute("href")!.startsWith("#");
  const isMissing = ({ hash }: HTMLAnchorElement | HTMLAreaElement) =>
    !document.getElementById(decodeURIComponent(hash.slice(1)));
  return {
    links: links.filter((link) => !isInside(link)).map(({ href }) => href),
    missing: links.filter((link) => isInside(link) && isMissing(link)).map(({ hash }) => hash),
  };
}
