import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSource } from "../../src/build/read-source.ts";
import { findIssues, formatIssues } from "../../src/check/check-paper.ts";
import { openPage } from "../support/browser.ts";
import { type DevServer, startDev } from "../support/dev-server.ts";

const PAPER = "tests/fixtures/second-paper";
const GLOSSARY = "glossary.yaml";
const SECTION = "sections/02-who-does-the-work.mdx";
const NEW_SECTION = "---\ntitle: A later thought\nsummary: What came after.\ntopics: [trees]\n---\n\nBees.\n";
const RIGHT_AGAIN = /All is right again\./;
const REPORT = /\d+ mistakes?\n/;

const SOON = { timeout: 30_000 };

let dev: DevServer;
afterEach(() => dev.stop());

/** The report with which a build would stop now. */
const reportOfBuild = () => formatIssues(findIssues(readSource(dev.paper))).replaceAll(dev.paper, "content");

describe("while the paper is served for its writer", () => {
  let url: string;
  beforeEach(async () => {
    dev = startDev(PAPER);
    url = await dev.url();
  });
  const read = async (path: string) => (await fetch(new URL(path, url))).text();

  test("a mistake in a list is reported as in a build, the pages stay, and its fix is said and shown", async () => {
    const text = dev.edit(GLOSSARY, (text) => text.replace("term: scion", "term: scion: a cutting"));
    expect(await dev.says(REPORT)).toContain(reportOfBuild());
    expect(await read("sections/why-an-orchard/")).toContain("Tree Preservation Order");
    dev.edit(GLOSSARY, () => text.replace("Tree Preservation Order", "Order to Preserve Trees"));
    await dev.says(RIGHT_AGAIN);
    for (const page of ["glossary/", "sections/why-an-orchard/"])
      await expect.poll(() => read(page), SOON).toContain("Order to Preserve Trees");
  });

  test("mistakes in several files are one report, and half a fix leaves the rest of it", async () => {
    const text = dev.edit(SECTION, (text) => `${text}\n\n<Term>\n`);
    const paper = dev.edit("paper.yaml", (text) => text.replace("contact: ", "contact: nobody at "));
    await expect.poll(() => dev.says(REPORT), SOON).toContain("2 mistakes");
    dev.edit("paper.yaml", () => paper);
    expect(await dev.says(REPORT)).toContain(reportOfBuild());
    dev.edit(SECTION, () => text.replace("## ", "Bees help.\n\n## "));
    await dev.says(RIGHT_AGAIN);
    await expect.poll(() => read("sections/who-does-the-work/"), SOON).toContain("Bees help.");
  });

  test("a mistake is shown on the page in the browser, on the next page too, and goes with its fix", async () => {
    const { page, close } = await openPage(new URL("about/", url).href);
    try {
      const shown = page.locator("vite-error-overlay").getByText("put the whole value in quotation marks");
      const text = dev.edit(GLOSSARY, (text) => text.replace("term: scion", "term: scion: a cutting"));
      await shown.waitFor();
      await page.goto(new URL("glossary/", url).href);
      await shown.waitFor();
      dev.edit(GLOSSARY, () => text);
      await page.locator("vite-error-overlay").waitFor({ state: "detached" });
      await page.getByRole("heading", { name: "Glossary", level: 1 }).waitFor();
    } finally {
      await close();
    }
  });

  test("a section that is added or deleted appears and goes, or is reported where it leaves a gap", async () => {
    dev.edit("sections/06-later.mdx", () => NEW_SECTION);
    expect(await dev.says(REPORT)).toContain("no section has the number 05");
    dev.edit("sections/06-later.mdx", () => undefined);
    dev.edit("sections/05-later.mdx", () => NEW_SECTION);
    await dev.says(RIGHT_AGAIN);
    await expect.poll(() => read(""), SOON).toContain("A later thought");
    await expect.poll(() => read("sections/later/"), SOON).toContain("Bees.");
    dev.edit("sections/05-later.mdx", () => undefined);
    await expect.poll(() => read(""), SOON).not.toContain("A later thought");
  });
});

test("a mistake at the very start is reported, waited for, and its fix starts the site", async () => {
  let right = "";
  dev = startDev(PAPER, (edit) => (right = edit("references.yaml", () => "nothing: : at all")));
  expect(await dev.says(REPORT)).toContain(reportOfBuild());
  await dev.says(/starts as soon as this is mended/);
  dev.edit("references.yaml", () => "[]");
  expect(await dev.says(REPORT)).toContain(reportOfBuild());
  dev.edit("references.yaml", () => right);
  await dev.says(/All is right now/);
  expect((await fetch(await dev.url())).status).toBe(200);
});
