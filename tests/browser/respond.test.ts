import { readFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { readEml } from "../../src/reply/eml.ts";
import { parseReply } from "../../src/reply/parse.ts";
import { normaliseText } from "../../src/reply/reply.ts";
import { formReady, useSite } from "../support/browser.ts";
import { thisPaper } from "../support/this-paper.ts";
import { openDetails } from "../support/restyle.ts";

const PHONE = { viewport: { width: 390, height: 844 } };

/** Twenty answers that mail programs, links and formats trip over. */
const AWKWARD = [
  "Fish & chips + 100% #1 <b>bold</b>",
  '“Curly” ‘quotes’ and "straight" ones, it\'s',
  "Emoji 🍎👩‍👩‍👧 and flags 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
  "Cafe\u0301 with a combining mark, and ŵ ŷ",
  "عربي ثم English",
  "A lone surrogate \ud83d here",
  "> quoted\n>> twice",
  "From the start\nFrom me",
  "[Q1.1]\nnot a marker",
  "--\nnot a signature",
  ".\n..\n.",
  "[end]\nnot the end",
  "[Comments]",
  "Name: not a field",
  "  leading spaces\n\n\nand blank lines",
  "back\\slash \\[Q2.1]",
  "a\tb",
  "=?utf-8?B?eA==?= and =3D",
  "%0D%0ABcc: someone@example.org",
  "x".repeat(20) + " word".repeat(10_000),
];

const site = useSite(thisPaper());

async function openForm(options = {}, hash = "") {
  const { page } = await site.visit(`/respond/${hash}`, { acceptDownloads: true, ...options });
  if (!hash) await openDetails(page);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  // Nothing is to open a mail program in a test; the page's own listeners still run.
  await page.evaluate(() =>
    addEventListener("click", (event) => {
      if (event.target instanceof HTMLAnchorElement && event.target.dataset["way"]) event.preventDefault();
    }),
  );
  return { page };
}

const answer = (page: Page, number: string) => page.locator(`[id="answer.${number}"]`);

async function fillAll(page: Page) {
  await page.locator("textarea[data-answer]").evaluateAll((fields, texts) => {
    fields.forEach((field, index) => {
      (field as HTMLTextAreaElement).value = texts[index]!;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }, AWKWARD);
  // A lone surrogate cannot be typed or passed to the page, so the page makes its own.
  await answer(page, "4.1").evaluate((field) => {
    (field as HTMLTextAreaElement).value = "A lone surrogate \ud83d here";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await page.getByLabel("Your name").fill("Ann\u2028 Ash & Søn");
}

async function download(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).last().click(),
  ]);
  return readFileSync(await file.path(), "utf8");
}

const readClipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const WAIT = { timeout: 10_000 };

const textsOf = (text: string) => parseReply(text).reply.answers.map(({ text }) => text);
const EXPECTED = AWKWARD.map(normaliseText);

describe("every way out carries twenty awkward answers whole", () => {
  test("copied", async () => {
    const { page } = await openForm();
    await fillAll(page);
    await page.getByRole("button", { name: "Copy" }).click();
    await expect.poll(async () => textsOf(await readClipboard(page)), WAIT).toEqual(EXPECTED);
    await expect.poll(() => page.locator("[data-says=ways]").innerText(), WAIT).toContain("Copied");
  });

  test("downloaded, as e-mail and as text", async () => {
    const { page } = await openForm();
    await fillAll(page);
    const eml = readEml(await download(page, "Download as e-mail (.eml)"));
    expect(textsOf("text" in eml ? eml.text : eml.problem)).toEqual(EXPECTED);
    expect(textsOf(await download(page, "Download as text (.txt)"))).toEqual(EXPECTED);
  });

  test("in a link when it fits, exactly as the page shows it", async () => {
    const { page } = await openForm();
    for (const text of AWKWARD.slice(0, -1)) {
      await answer(page, "2.1").fill(text.toWellFormed());
      await page.locator("a[data-way=mailto]").focus();
      const href = await page.locator("a[data-way=mailto]").getAttribute("href");
      const body = decodeURIComponent(href!.split("&body=")[1]!);
      expect(textsOf(body)).toEqual([normaliseText(text)]);
      expect(await page.locator("[data-body]").textContent()).toBe(body.replaceAll("\r\n", "\n"));
      expect(href!.length).toBeLessThanOrEqual(1800);
    }
  });

  test("copied in the same click when the link would be too long, and the page says so", async () => {
    const { page } = await openForm();
    await fillAll(page);
    const link = page.locator("a[data-way=mailto]");
    await link.focus();
    expect((await link.getAttribute("href"))!.length).toBeLessThanOrEqual(1800);
    await link.click();
    await page.getByText("too long for a link, so they have been copied").waitFor();
    expect(textsOf(await readClipboard(page))).toEqual(EXPECTED);
  });
});

describe("the form", () => {
  test("puts the cursor into the question that its address names, and opens the section", async () => {
    const { page } = await openForm({}, "#q4.2");
    await page.waitForFunction(() => document.activeElement?.id === "answer.4.2");
  });

  test("tells a reader who has written nothing, and leads to the first question", async () => {
    const { page } = await openForm();
    await page.locator("a[data-way=mailto]").click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(
      "You have not answered anything yet",
    );
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "answer.2.1");
  });

  test("names every field by its question", async () => {
    const { page } = await openForm();
    await page.getByRole("textbox", { name: /^Q3\.2 Does dropping national targets/ }).fill("Yes");
    await expect.poll(() => page.locator("[data-body]").textContent()).toContain("[Q3.2]\n\nYes");
  });

  test("never says that anything was sent", async () => {
    const { page } = await openForm();
    await answer(page, "2.1").fill("Yes");
    await page.locator("a[data-way=mailto]").click();
    expect(await page.locator("main").innerText()).not.toMatch(/(?<!nothing is )\bsent\b/i);
  });

  test.each(["light", "dark"] as const)(
    "is clean for axe in %s, filled in, in error and with messages",
    async (colorScheme) => {
      const { page } = await openForm({ ...PHONE, colorScheme });
      const violations = async () => {
        await page.evaluate(axe.source);
        return page.evaluate(async () =>
          (await (window as unknown as { axe: typeof axe }).axe.run()).violations.map(({ id }) => id),
        );
      };
      await page.locator("a[data-way=mailto]").click();
      expect(await violations()).toEqual([]);
      await answer(page, "2.1").fill("Yes");
      await page.getByLabel("Save on this device").check();
      await openDetails(page);
      await page.locator("a[data-way=mailto]").click();
      expect(await violations()).toEqual([]);
    },
  );

  test("goes on working without a network once it is loaded", async () => {
    const { page } = await openForm();
    // What writes files comes a moment after the rest.
    await page.waitForFunction(() =>
      performance.getEntriesByType("resource").some(({ name }) => /reply-file/.test(name)),
    );
    await page.context().setOffline(true);
    await answer(page, "2.1").fill("Offline");
    await expect.poll(() => page.locator("[data-body]").textContent()).toContain("Offline");
    await page.getByRole("button", { name: "Copy" }).click();
    await expect.poll(() => readClipboard(page), WAIT).toContain("Offline");
    expect(await download(page, "Download as e-mail (.eml)")).toContain("Subject:");
  });
});

describe("drafts", () => {
  test("are kept only once the reader asks, come back after a reload, and are cleared with undo", async () => {
    const { page } = await openForm();
    await answer(page, "2.1").fill("Not yet kept");
    await page.waitForTimeout(600);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.getByLabel("Save on this device").check();
    await answer(page, "2.2").fill("Kept");
    await page.waitForFunction(() => JSON.stringify(localStorage).includes("Kept"));
    await page.reload();
    await formReady(page);
    expect(await answer(page, "2.2").inputValue()).toBe("Kept");
    await openDetails(page);
    expect(await page.locator("[data-says=draft]").innerText()).toContain("Your answers are back");
    await page.getByRole("button", { name: "Clear all answers" }).click();
    expect(await answer(page, "2.2").inputValue()).toBe("");
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await answer(page, "2.2").inputValue()).toBe("Kept");
  });

  test("survive a newer edition: answers to reworded and to removed questions are shown", async () => {
    const { page } = await openForm();
    await answer(page, "2.1").fill("About the platform");
    await page.getByLabel("Save on this device").check();
    await page.evaluate(() => {
      const key = Object.keys(localStorage)[0]!;
      const draft = JSON.parse(localStorage[key]);
      draft.answers[0].question = "What did the first edition ask?";
      draft.answers.push({ id: "gone", number: "9.9", question: "An old question?", text: "An old answer" });
      localStorage[key] = JSON.stringify(draft);
    });
    await page.reload();
    await formReady(page);
    expect(await answer(page, "2.1").inputValue()).toBe("About the platform");
    expect(await page.locator("[data-changed]").innerText()).toContain("What did the first edition ask?");
    await answer(page, "2.1").fill("About the platform, again");
    await page.waitForFunction(() => JSON.stringify(localStorage).includes("again"));
    await page.reload();
    await formReady(page);
    expect(await page.locator("[data-removed]").innerText()).toContain("An old answer");
  });

  test("say plainly when the browser keeps nothing, or has no room", async () => {
    for (const [name, message] of [
      ["SecurityError", "does not let pages keep anything"],
      ["QuotaExceededError", "no room left"],
    ] as const) {
      const { page } = await openForm();
      await page.evaluate((name) => {
        Storage.prototype.setItem = () => {
          throw new DOMException("", name);
        };
      }, name);
      await answer(page, "2.1").fill("Yes");
      await page.getByLabel("Save on this device").check();
      expect(await page.locator("[data-says=draft]").innerText()).toContain(message);
    }
  });

  test("tell of a change in another tab", async () => {
    const { page } = await openForm();
    await page.getByLabel("Save on this device").check();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await formReady(other);
    await openDetails(other);
    await answer(other, "2.1").fill("From the other tab");
    await page.getByText("changed in another tab").waitFor();
  });
});

describe("a saved reply", () => {
  test.each(["Download as e-mail (.eml)", "Download as text (.txt)"])(
    "made by “%s” opens again as it was",
    async (button) => {
      const first = await openForm();
      await fillAll(first.page);
      const buffer = Buffer.from(await download(first.page, button));
      const { page } = await openForm();
      const name = button.includes("eml") ? "reply.eml" : "reply.txt";
      await page.getByLabel("Open a saved reply").setInputFiles({ name, mimeType: "text/plain", buffer });
      await page.getByText(`${name} has been opened.`).waitFor();
      const values = await page
        .locator("textarea[data-answer]")
        .evaluateAll((fields) => fields.map((f) => (f as HTMLTextAreaElement).value));
      expect(values).toEqual(EXPECTED);
    },
  );

  test("of a colleague is merged: both texts stay, labelled, and nothing is overwritten", async () => {
    const colleague = await openForm();
    await answer(colleague.page, "2.1").fill("Hers");
    await answer(colleague.page, "2.2").fill("Only hers");
    await colleague.page.getByLabel("Your name").fill("Bea");
    const buffer = Buffer.from(await download(colleague.page, "Download as text (.txt)"));
    const { page } = await openForm();
    await answer(page, "2.1").fill("Mine");
    await page.getByLabel("Open a saved reply").setInputFiles({ name: "bea.txt", mimeType: "text/plain", buffer });
    await page.getByText("has been added").waitFor();
    expect(await answer(page, "2.1").inputValue()).toBe("Written here:\nMine\n\nBea:\nHers");
    expect(await answer(page, "2.2").inputValue()).toBe("Only hers");
  });

  test("that is none is refused by name, and changes nothing", async () => {
    const { page } = await openForm();
    await answer(page, "2.1").fill("Mine");
    await page
      .getByLabel("Open a saved reply")
      .setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("Dear diary") });
    await page.getByText("We found no answers in a.txt").waitFor();
    expect(await answer(page, "2.1").inputValue()).toBe("Mine");
  });
});

describe("without script", () => {
  test("every question has a link that opens a message with its marker, and there is an answer sheet", async () => {
    const { page } = await site.visit("/respond/", { javaScriptEnabled: false });
    const links = await page
      .locator(".reply-question a[href^='mailto:']")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")!));
    expect(links).toHaveLength(20);
    expect(decodeURIComponent(links[3]!)).toContain("[Q3.1]");
    expect(await page.locator("textarea").first().isVisible()).toBe(false);
    const sheet = readFileSync(join(inject("first").folder, "questions.txt"), "utf8").replace(
      "[Q3.1]\n",
      "[Q3.1]\n\nFilled in offline\n",
    );
    expect(parseReply(sheet).reply.answers).toEqual([{ number: "3.1", text: "Filled in offline" }]);
  });
});
