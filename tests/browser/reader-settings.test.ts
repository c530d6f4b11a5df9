import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useSite } from "../support/browser.ts";
import { openDetails } from "../support/restyle.ts";
import { search } from "../support/search.ts";
import { thisPaper } from "../support/this-paper.ts";

const SECTION = "/sections/the-coalition-government-and-big-society/";

const site = useSite(thisPaper());

/** What a style is once the browser has forced its colours. */
const styleOf = (part: Locator, property: string) =>
  part.evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), property);

describe.each(["light", "dark"] as const)("with forced colours, %s", (colorScheme) => {
  const visit = async (path: string) => (await site.visit(path, { forcedColors: "active", colorScheme })).page;

  test.each(["/", "/respond/", "/search/", SECTION])("%s has an edge around every field and button", async (path) => {
    const page = await visit(`${path}?highlight=government`);
    await openDetails(page);
    const edgeless = await page
      .locator(":is(button, textarea, select, .button, .way, .search-open)")
      .evaluateAll((controls) =>
        controls.flatMap((control) => {
          const { borderBlockStartWidth, borderBlockStartColor, textDecorationLine } = getComputedStyle(control);
          const ground = getComputedStyle(document.body).backgroundColor;
          const edge = borderBlockStartWidth !== "0px" && borderBlockStartColor !== ground;
          // A button that is drawn as a link is underlined like one.
          return !control.checkVisibility() || edge || textDecorationLine === "underline" ? [] : [control.outerHTML];
        }),
      );
    expect(edgeless).toEqual([]);
  });

  test("the current page, the current section and the place that a link led to can be told from the others", async () => {
    const page = await visit(`${SECTION}#q2.2`);
    expect(await styleOf(page.locator(".site [aria-current]"), "text-decoration-line")).toBe("underline");
    expect(await styleOf(page.locator(".contents [aria-current=page]"), "border-inline-start-width")).toBe("3px");
    expect(await styleOf(page.locator(".question:target"), "outline-style")).toBe("solid");
  });

  test("the words that were searched for are marked, in results and in the text", async () => {
    const page = await visit(`${SECTION}?highlight=government`);
    const ground = await styleOf(page.locator("body"), "background-color");
    expect(await styleOf(page.locator("main mark").first(), "background-color")).not.toBe(ground);
    await page.keyboard.press("/");
    await search(page, "mortgage");
    expect(await styleOf(page.locator("[data-results] mark").first(), "background-color")).not.toBe(ground);
  });
});

test.each(["/", SECTION, "/respond/", "/search/?q=government"])(
  "%s moves nothing by itself, and links within it jump to their places",
  async (path) => {
    const { page } = await site.visit(path, { reducedMotion: "no-preference" });
    await openDetails(page);
    const moving = await page.evaluate(() =>
      [document.documentElement, ...document.body.querySelectorAll("*")].flatMap((element) => {
        const style = getComputedStyle(element);
        const times = [...style.transitionDuration.split(","), ...style.animationDuration.split(",")];
        const still = style.scrollBehavior === "auto" && times.every((time) => ["0s", "auto"].includes(time.trim()));
        return still ? [] : [`${element.localName}.${element.className}`];
      }),
    );
    expect(moving).toEqual([]);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  },
);
