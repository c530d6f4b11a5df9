import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { formReady, useSite } from "../support/browser.ts";
import { measureRing, reach } from "../support/focus.ts";
import { search } from "../support/search.ts";
import { thisPaper } from "../support/this-paper.ts";

const SECTION = "/sections/the-coalition-government-and-big-society/";
const PHONE = { viewport: { width: 390, height: 844 }, reducedMotion: "reduce" } as const;

const site = useSite(thisPaper());

const press = (page: Page, ...keys: string[]) =>
  keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
const hash = (page: Page) => new URL(page.url()).hash;

describe("reading by keyboard alone", () => {
  test("from the cover to a section, by the contents to another, and on to the next", async () => {
    const { page } = await site.visit("/", PHONE);
    await reach(page, "Start reading");
    await press(page, "Enter");
    await page.waitForURL(/\/introduction\/$/);
    await reach(page, "Contents · section 1 of 9");
    await press(page, "Enter");
    await reach(page, /The coalition Government and Big Society$/);
    await press(page, "Enter");
    await page.waitForURL(new RegExp(SECTION));
    await reach(page, /^Next/);
    await press(page, "Enter");
    await page.waitForURL(/\/local-freedom-and-powers\/$/);
  });

  test("the skip link passes the contents, on a wide screen too, where they are open", async () => {
    const { page } = await site.visit(SECTION, { viewport: { width: 1440, height: 900 } });
    await press(page, "Tab", "Enter", "Tab");
    expect(await focused(page)).toBe("3 key questions");
  });

  test("the contents that cover a phone's screen close once the focus goes on, and it stays in view", async () => {
    const { page } = await site.visit(`${SECTION}#ten-big-questions`, PHONE);
    await page.locator(".contents summary").focus();
    await press(page, "Enter");
    expect((await reach(page, "9 Conclusion")).hiddenBy).toEqual([]);
    expect((await reach(page, "3 key questions")).hiddenBy).toEqual([]);
    expect(await page.locator(".contents").getAttribute("open")).toBeNull();
  });

  test("to a note and back, and on from where one was", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    await reach(page, "Note 1");
    await press(page, "Enter");
    await expect.poll(() => hash(page)).toBe("#fn-ref-cabinet-office-2010");
    await press(page, "Tab");
    expect(await focused(page)).toBe("Building the Big Society");
    await reach(page, "Back to the text at note 1");
    await press(page, "Enter");
    await expect.poll(() => hash(page)).toBe("#fnref-ref-cabinet-office-2010");
    await press(page, "Tab");
    expect(await focused(page)).toMatch(/organisers|fnref/);
  });
});

describe("searching by keyboard alone", () => {
  test("Escape gives the focus back to where it was: to a link of the text after /, to the button after Enter", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    for (const [words, key] of [
      ["Search /", "Enter"],
      ["NEF", "/"],
    ] as const) {
      await reach(page, words);
      await press(page, key);
      await search(page, "mortgage");
      await press(page, "ArrowDown", "Escape");
      expect((await focused(page))?.trim()).toMatch(words === "NEF" ? "NEF" : "search-open");
    }
  });

  test("a result is opened with Enter, and the next stop is the first one after what was found", async () => {
    const { page } = await site.visit("/", PHONE);
    await press(page, "/");
    await search(page, "payment by results");
    await press(page, "Tab", "Tab", "Enter");
    await page.waitForURL(/\/glossary\/#payment-by-results$/);
    await press(page, "Tab");
    expect(await focused(page)).toBe("Whole paper on one page");
  });

  test("the dialog can be left by its button, and the page is as it was", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    await press(page, "/");
    expect((await reach(page, "Close")).hiddenBy).toEqual([]);
    await press(page, "Enter");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });
});

describe("responding by keyboard alone", () => {
  test("from the question to the field, to a choice, a copy, a file, and back from the file", async () => {
    const { page } = await site.visit("/sections/local-referendums/", PHONE);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    // Asked for late, the browser may have opened its own dialog already.
    const chooser = page.waitForEvent("filechooser");
    await reach(page, "Answer (Q4.2)");
    await press(page, "Enter");
    await expect.poll(() => focused(page)).toBe("answer.4.2");
    await page.keyboard.type("Only with time.");
    await reach(page, "Review and send");
    await press(page, "Enter");
    await page.waitForURL(/\/respond\/$/);
    await formReady(page);
    await reach(page, "With my name");
    await press(page, " ", "ArrowDown");
    expect(await page.getByRole("radio", { name: "Without my name", checked: true }).count()).toBe(1);
    await reach(page, "Copy");
    await press(page, "Enter");
    await page.getByText("Copied. Paste your answers into a new message").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /Publish: without my name[^]*Only with time\./,
    );
    await reach(page, "Download as text (.txt)");
    const [file] = await Promise.all([page.waitForEvent("download"), press(page, "Enter")]);
    await reach(page, "Saved replies, and clearing");
    await press(page, "Enter");
    await reach(page, "Clear all answers");
    await press(page, "Enter");
    expect(await focused(page)).toBe("Undo");
    await reach(page, "Open a saved reply");
    await press(page, "Enter");
    await (await chooser).setFiles(await file.path());
    await page.getByText("has been opened.").waitFor();
    expect(await page.locator('[id="answer.4.2"]').inputValue()).toBe("Only with time.");
  });

  test("with nothing written, the focus goes to what is wrong, for all to see, and from there to the field", async () => {
    const { page } = await site.visit("/respond/", PHONE);
    await reach(page, "E-mail app");
    await press(page, "Enter");
    expect(await focused(page)).toContain("You have not answered anything yet");
    expect(await measureRing(page)).toMatchObject({ sides: 4 });
    await press(page, "Tab", "Enter");
    await expect.poll(() => focused(page)).toBe("answer.2.1");
  });
});

describe("printing by keyboard alone", () => {
  test("the choices open, say what is chosen, and the button is one step back", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    await page.evaluate(() => void (window.print = () => void (document.title = "printing")));
    await reach(page, "Print options");
    expect(await isExpanded(page)).toBe(false);
    await press(page, "Enter");
    expect(await isExpanded(page)).toBe(true);
    await press(page, "Tab", "ArrowRight", "Tab", " ");
    const rooms = page.getByRole("group", { name: "Space for answers" });
    expect(await rooms.getByRole("radio", { name: "Half a page", checked: true }).count()).toBe(1);
    expect(await page.getByRole("checkbox", { name: "Large print (18 point)", checked: true }).count()).toBe(1);
    await reach(page, "Print this section", "Shift+Tab");
    await press(page, "Enter");
    expect(await page.title()).toBe("printing");
  });
});

/** Whether the browser tells assistive technology that the choices are open. */
async function isExpanded(page: Page): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const choices = nodes.find(({ name, role }) => name?.value === "Print options" && /Disclosure/.test(role?.value));
  return choices?.properties?.find(({ name }) => name === "expanded")?.value.value;
}
