import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Audience } from "../../src/collate/digest-types.ts";
import { findViolations } from "../support/accessible.ts";
import { openPage } from "../support/browser.ts";
import { COLLATED_PAPER, collateFiles, fixture, mail, mailbox, mailFile, reply } from "../support/collate-text.ts";

const MESSAGES = [
  "gmail",
  "outlook-new",
  "iphone",
  "answer-sheet",
  "forwarded-attached",
  "automatic",
  "bounce",
  "spam",
  "own",
];
const STYLE = ["styles/tokens.css", "collate/digest.css", "collate/digest-replies.css", "collate/digest-print.css"]
  .map((file) => readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8"))
  .join("\n");

const from = (name: string) => ({ From: `${name} <${name.toLowerCase().replace(/\W+/g, ".")}@example.org>` });
const signed = (name: string, answers: Record<string, string>, publish = "named") =>
  mail(reply(answers, [`Name: ${name}`, "Organisation: Harbour Families", `Publish: ${publish}`]), from(name));

const CAMPAIGN = "We ask for a grant that lasts for three years.";
const ODD = [
  ...["Ann Ash", "Ben Birch", "Cy Elm"].map((name) => signed(name, { "Q1.1": CAMPAIGN })),
  signed("Dee Holly", { "Q3.2": "Call Dee Holly." }, "anonymous"),
  signed("N".repeat(90), { "Q3.10": "x".repeat(300) }),
  signed("ليلى حداد", { "Q12.4": "المساءلة تعني الجواب" }),
  mail("I think that every council in the county should pay for a van and its drivers.", from("Sam Reader")),
];
const MANY = Array.from({ length: 200 }, (_, at) =>
  signed(`Person ${at}`, { "Q1.1": `Reply ${at}. ${"We run a lunch club. ".repeat(350)}`, "Q3.2": "Yes" }),
);

/** Collates mail into files that a server can serve, in a folder below `folder`. */
async function writeDigest(folder: string, mails: (string | Buffer)[], audience: Audience): Promise<void> {
  const text = mails.map((each) => each.toString());
  const paper = { ...COLLATED_PAPER, closes: "2026-11-02" };
  const { files } = await collateFiles([mailFile("in.mbox", mailbox(...text))], audience, paper, [], STYLE);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

const folder = mkdtempSync(join(tmpdir(), "digests-"));

beforeAll(async () => {
  const all = [...MESSAGES.map((name) => fixture(`${name}.eml`)), ...ODD];
  await writeDigest(join(folder, "internal"), all, "internal");
  await writeDigest(join(folder, "public"), all, "public");
  await writeDigest(join(folder, "none"), [mail("Thanks")], "internal");
  await writeDigest(join(folder, "divided"), [...ODD, ...MANY], "internal");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a page as people do, from a folder. */
const open = (path: string) => openPage(pathToFileURL(join(folder, path)).href);

test.each([
  "internal/digest.html",
  "public/digest.html",
  "none/digest.html",
  "divided/digest.html",
  "divided/pages/q1.1-2.html",
  "divided/pages/replies.html",
  "divided/pages/organisations.html",
])("the digest %s has nothing that axe objects to, and fits every screen", async (path) => {
  const { page, close } = await open(path);
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [320, 1440]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      found.push(...(await findViolations(page)).map((line) => `${colorScheme} ${width}: ${line}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) found.push(`${width}: as wide as ${wide}`);
    }
  expect(found).toEqual([]);
  await close();
});

test("a divided digest opens each page at a reply that another links to", async () => {
  const { page, close } = await open("divided/digest.html");
  await page.getByRole("link", { name: /^Q1\.1 What/ }).click();
  await page.getByRole("link", { name: "Page 2", exact: true }).first().click();
  const link = page.locator(".answer .source a").first();
  const name = await page.locator(".answer .by strong").first().textContent();
  await link.click();
  expect(await page.locator("li:target h3").textContent()).toContain(name);
  await page.getByRole("link", { name: "Back to the digest" }).click();
  expect(page.url()).toMatch(/divided\/digest\.html$/);
  await close();
});
