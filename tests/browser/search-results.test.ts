import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { PaperDescription } from "../../src/paper/paper-json.ts";
import { useSite } from "../support/browser.ts";
import { openSearch, search } from "../support/search.ts";
import { thisPaper } from "../support/this-paper.ts";

const built = thisPaper();
const read = (file: string) => readFileSync(join(built.folder, file), "utf8");
const paper = JSON.parse(read("paper.json")) as PaperDescription;

const site = useSite(built);
let page: Page;
beforeAll(async () => {
  ({ page } = await site.visit("/"));
  await openSearch(page);
});

/** What readers type, and where the first result must lead; sections are named by their number. */
const FIRST: [query: string, place: string][] = [
  // Words and phrases.
  ["mortgage", "7#p7.2"],
  ["reduced revenue", "7#reduced-revenue"],
  ["police numbers", "8#p8.7"],
  ["post offices", "3#p3.3"],
  ["smaller state", "9#p9.2"],
  ["rehabilitation revolution", "1#p1.3"],
  ["barriers to volunteering", "6#q6.1"],
  ["unpopular groups", "3#q3.2"],
  ["stands in the way", "7"],
  ["Building the Big Society", "/references/#cabinet-office-2010"],
  ["civil society", "/references/#tsrc-2010"],
  ["  long   hours ", "7#p7.1"],
  ["MORTGAGE", "7#p7.2"],
  // Stems and diacritics.
  ["referendums", "4#p4.1"],
  ["petition", "4#p4.2"],
  ["discriminate", "9#p9.3"],
  ["mortgages", "7#p7.2"],
  ["mortgáge", "7#p7.2"],
  ["pubs", "3#p3.3"],
  // Slips in the first, a middle and the last letters.
  ["bolunteering", "/topics/volunteering/"],
  ["offneders", "/glossary/#offender"],
  ["refrendum", "4#p4.1"],
  ["mortgaeg", "7#p7.2"],
  ["mortgagw", "7#p7.2"],
  ["prisners", "/glossary/#offender"],
  ["volunter barrers", "6#q6.1"],
  // Other names for the same.
  ["charities", "/glossary/#vcs"],
  ["third sector", "/glossary/#vcs"],
  ["prisoners", "/glossary/#offender"],
  ["ex-offenders", "/glossary/#offender"],
  ["jobs", "/topics/volunteering/"],
  ["localism", "/topics/local-power/"],
  ["unclaimed assets", "/glossary/#dormant-bank-accounts"],
  ["cooperative", "/glossary/#mutual"],
  ["coproduction", "/glossary/#co-production"],
  // Abbreviations and what they stand for.
  ["NOMS", "/glossary/#noms"],
  ["national offender management service", "/glossary/#noms"],
  ["NEF", "/glossary/#nef"],
  ["new economics foundation", "/glossary/#nef"],
  ["PbR", "/glossary/#payment-by-results"],
  // Numbers.
  ["Q3.2", "3#q3.2"],
  ["q3.2", "3#q3.2"],
  ["3.2", "3#p3.2"],
  ["section 7", "7"],
  ["5,000", "7#p7.10"],
  ["5%", "4#p4.2"],
  ["£2 billion", "8#p8.6"],
  ["5000", "7#p7.10"],
  ["question 3", "3#q3.1"],
  ["key question 3", "3#q3.1"],
  ["ex-offender", "/glossary/#offender"],
  // Topics by the beginning of their names.
  ["service users", "/topics/service-users/"],
  ["funding", "/topics/funding/"],
  ["local power", "/topics/local-power/"],
  ["targets", "/topics/targets-and-accountability/"],
  ["volunteering", "/topics/volunteering/"],
  ["government data", "/topics/government-data/"],
  // What readers want besides the text.
  ["respond", "/respond/"],
  ["how to respond", "/respond/"],
  ["reply", "/respond/"],
  ["feedback", "/respond/"],
  ["contribute", "/respond/"],
  ["e-mail", "/respond/"],
  ["email", "/respond/"],
  ["malcolm.thomson@clinks.org", "/respond/"],
  ["deadline", "/respond/"],
  ["closing date", "/respond/"],
  ["privacy", "/privacy/"],
  ["confidential", "/privacy/"],
  ["anonymous", "/privacy/"],
  ["data protection", "/privacy/"],
  ["cookies", "/privacy/"],
  ["about", "/about/"],
  ["Malcolm Thomson", "/about/"],
  ["copyright", "/about/"],
  ["edition", "/about/"],
  ["pdf", "/paper/"],
  ["print", "/paper/"],
  ["download", "/paper/"],
  ["large print", "/accessibility/"],
  ["screen reader", "/accessibility/"],
  // Words that stand in no part together, and words that stand nowhere beside one that does.
  ["mortgage redundant", "7#p7.2"],
  ["mortgage zebra", "7#p7.2"],
];

const pathOf = (place: string) =>
  place.replace(/^\d+/, (number) => {
    const { url } = paper.sections.find((section) => section.number === Number(number))!;
    return new URL(url).pathname;
  });

test.each(FIRST)("“%s” leads to %s first", async (query, place) => {
  const [first] = await search(page, query);
  expect(first?.path).toBe(pathOf(place));
});

const texts = fold(read("paper.md"));

/** The three words of a question that are rarest in the paper. */
function tellingWords(question: string): string {
  const rarity = (word: string) => texts.split(` ${word} `).length;
  const words = [...new Set(fold(question).trim().split(" "))].filter((word) => word.length > 3);
  return words
    .toSorted((a, b) => rarity(a) - rarity(b) || b.length - a.length)
    .slice(0, 3)
    .join(" ");
}

function fold(text: string): string {
  return ` ${text
    .toLowerCase()
    .match(/[\p{L}\p{N}’-]+/gu)
    ?.join(" ")} `;
}

test.each(paper.questions)("Q$number is found first or second by its three most telling words", async (question) => {
  const results = await search(page, tellingWords(question.text));
  expect(results.slice(0, 2).map(({ path }) => path)).toContain(
    `${new URL(question.url).pathname}#q${question.number}`,
  );
});

describe("a query that nothing answers", () => {
  test.each([
    "zzzzzz",
    "coffee",
    "<img src=x onerror=alert(1)>",
    "😀",
    "שלום עולם",
    "مرحبا",
    "%",
    "\\",
    "Q99.9",
    "long ".repeat(1000) + "xylophone",
  ])("%s shows topics and contents, and never an empty page", async (query) => {
    const results = await search(page, query);
    if (results.length > 0) return;
    expect(await page.getByRole("dialog").getByRole("link", { name: "Volunteering" }).isVisible()).toBe(true);
    expect(await page.getByRole("dialog").getByRole("link", { name: "Conclusion" }).isVisible()).toBe(true);
  });

  test("is repeated as text, whatever it holds", async () => {
    await search(page, "<b>zzzzzz</b>");
    const status = page.getByRole("dialog").getByRole("status");
    expect(await status.innerText()).toContain("“<b>zzzzzz</b>”");
    expect(await status.locator("b").count()).toBe(0);
  });

  test.each(
    "Leeds Cardiff border bread officer wing football hospital parking weather pension dentist passport kitchen cinema visitor burglary lottery treasurer Brexit".split(
      " ",
    ),
  )("%s is right as it is, and no other word is suggested", async (query) => {
    await search(page, query);
    expect(await page.getByRole("dialog").getByRole("status").innerText()).not.toContain("Did you mean");
  });

  test("is answered with the nearest words of the paper, which can be searched for", async () => {
    await search(page, "offneders");
    const status = page.getByRole("dialog").getByRole("status");
    expect(await status.innerText()).toMatch(/^Nothing matches “offneders”\. Did you mean offenders\? \d+ results$/);
    expect(await status.getByRole("link").getAttribute("href")).toBe("/search/?q=offenders");
  });
});

test("of two words that meet nowhere, the status says that the results have one of them", async () => {
  await search(page, "mortgage redundant");
  const text = "Nothing has all your words. 2 results have some.";
  expect(await page.getByRole("dialog").getByRole("status").innerText()).toBe(text);
});

test("a result names its kind and section, and shows the matching words", async () => {
  const [first] = await search(page, "barriers recruiting");
  expect(first?.text.split(/\n+/)).toEqual([
    "Key question · 6 The Voluntary and Community Sector",
    "Q6.1 What are the most important barriers to recruiting and involving volunteers?",
  ]);
  expect(await page.locator("[data-results] mark").allInnerTexts()).toEqual(["barriers", "recruiting"]);
});
