import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { importPaper } from "../../src/import/import-paper.ts";
import type { ContentFolder } from "../../src/import/write-content.ts";
import { deskWords } from "../../src/messages/desk-en.ts";
import { findViolations } from "../support/accessible.ts";
import { useSite } from "../support/browser.ts";
import { importCase } from "../support/import-cases.ts";

// The desk brings in any paper, whichever its site holds.
const site = useSite(inject("second"));
const say = deskWords.paper;
const SAMPLE = "tests/fixtures/import/sample-paper";

async function openDesk(options = {}): Promise<Page> {
  const page = await site.open({ acceptDownloads: true, ...options });
  await page.clock.setFixedTime(new Date("2026-11-22T12:00:00Z"));
  await page.goto(new URL("desk/", site.url).href);
  return page;
}

const desk = (page: Page) => page.locator("desk-paper");

async function drop(page: Page, paths: string | string[], label: string = deskWords.files): Promise<void> {
  await desk(page).getByLabel(label).setInputFiles(paths);
  await desk(page).locator("[data-results]:not([hidden]) h3").first().waitFor({ timeout: 30_000 });
}

async function saveFolder(page: Page): Promise<Record<string, string>> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    desk(page).getByRole("button", { name: say.save }).click(),
  ]);
  return Object.fromEntries(
    Object.entries(unzipSync(readFileSync(await download.path()))).map(([path, bytes]) => [
      path.replace(/^content\//, ""),
      Buffer.from(bytes).toString("latin1"),
    ]),
  );
}

const asText = (folder: ContentFolder): Record<string, string> =>
  Object.fromEntries([...folder].map(([path, content]) => [path, Buffer.from(content as string).toString("latin1")]));

test.each(["input.docx", "input.md"])("the desk makes of %s the folder that the command makes", async (file) => {
  const page = await openDesk();
  await drop(page, join(SAMPLE, file));
  const { folder, report } = await importCase({ name: "", folder: SAMPLE, file });
  expect(await saveFolder(page)).toEqual(asText(folder));
  for (const { title } of report.sections)
    await desk(page).getByText(title, { exact: true }).first().waitFor({ state: "attached" });
  for (const { text } of report.questions) await desk(page).getByText(text).first().waitFor({ state: "attached" });
  await page.context().close();
});

test("pictures that a Markdown file names come from beside it", async () => {
  const page = await openDesk();
  const folder = "tests/fixtures/import/pictures";
  await drop(
    page,
    ["input.md", "plan.png", "drawing.emf"].map((name) => join(folder, name)),
  );
  const made = await saveFolder(page);
  expect(made["images/plan.png"] ?? Object.keys(made)).toBe(readFileSync(join(folder, "plan.png")).toString("latin1"));
  await page.context().close();
});

test("what the file does not say is asked for, goes into the folder, and the check says what is left", async () => {
  const page = await openDesk();
  await drop(page, join(SAMPLE, "input.md"));
  const mistakes = async () =>
    Number(/\d+|no/.exec((await desk(page).locator(".desk-issues h3").textContent())!)?.[0].replace("no", "0"));
  const before = await mistakes();
  await desk(page).getByLabel(say.fields.authors).fill("Ann Ash\nBen Birch");
  await desk(page).getByLabel(say.fields["publisher.name"]).fill("Mill Street <b>Neighbours</b>");
  await desk(page).getByLabel(say.fields.contact).fill("garden@mill.example");
  await desk(page).getByLabel(say.fields.closes).fill("2026-12-31");
  await desk(page).getByLabel(say.fields.topics).fill("Plants\nWater");
  await desk(page).getByLabel(say.fields.topics).blur();
  await desk(page)
    .getByLabel(/^Topic of/)
    .last()
    .selectOption("Water");
  await desk(page).getByRole("button", { name: say.apply }).press("Enter");
  await desk(page).getByText(say.applied).waitFor();
  expect(await page.evaluate(() => document.activeElement?.parentElement?.className)).toBe("desk-issues");
  expect(await mistakes()).toBeLessThanOrEqual(before);
  const made = await saveFolder(page);
  expect(made["paper.yaml"]).toContain("garden@mill.example");
  expect(made["topics.yaml"]).toContain("id: water");
  await page.context().close();
});

test("a later draft comes over the current content, whose added words stay", async () => {
  const folder = join(mkdtempSync(join(tmpdir(), "desk-paper-")), "all");
  const text = readFileSync(join(SAMPLE, "input.md"), "utf8");
  const { folder: content } = await importCase({ name: "", folder: SAMPLE, file: "input.md" });
  const mine = new Map([...content, ["glossary.yaml", "- id: own\n  term: Own\n  definition: A word of mine.\n"]]);
  for (const [path, file] of mine) {
    mkdirSync(join(folder, "content", path, ".."), { recursive: true });
    writeFileSync(join(folder, "content", path), file);
  }
  const draft = text.replace(/\n## /, "\n## An earlier section\n\nIt is new.\n\n## ");
  writeFileSync(join(folder, "input.md"), draft);
  const page = await openDesk();
  await drop(page, folder, deskWords.folder);
  await desk(page)
    .getByRole("heading", { name: say.updated("all/input.md") })
    .waitFor();
  const expected = await importPaper(Buffer.from(draft), { file: "input.md", today: "2026-11-22", previous: mine });
  expect(expected.report.changes?.length).toBeGreaterThan(0);
  const made = await saveFolder(page);
  expect(made).toEqual(asText(expected.folder));
  expect(made["glossary.yaml"]).toContain("A word of mine.");
  await page.context().close();
});

test("a file that is no paper is refused in words that say what to do, and hostile text stays text", async () => {
  const page = await openDesk();
  await desk(page)
    .getByLabel(deskWords.files)
    .setInputFiles({ name: "paper.docx", mimeType: "", buffer: Buffer.from("%PDF-1.7") });
  await desk(page).getByRole("alert").getByText("this is a PDF").waitFor();
  const hostile = `# <img src=x onerror="document.title='owned'">\n\n## One\n\n<script>document.title="owned"</script> Some words.\n`;
  const buffer = Buffer.from(hostile);
  await desk(page).getByLabel(deskWords.files).setInputFiles({ name: "a.md", mimeType: "", buffer });
  await desk(page).locator("[data-results]:not([hidden]) h3").first().waitFor();
  expect(await desk(page).locator("img, script").count()).toBe(0);
  expect(await page.title()).not.toContain("owned");
  await page.context().close();
});

test.each(["light", "dark"] as const)(
  "has nothing that axe objects to, and fits every screen: %s",
  async (colorScheme) => {
    const page = await openDesk({ colorScheme });
    await drop(page, join(SAMPLE, "input.docx"));
    for (const each of await desk(page).locator("details").all())
      await each.evaluate((details: HTMLDetailsElement) => (details.open = true));
    await desk(page).getByLabel(say.fields.topics).fill("Plants\nWater");
    await desk(page).getByLabel(say.fields.topics).blur();
    const found: string[] = [];
    for (const width of [320, 390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      found.push(...(await findViolations(page)).map((line) => `${width}: ${line}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) found.push(`as wide at ${width} as ${wide}`);
    }
    expect(found).toEqual([]);
    await page.context().close();
  },
);
