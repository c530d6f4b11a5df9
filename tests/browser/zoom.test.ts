import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { useSite } from "../support/browser.ts";
import { pathsOfEachKind } from "../support/pages.ts";
import { addStyle, openDetails } from "../support/restyle.ts";
import { search } from "../support/search.ts";
import { thisPaper } from "../support/this-paper.ts";

const PHONE = { viewport: { width: 390, height: 844 } };
/** A window of 1280 by 1024 at 400%. */
const ZOOMED = { viewport: { width: 320, height: 256 } };

/** The spacing that WCAG 1.4.12 names. */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

describe.each(["first", "second"] as const)("the %s paper", (name) => {
  const site = inject(name);
  const open = useSite(site);

  test.each(pathsOfEachKind(site))(
    "%s loses nothing at 400%, with wide spacing, and with text of twice the size, and most of the window is for the text",
    async (path) => {
      for (const [state, view, css] of [
        ["at 400%", ZOOMED, ""],
        ["at 400% with wide spacing", ZOOMED, SPACING],
        ["with wide spacing", PHONE, SPACING],
        ["at 200% text", PHONE, "html { font-size: 200% !important }"],
      ] as const) {
        const { page } = await open.visit(path, view);
        if (view === ZOOMED) expect(await stuckHeight(page)).toBeLessThanOrEqual(view.viewport.height / 4);
        // Elsewhere the contents scroll by themselves, over the text.
        await openDetails(page, view === ZOOMED ? "details" : "details:not(.contents)");
        await addStyle(page, css);
        expect(await page.evaluate(findLosses), state).toEqual([]);
        await page.context().close();
      }
    },
  );
});

/** Runs in the page: what sticks out of it, what is cut off, and which texts lie on each other. */
function findLosses(): string[] {
  const root = document.querySelector("dialog[open]") ?? document.body;
  const shown = [...root.querySelectorAll<HTMLElement>("*")].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".sr-only"),
  );
  const wide = document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : [];
  const cut = shown
    .filter((element) => /hidden|clip/.test(getComputedStyle(element).overflow))
    .filter(
      (element) => element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1,
    )
    .map((element) => `${element.localName}.${element.className} cuts its text`);
  const lines = shown.flatMap((element) =>
    [...element.childNodes].filter((node) => node instanceof Text).flatMap(linesOf),
  );
  const overlaid = lines.flatMap((line, index) =>
    lines
      .slice(index + 1)
      .filter((other) => other.node !== line.node && overlaps(line.box, other.box))
      .map((other) => `“${line.text}” lies on “${other.text}”`),
  );
  return [...wide, ...cut, ...overlaid];

  function linesOf(node: ChildNode) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = node.textContent?.trim().slice(0, 40);
    return text ? [...range.getClientRects()].map((box) => ({ node, text, box })) : [];
  }

  /** More than the leading of close lines. */
  function overlaps(a: DOMRect, b: DOMRect) {
    const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return width > 2 && height > 0.4 * Math.min(a.height, b.height);
  }
}

/** How much of the window is taken, in the middle of the page, by what does not scroll with the text. */
async function stuckHeight(page: Page): Promise<number> {
  return page.evaluate(() => {
    scrollTo(0, document.body.scrollHeight / 2);
    const stuck = [...document.body.querySelectorAll<HTMLElement>("*")].filter((element) => {
      const { position } = getComputedStyle(element);
      const { top, bottom } = element.getBoundingClientRect();
      return /fixed|sticky/.test(position) && element.checkVisibility() && bottom > 0 && top < innerHeight;
    });
    return stuck.reduce((sum, element) => sum + element.getBoundingClientRect().height, 0);
  });
}

describe("where little fits into the window", () => {
  const open = useSite(thisPaper());

  test("the search dialog leaves half of it to the results, and the button that clears marks a quarter at most", async () => {
    const { page } = await open.visit("/", ZOOMED);
    await page.keyboard.press("/");
    await search(page, "volunteering");
    const { height } = (await page.locator(".search-found").boundingBox())!;
    expect(height).toBeGreaterThanOrEqual(ZOOMED.viewport.height / 2);
    expect(await page.evaluate(findLosses)).toEqual([]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Clear highlights" }).waitFor();
    expect(await stuckHeight(page)).toBeLessThanOrEqual(ZOOMED.viewport.height / 4);
  });

  test("a browser whose letters are twice as large still shows every page whole", async () => {
    for (const path of ["/", "/sections/local-referendums/", "/respond/", "/search/", "/questions/"]) {
      const { page } = await open.visit(path, { viewport: { width: 1280, height: 1024 } });
      const session = await page.context().newCDPSession(page);
      await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("32px");
      expect(await page.evaluate(findLosses), path).toEqual([]);
      await page.context().close();
    }
  });
});
