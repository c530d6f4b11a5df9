import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { words } from "../../src/messages/index.ts";
import { useSite } from "../support/browser.ts";
import { pressThrough } from "../support/focus.ts";
import { pathsOfEachKind } from "../support/pages.ts";
import { thisPaper } from "../support/this-paper.ts";

/** What stands on paper only: on a screen it would be nonsense. */
const ON_PAPER = [words.print.giveBack, words.print.you, words.print.reach, words.print.addresses];

const leaveOutStyles = (page: Page) =>
  page.evaluate(() => document.querySelectorAll("style, link[rel=stylesheet]").forEach((style) => style.remove()));

describe.each(["first", "second"] as const)("without styles, the %s paper", (name) => {
  const site = inject(name);
  const open = useSite(site);

  test.each(pathsOfEachKind(site))("%s makes sense from top to bottom, with script and without", async (path) => {
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await open.visit(path, { javaScriptEnabled });
      await leaveOutStyles(page);
      const text = await page.locator("body").innerText();
      for (const phrase of ON_PAPER) expect(text.split("\n")).not.toContain(phrase);
      expect(await page.locator("[data-print-only]").filter({ visible: true }).count()).toBe(0);
      expect(await page.evaluate(findMuddle)).toEqual([]);
      await page.context().close();
    }
  });
});

/** Runs in the page: links that run into each other, and text before the skip link or headings before the title. */
function findMuddle(): string[] {
  const shown = (element: Element | null) => element?.checkVisibility() ?? false;
  const glued = [...document.querySelectorAll("a:not(.para)")]
    .filter((link) => shown(link) && link.nextSibling instanceof HTMLAnchorElement && shown(link.nextElementSibling))
    .map((link) => `“${link.textContent}” runs into the next link`);
  const first = [...document.querySelectorAll("main :is(h1, h2, h3)")].find(shown);
  const title = first?.localName === "h1" ? [] : [`“${first?.textContent}” stands before the title`];
  const start = document.body.innerText.startsWith(document.querySelector(".skip")!.textContent.trim());
  return [...glued, ...title, ...(start ? [] : ["something stands before the skip link"])];
}

describe("without script", () => {
  const open = useSite(thisPaper());

  const visit = async (path: string) =>
    (await open.visit(path, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })).page;

  test("a reader answers: from a section to the question, and from there to a message with its number", async () => {
    const page = await visit("/sections/local-referendums/");
    await page.getByRole("link", { name: "Answer (Q4.2)" }).click();
    await page.waitForURL(/\/respond\/#q4\.2$/);
    const href = await page.getByRole("link", { name: "Answer by e-mail (Q4.2)" }).getAttribute("href");
    expect(decodeURIComponent(href!)).toMatch(/^mailto:.*\[Q4\.2\]/s);
  });

  test("a reader chooses how a section prints, and no button stands there that does nothing", async () => {
    for (const styled of [true, false]) {
      for (const path of ["/sections/local-referendums/", "/respond/", "/search/", "/questions/"]) {
        const page = await visit(path);
        if (!styled) await leaveOutStyles(page);
        const dead = page.locator(":is(button, textarea, select):enabled").filter({ visible: true });
        expect(await dead.count(), path).toBe(0);
      }
    }
    const page = await visit("/sections/local-referendums/");
    await page.getByText("Print options").click();
    await page.getByLabel("Half a page").check();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".room").first().locator("i").filter({ visible: true }).count()).toBe(12);
  });

  test("the contents of a phone do not stay over the text, because nothing would close them", async () => {
    const page = await visit("/sections/what-stands-in-the-way/");
    await page.getByText("Contents · section 7 of 9").click();
    const stops = await Array.fromAsync(pressThrough(page, "Shift+Tab"));
    expect(stops.filter(({ hiddenBy }) => hiddenBy.length > 0)).toEqual([]);
  });
});
