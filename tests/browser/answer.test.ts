import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findViolations } from "../support/accessible.ts";
import { provoke, useSite } from "../support/browser.ts";
import { pressThrough, reach } from "../support/focus.ts";
import { thisPaper } from "../support/this-paper.ts";

const SECTION = "/sections/local-referendums/";
const PHONE = { viewport: { width: 390, height: 844 } };

const site = useSite(thisPaper());

const field = (page: Page, number: string) => page.locator(`[id="answer.${number}"]`);
const answerButton = (page: Page, label: string) => page.getByRole("button", { name: `Answer (${label})` });
const bar = (page: Page) => page.locator("reply-bar");

async function answer(page: Page, number: string, text: string) {
  await answerButton(page, `Q${number}`).click();
  await page.waitForFunction((id) => document.activeElement?.id === id, `answer.${number}`);
  await page.keyboard.type(text);
}

/** Waits until a draft is kept that holds the words. */
const isKept = (page: Page, text: string) =>
  page.waitForFunction((text) => JSON.stringify({ ...sessionStorage, ...localStorage }).includes(text), text);

/** What live regions say, one after the other, from now on. */
const hear = (page: Page) =>
  page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest("[role=status]");
        if (region?.textContent && region.checkVisibility() && heard.at(-1) !== region.textContent.trim())
          heard.push(region.textContent.trim());
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

describe("an answer where one reads", () => {
  test.each([SECTION, "/paper/", "/questions/"])("opens on %s, and is there on every other page", async (path) => {
    const { page } = await site.visit(path);
    await answer(page, "4.2", "Only with time.");
    await isKept(page, "Only with time.");
    for (const other of [SECTION, "/paper/", "/questions/", "/respond/"]) {
      await page.goto(new URL(other.slice(1), site.url).href);
      await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('[id="answer.4.2"]')?.value);
      expect(await field(page, "4.2").inputValue(), other).toBe("Only with time.");
      expect(await field(page, "4.2").isVisible(), other).toBe(true);
    }
  });

  test("is in every open tab, each with its own; then the tabs are quiet", async () => {
    const { page } = await site.visit(SECTION);
    await page.context().addInitScript(() => {
      const { postMessage } = BroadcastChannel.prototype;
      const counter = Object.assign(globalThis, { sent: 0 });
      BroadcastChannel.prototype.postMessage = function (message) {
        counter.sent++;
        postMessage.call(this, message);
      };
    });
    const tabs = await Promise.all([1, 2, 3].map(() => page.context().newPage()));
    for (const tab of tabs) {
      await tab.goto(page.url());
      for (const number of ["4.1", "4.2"]) await answer(tab, number, "");
    }
    // Within the pause after which a draft is kept, so that no tab has heard of another.
    await Promise.all(
      tabs.map((tab, at) => field(tab, at < 2 ? `4.${at + 1}` : "4.2").pressSequentially(`Tab ${at}.`)),
    );
    for (const tab of tabs) for (const at of tabs.keys()) await isKept(tab, `Tab ${at}.`);
    // Meanwhile tabs that corrected each other would have done so hundreds of times.
    await field(tabs[0]!, "4.1").press("!");
    for (const tab of tabs) await isKept(tab, "Tab 0.!");
    expect(new Set(await Promise.all(tabs.map((tab) => field(tab, "4.2").inputValue()))).size).toBe(1);
    const sent = await Promise.all(
      tabs.map((tab) => tab.evaluate(() => (globalThis as unknown as { sent: number }).sent)),
    );
    expect(Math.max(...sent)).toBeLessThan(20);
  });

  test("loads nothing before a reader reaches for it", async () => {
    const { page } = await site.visit(SECTION);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(300);
    expect(asked.filter((path) => /reply|editor/.test(path))).toEqual([]);
    await answer(page, "4.1", "Yes");
    expect(asked).toContain("/reply.json");
  });

  test("is the link to the form where what it needs cannot be loaded", async () => {
    provoke(/reply\.json/);
    const { page } = await site.visit(SECTION);
    await page.route("**/reply.json", (route) => route.fulfill({ status: 503, body: "" }));
    await answerButton(page, "Q4.2").click();
    await page.waitForURL(/\/respond\/#q4\.2$/);
    await page.waitForFunction(() => document.activeElement?.id === "answer.4.2");
  });

  test("goes with the reader to the next section, and back, in one document", async () => {
    const { page } = await site.visit(SECTION);
    await answer(page, "4.1", "First");
    const next = page.locator("a[rel=next][data-prefetched]");
    await page.locator("a[rel=next]").scrollIntoViewIfNeeded();
    await next.waitFor();
    await next.click();
    await page.waitForURL(/public-sector-reform/);
    await answer(page, "5.1", "Second");
    await page.goBack();
    await page.waitForURL(/local-referendums/);
    expect(await field(page, "4.1").inputValue()).toBe("First");
    await expect.poll(() => bar(page).innerText()).toContain("2 of 20 answered");
  });

  test("tells a screen reader which field is open, what is kept, and how many are answered", async () => {
    const { page } = await site.visit(SECTION);
    await hear(page);
    await answer(page, "4.2", "Only with time.");
    expect(await page.getByRole("textbox", { name: "Your answer to Q4.2" }).count()).toBe(1);
    await expect.poll(() => heard(page)).toEqual(["1 of 20 answered", "Kept until you close this tab."]);
    await page.getByLabel("Save on this device").check();
    await expect.poll(() => heard(page)).toContain("Saved on this device.");
    expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain("Only with time.");
  });

  test("asks before the site is left with words that are neither sent nor saved, and only then", async () => {
    const { page } = await site.visit(SECTION);
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    const leave = () => page.goto("about:blank");
    await leave();
    await page.goto(new URL(SECTION.slice(1), site.url).href);
    await answer(page, "4.1", "Unsaved");
    await bar(page).getByRole("link").click();
    await page.waitForURL(/respond/);
    expect(asked).toEqual([]);
    await field(page, "4.1").pressSequentially("!");
    await leave();
    expect(asked).toEqual(["beforeunload"]);
    await page.goto(new URL("respond/", site.url).href);
    await page.getByLabel("Save on this device").check();
    await field(page, "4.1").pressSequentially("!");
    await leave();
    expect(asked).toEqual(["beforeunload"]);
  });
});

describe("a comment on a passage", () => {
  const openMenu = async (page: Page, number: string) => {
    await page.locator(`[id="p${number}"] > a.para`).click();
    await page.getByRole("group", { name: `Paragraph ${number}` }).waitFor();
  };
  const comment = (page: Page) => page.getByRole("button", { name: "Comment on this paragraph" });

  test("starts at its number, quotes the words that are selected, and stands in the form and in the message", async () => {
    const { page } = await site.visit(SECTION);
    await page.evaluate(() => {
      const text = document.getElementById("p4.2")!.lastChild!;
      const start = text.textContent!.indexOf("petitions");
      getSelection()!.setBaseAndExtent(text, start, text, start + "petitions".length);
    });
    await openMenu(page, "4.2");
    await comment(page).click();
    await page.keyboard.type("Whose?");
    await openMenu(page, "4.2");
    await comment(page).click();
    await page.keyboard.type("All of it.");
    await expect.poll(() => bar(page).innerText()).toMatch(/^2 comments\b/);
    await bar(page).getByRole("link").click();
    await page.waitForURL(/respond/);
    const fields = page.getByRole("textbox", { name: "Your comment on paragraph 4.2" });
    await fields.first().waitFor();
    expect(await fields.evaluateAll((all) => all.map((each) => (each as HTMLTextAreaElement).value))).toEqual([
      "Whose?",
      "All of it.",
    ]);
    const body = await page.locator("[data-body]").textContent();
    expect(body).toContain('[P4.2?]\n\n"petitions"\n\n[P4.2]\n\nWhose?');
    await fields.first().fill("Whose petitions?");
    await page.getByRole("link", { name: "Read paragraph 4.2" }).first().click();
    await page.waitForURL(/#p4\.2$/);
    await page.getByText("petitions", { exact: true }).waitFor();
    expect(
      await page
        .getByRole("textbox", { name: /paragraph 4.2/ })
        .first()
        .inputValue(),
    ).toMatch(/\.|\?/);
  });

  test("can be begun by keyboard, from the paragraphs that a section lists, and the menu gives the focus back", async () => {
    const { page } = await site.visit(SECTION);
    await reach(page, "Cite this section");
    await page.keyboard.press("Enter");
    await reach(page, "Paragraph 4.3");
    await page.keyboard.press("Enter");
    await page.getByRole("group", { name: "Paragraph 4.3" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Paragraph 4.3");
    await page.keyboard.press("Enter");
    await comment(page).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("By keyboard");
    await isKept(page, "By keyboard");
    expect(await page.getByRole("textbox", { name: "Your comment on paragraph 4.3" }).inputValue()).toBe("By keyboard");
  });

  test("copies the link of a paragraph, as before", async () => {
    const { page } = await site.visit(SECTION);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await openMenu(page, "4.1");
    await page.getByRole("group", { name: "Paragraph 4.1" }).getByRole("link", { name: "Copy link" }).click();
    await page.getByText("Link copied:").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/local-referendums\/#p4\.1$/);
    expect(await page.locator(".paragraph-menu").count()).toBe(0);
  });
});

describe("reviewing and sending on a phone", () => {
  test("moves nothing under the finger: neither where nothing is written, nor when something is sent or copied", async () => {
    const { page } = await site.visit("/respond/#q4.1", PHONE);
    await page.evaluate(() => addEventListener("click", (event) => event.preventDefault()));
    const mail = page.getByRole("link", { name: "E-mail app" });
    const placeOf = () => mail.evaluate((link) => link.getBoundingClientRect().top + scrollY);
    const before = await placeOf();
    await mail.click();
    await page.getByRole("heading", { name: "You have not answered anything yet" }).waitFor();
    expect(await placeOf()).toBe(before);
    await field(page, "4.1").fill("Yes");
    const filled = await placeOf();
    await mail.click();
    await page.getByText("Check the new message").waitFor();
    expect(await placeOf()).toBe(filled);
  });

  test("takes three taps beside the typing: Answer, Review and send, E-mail app", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    await answerButton(page, "Q4.1")
      .tap()
      .catch(() => answerButton(page, "Q4.1").click());
    await page.waitForFunction(() => document.activeElement?.id === "answer.4.1");
    await page.keyboard.type("Yes");
    await bar(page).getByRole("link", { name: "Review and send" }).click();
    await page.waitForURL(/respond/);
    const href = await page.getByRole("link", { name: "E-mail app" }).getAttribute("href");
    expect(decodeURIComponent(href!)).toContain("[Q4.1]\r\n\r\nYes");
  });

  test("has the way out at most one and a half screens below a single answer, twelve stops and the link to what is done with a name", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    await answer(page, "4.1", "Yes");
    await bar(page).getByRole("link").click();
    await page.waitForURL(/respond/);
    const mail = page.getByRole("link", { name: "E-mail app" });
    const top = await page.locator("[data-answered] .reply-question").evaluate((e) => e.getBoundingClientRect().top);
    const bottom = await mail.evaluate((e) => e.getBoundingClientRect().bottom);
    expect(bottom - top).toBeLessThanOrEqual(1.5 * PHONE.viewport.height);
    await field(page, "4.1").focus();
    let stops = 0;
    for await (const { name } of pressThrough(page)) if (++stops && name === "E-mail app") break;
    expect(stops).toBeLessThanOrEqual(12 + 1);
  });

  test("shows what is answered in full above what is not", async () => {
    const { page } = await site.visit("/respond/#q8.1", PHONE);
    await field(page, "8.1").fill("Last first");
    await isKept(page, "Last first");
    await page.goto(new URL("respond/", site.url).href);
    expect(await page.locator("[data-answered] textarea").count()).toBe(1);
    expect(await page.locator("[data-section] summary").last().innerText()).toMatch(/^8 What .* 2 to answer$/);
    expect(await field(page, "2.1").isVisible()).toBe(false);
    await page
      .getByRole("main")
      .getByText(/^2 The coalition Government/)
      .click();
    expect(await field(page, "2.1").isVisible()).toBe(true);
  });

  test("the bar stands at the foot of the window, over nothing once one has read to the end, and not on paper", async () => {
    const { page } = await site.visit(SECTION, PHONE);
    expect(await bar(page).isVisible()).toBe(false);
    await answer(page, "4.1", "Yes");
    const { y, height } = (await bar(page).boundingBox())!;
    expect(Math.round(y + height)).toBe(PHONE.viewport.height);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const footer = (await page.locator("footer").last().boundingBox())!;
    expect(footer.y + footer.height).toBeLessThanOrEqual((await bar(page).boundingBox())!.y + 1);
    await page.emulateMedia({ media: "print" });
    expect(await bar(page).isVisible()).toBe(false);
    expect(await field(page, "4.1").isVisible()).toBe(false);
  });

  test("on paper stands only what is filled in", async () => {
    const { page } = await site.visit("/respond/#q4.1", PHONE);
    await field(page, "4.1").fill("Line one\nLine two");
    await page.getByLabel("Your name").fill("Ann Ash");
    await page.getByLabel("Without my name").check();
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    const text = await page.locator("main").innerText();
    for (const words of ["Q4.1", "Line one\nLine two", "Your name", "Ann Ash", "May we publish", "Without my name"])
      expect(text).toContain(words);
    for (const words of [
      "Q4.2",
      "Name of the organisation",
      "With my name",
      "E-mail app",
      "Save on this device",
      "Anything else",
    ])
      expect(text).not.toContain(words);
    expect(await page.locator("main textarea, main input").filter({ visible: true }).count()).toBe(0);
  });
});

test.each(["light", "dark"] as const)("every state is clean for axe in %s, at 320 and at 1440", async (colorScheme) => {
  for (const width of [320, 1440]) {
    const { page } = await site.visit(SECTION, { colorScheme, viewport: { width, height: 900 } });
    await answer(page, "4.1", "Yes");
    await page.locator("a.para").first().click();
    await page.locator(".paragraph-menu").waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Comment on this paragraph" }).click();
    await page.keyboard.type("Why?");
    await page.getByLabel("Save on this device").first().check();
    expect(await findViolations(page)).toEqual([]);
    await page.goto(new URL("respond/", site.url).href);
    await page.getByText("Saved replies, and clearing").click();
    const openFile = (text: string) =>
      page
        .getByLabel("Open a saved reply")
        .setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
    await openFile("Dear diary");
    await page.getByText("We found no answers").waitFor();
    expect(await findViolations(page)).toEqual([]);
    await openFile("Reply to: Big Society: Constraints and Potentials (edition 1)\n\n[Q4.1]\nNo\n\n[end]\n");
    await page
      .getByText(/Both|merged|labelled/i)
      .first()
      .waitFor();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.getByText("Copied").waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Clear all answers" }).click();
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.locator("[data-nothing]").waitFor();
    expect(await findViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.context().close();
  }
});
