import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { all, readPage, textOf } from "../support/pages.ts";
import { type PrintedPdf, readPdf, squeeze, textOfPdf } from "../support/pdf.ts";
import {
  badStarts,
  faintColours,
  linesCut,
  misplacedParts,
  partsOf,
  strandedHeadings,
} from "../support/printed-paper.ts";
import { thisPaper } from "../support/this-paper.ts";

const site = thisPaper();
const page = readPage(site, "/paper/");
const file = (name: string) => readFileSync(join(site.folder, name));
const sections = all(page, ".section-head h2").length;
const titles = () => paper.outline.filter(({ title }) => /^\d+ /.test(title)).map(({ title }) => title);

let paper: PrintedPdf;
let sheet: PrintedPdf;
beforeAll(async () => {
  paper = await readPdf(file("paper.pdf"));
  sheet = await readPdf(file("questions.pdf"));
});

describe.each([
  ["paper.pdf", () => paper],
  ["questions.pdf", () => sheet],
] as const)("%s", (name, pdf) => {
  test("is tagged, with a language, links, and fonts that it brings along", () => {
    expect(pdf()).toMatchObject({ tagged: true, language: "en-GB" });
    expect(pdf().roles).toEqual(expect.arrayContaining(["Document", "H1", "H2", "P", "L", "LI", "Link"]));
    expect(pdf().fonts.filter(({ embedded, drawn }) => !embedded || drawn)).toEqual([]);
    expect(pdf().fonts.map((font) => font.name.replace(/^\w+\+|-.*/g, ""))).toEqual(
      expect.arrayContaining(["PublicSansThin", "Fraunces"]),
    );
  });

  test("has text on every page, and nothing cut, faint or coloured", () => {
    expect(pdf().pages.filter((lines) => lines.length === 0)).toEqual([]);
    expect(linesCut(pdf())).toEqual([]);
    expect(strandedHeadings(pdf())).toEqual([]);
    expect(faintColours(pdf())).toEqual([]);
  });

  test("leads to the site's own address, and only to places that exist", () => {
    expect(pdf().links.filter((link) => link.startsWith("#") && !pdf().places.has(link.slice(1)))).toEqual([]);
    expect(pdf().links.filter((link) => /localhost|127\.0|file:/.test(link))).toEqual([]);
    expect(pdf().links.some((link) => link.startsWith("https://big-society.example/"))).toBe(true);
  });

  test("is at most 20 pages of A4 and 400 kB", () => {
    expect([Math.round(pdf().width), Math.round(pdf().height)]).toEqual([596, 843]);
    expect(pdf().pages.length).toBeLessThanOrEqual(20);
    expect(file(name).length).toBeLessThanOrEqual(400_000);
  });
});

describe("the whole paper as PDF", () => {
  test("holds every paragraph and every question, once and in order", () => {
    const parts = partsOf(page);
    expect(parts.length).toBeGreaterThan(60);
    expect(parts.filter((part) => /^Q\d/.test(part))).toHaveLength(20);
    expect(misplacedParts(paper, parts)).toEqual([]);
  });

  test("is named for the paper, and its outline has every heading with its spaces", () => {
    expect(paper.title).toBe("Big Society: Constraints and Potentials");
    const headings = all(page, "h1, .print-contents h2, .text h2, .text h3").length;
    expect(paper.outline.length).toBe(headings);
    expect(titles()).toHaveLength(sections);
    expect(paper.outline.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        "Big Society Constraints and Potentials",
        "8 What the Big Society means for Clinks members",
      ]),
    );
  });

  test("starts a section on a new page only where that leaves less than a third of one empty", () => {
    expect(badStarts(paper, titles())).toEqual([]);
  });

  test("keeps notes with the text that they belong to, and no question of a block alone", () => {
    const firstLines = paper.pages.map(([line]) => squeeze(line?.text ?? ""));
    expect(firstLines).not.toContain("Notes");
    const labels = partsOf(page).flatMap((part) => /^Q\d+\.\d+/.exec(part)?.[0] ?? []);
    const blocks = Map.groupBy(labels, (label) => label.split(".")[0]);
    const lasts = [...blocks.values()].flatMap((block) => (block.length > 1 ? block.slice(-1) : []));
    expect(lasts.length).toBeGreaterThan(3);
    for (const last of lasts) expect(firstLines.filter((line) => line.startsWith(last))).toEqual([]);
  });

  test("gives the right pages in its contents", () => {
    const contents = paper.pages[1]!.map(({ text }) => squeeze(text));
    for (const { title, page } of paper.outline.filter(({ title }) => /^\d+ |^(References|Glossary)$/.test(title)))
      expect(contents).toContain(squeeze(`${title}${page}`));
  });

  test("has the paper's name and the page's number on every page but the cover", () => {
    const [cover, ...others] = paper.margins;
    expect(cover).toEqual([]);
    others.forEach((margin, index) => {
      expect(margin.join(" ")).toMatch(/^Big Society: Constraints and Potentials +Web edition 1, 22 November 2026/);
      expect(margin.join(" ")).toMatch(new RegExp(`\\b${index + 2}$`));
    });
  });
});

describe("the answer sheet as PDF", () => {
  test("asks every question, who answers, and says where answers go", () => {
    const questions = readPage(site, "/questions/");
    expect(misplacedParts(sheet, partsOf(questions))).toEqual([]);
    const text = textOfPdf(sheet);
    for (const words of [
      "About you",
      "How to return your answers",
      "malcolm.thomson@clinks.org",
      "keep it confidential",
    ])
      expect(text).toContain(squeeze(words));
    expect(sheet.title).toContain("All the key questions");
  });
});

describe("where there is no browser", () => {
  const second = inject("second");

  test("the build says so in one line, makes no PDF and links to none", () => {
    expect(second.log.match(/.*no PDFs.*/g)).toEqual([expect.stringContaining("no browser was found")]);
    expect(existsSync(join(second.folder, "paper.pdf"))).toBe(false);
    expect(readFileSync(join(second.folder, "index.html"), "utf8")).not.toContain(".pdf");
  });

  test("a build that requires PDFs fails", () => {
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      ["node_modules/astro/bin/astro.mjs", "build", "--outDir", "node_modules/.test-sites/none", "--require-pdf"],
      { env: { ...process.env, CHROME_PATH: "/no/browser" }, encoding: "utf8" },
    );
    expect(status).toBe(1);
    expect(stdout + stderr).toContain("no browser was found");
    expect(existsSync("node_modules/.test-sites/none")).toBe(false);
  });
});

test("where PDFs are made, the cover offers both", () => {
  expect(textOf(readPage(site, "/"), ".brief")).toContain("The whole paper (PDF)");
  expect(all(readPage(site, "/"), ".brief a[href$='.pdf']")).toHaveLength(2);
});
