import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { findViolations } from "../support/accessible.ts";
import { useSite } from "../support/browser.ts";
import { openDetails } from "../support/restyle.ts";

const open = useSite(inject("second"));
const visit = async (path: string) => (await open.visit(path)).page;

/** The text of the message, once it says what is expected. */
async function messageOf(page: Page): Promise<string> {
  await openDetails(page);
  return page.locator("[data-body]").innerText();
}

describe("the form", () => {
  test("takes one choice or several, with words or without, and lets a choice be taken back", async () => {
    const page = await visit("/respond/");
    await openDetails(page);
    await page.getByRole("radio", { name: "No", exact: true }).check();
    await page.getByRole("radio", { name: "Its members" }).check();
    await page.getByRole("checkbox", { name: "Romani & Shelta" }).check();
    await page.getByRole("checkbox", { name: "Irish, in Gaelic type" }).check();
    await page.locator("[id='answer.3.3']").fill("Both are spoken here.");
    await expect
      .poll(() => messageOf(page))
      .toContain("[Q3.3]\n\nChoice: Irish, in Gaelic type; Romani & Shelta\n\nWhy:\n\nBoth are spoken here.\n");
    expect(await messageOf(page)).toContain("[Q1.1]\n\nChoice: No\n\n[Q3.1]\n\nChoice: Its members\n");
    expect(await page.locator("[id='answer.3.1']").count()).toBe(0);
    await page.locator("[id='q1.1']").getByRole("button", { name: "Clear choice" }).click();
    await expect.poll(() => messageOf(page)).not.toContain("[Q1.1]");
    expect(await page.getByRole("radio", { name: "No", exact: true }).isChecked()).toBe(false);
    await page.context().close();
  });

  test("prints what was chosen and nothing of what was not", async () => {
    const page = await visit("/respond/");
    await openDetails(page);
    await page.getByRole("radio", { name: "Its members" }).check();
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const printed = await page.locator("reply-form").innerText();
    expect(printed).toContain("Its members");
    expect(printed).not.toMatch(/The society|Polish|Why\?|Clear choice/);
    await page.context().close();
  });

  test.each(["light", "dark"] as const)(
    "has nothing that axe objects to with choices made (%s)",
    async (colorScheme) => {
      const page = await visit("/respond/");
      await page.emulateMedia({ colorScheme });
      await openDetails(page);
      await page.getByRole("radio", { name: "Its members" }).check();
      expect(await findViolations(page)).toEqual([]);
      await page.context().close();
    },
  );
});

describe("beside a question", () => {
  test("a reader sees the choices, makes one, and finds it in the form and after a reload", async () => {
    const page = await visit("/sections/why-an-orchard/");
    const question = page.locator("[id='q1.1']");
    expect(await question.getByRole("listitem").allInnerTexts()).toEqual(["Yes", "No", "Don’t know"]);
    await question.getByRole("button", { name: "Answer" }).click();
    await question.getByRole("radio", { name: "Don’t know" }).check();
    expect(await question.getByRole("listitem").filter({ visible: true }).count()).toBe(0);
    await question.getByText("Kept until you close this tab.").waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.reload();
    await expect.poll(() => question.getByRole("radio", { name: "Don’t know" }).isChecked()).toBe(true);
    await page.getByRole("link", { name: "Review and send" }).click();
    await expect
      .poll(() => page.locator("[data-answered]").getByRole("radio", { name: "Don’t know" }).isChecked())
      .toBe(true);
    await page.context().close();
  });

  test("one by keyboard is taken back", async () => {
    const page = await visit("/sections/what-it-costs/");
    const question = page.locator("[id='q3.1']");
    await question.getByRole("button", { name: "Answer" }).press("Enter");
    await question.getByRole("radio", { name: "The society" }).press("Space");
    await question.getByText("Kept until you close this tab.").waitFor();
    expect(await question.getByRole("textbox").filter({ visible: true }).count()).toBe(0);
    await question.getByRole("button", { name: "Clear choice" }).press("Enter");
    await expect.poll(() => page.locator("reply-bar").isVisible()).toBe(false);
    await page.context().close();
  });
});

test("without script the choices stand below their question and in the message of its link", async () => {
  const { page } = await open.visit("/respond/", { javaScriptEnabled: false });
  expect(await page.locator("[id='q1.1']").innerText()).toContain("Yes / No / Don’t know");
  const link = await page.getByRole("link", { name: "Answer by e-mail (Q1.1)" }).getAttribute("href");
  expect(decodeURIComponent(link!).replaceAll("\r\n", "\n")).toContain(
    "[Q1.1]\n\nChoice: Yes / No / Don’t know\n\nWhy:\n",
  );
  await page.context().close();
});

test("on paper each choice has a box to tick", async () => {
  const page = await visit("/questions/");
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".choices i").filter({ visible: true }).count()).toBe(10);
  await page.context().close();
});
