import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { openSite, useSite } from "../support/browser.ts";
import { readPage, readPages } from "../support/pages.ts";
import { type PrintedPdf, readPdf, squeeze, textOfPdf } from "../support/pdf.ts";
import {
  badStarts,
  faintColours,
  linesCut,
  lonelyLines,
  misplacedParts,
  partsOf,
  strandedHeadings,
} from "../support/printed-paper.ts";
import { thisPaper } from "../support/this-paper.ts";

const SECTION = "/sections/the-coalition-government-and-big-society/";
const SHORT = "/sections/local-referendums/";
const FORMATS = ["A4", "Letter"] as const;

/** Prints what the browser's own command prints. */
const print = async (page: Page, format: string = "A4"): Promise<PrintedPdf> =>
  readPdf(await page.pdf({ format, preferCSSPageSize: true, tagged: true, outline: true }));

/** A logo has colours and letters of its own, which are no part of the paper's. */
const hideLogos = (page: Page) =>
  page.locator(".logo").evaluateAll((logos) => {
    for (const logo of logos) if (logo instanceof HTMLElement) logo.style.visibility = "hidden";
  });

describe.each(["first", "second"] as const)("the %s paper", (name) => {
  const site = inject(name);
  const paths = readPages(site)
    .map(({ path }) => path)
    .filter((path) => path === "/paper/" || path === "/questions/" || path.startsWith("/sections/"));
  const open = useSite(site);

  describe.each(FORMATS)("on %s", (format) => {
    test.each(paths)("%s prints whole, without script and in a dark window", async (path) => {
      const { page } = await open.visit(path, { javaScriptEnabled: false, colorScheme: "dark" });
      await hideLogos(page);
      const pdf = await print(page, format);
      expect(misplacedParts(pdf, partsOf(readPage(site, path)))).toEqual([]);
      expect(pdf.pages.filter((lines) => lines.length === 0)).toEqual([]);
      expect(linesCut(pdf)).toEqual([]);
      expect(strandedHeadings(pdf)).toEqual([]);
      expect(lonelyLines(pdf, partsOf(readPage(site, path)))).toEqual([]);
      expect(faintColours(pdf)).toEqual([]);
      for (const word of ["Answer by e-mail", "Print options", "Cite this", "Previous"])
        expect(textOfPdf(pdf)).not.toContain(squeeze(word));
      await page.context().close();
    });

    test("sections of the whole paper start on a new page only where less than a third is left", async () => {
      const { page } = await open.visit("/paper/");
      const pdf = await print(page, format);
      const titles = pdf.outline.map(({ title }) => title).filter((title) => /^\d+ /.test(title));
      expect(titles.length).toBeGreaterThan(3);
      expect(badStarts(pdf, titles)).toEqual([]);
      await page.context().close();
    });
  });

  test.each(["/paper/", "/questions/", paths.find((path) => path.startsWith("/sections/"))!])(
    "%s prints large: 18 points, marks 16, nothing slanted or cut, and the outline whole where headings wrap",
    async (path) => {
      const { page } = await open.visit(path);
      await hideLogos(page);
      const titles = (await print(page)).outline.map(({ title }) => title);
      await page.getByText("Print options").click();
      await page.getByLabel("Large print").check();
      const pdf = await print(page);
      // Marks of notes and of addresses are a little smaller than the text.
      const least = (text: string) => (/^(\d{1,2}|[a-z])$/.test(text) ? 15.9 : 17.9);
      const small = pdf.pages.flat().filter(({ size, text }) => size < least(text));
      expect(small.map(({ text }) => text)).toEqual([]);
      await page.emulateMedia({ media: "print" });
      const slanted = await page.locator("main *").evaluateAll((all) => {
        const isSlanted = (element: Element) => getComputedStyle(element).fontStyle !== "normal";
        return all.filter((element) => isSlanted(element)).map(({ textContent }) => textContent);
      });
      expect(slanted).toEqual([]);
      expect(linesCut(pdf)).toEqual([]);
      expect(lonelyLines(pdf, partsOf(readPage(site, path)))).toEqual([]);
      expect(pdf.outline.map(({ title }) => title)).toEqual(titles);
      expect(misplacedParts(pdf, partsOf(readPage(site, path)))).toEqual([]);
      await page.context().close();
    },
  );
});

describe("a section", () => {
  const open = useSite(thisPaper());

  const visit = async (path: string, options?: BrowserContextOptions) => (await open.visit(path, options)).page;

  /** How far below each other, in points, the first two questions stand. */
  const roomOf = ({ pages }: PrintedPdf) => {
    const at = (label: string) => pages.findIndex((lines) => lines.some(({ text }) => text.startsWith(label)));
    const y = (label: string) => pages[at(label)]!.find(({ text }) => text.startsWith(label))!.y;
    return at("Q4.1") === at("Q4.2") ? y("Q4.1") - y("Q4.2") : Infinity;
  };

  test("says what it is a part of, which edition, and where it stands for good", async () => {
    const text = textOfPdf(await print(await visit(SECTION)));
    for (const words of [
      "Big Society: Constraints and Potentials",
      "Clinks, August 2010. Web edition 1, 22 November 2026.",
      "https://big-society.example/sections/the-coalition-government-and-big-society/",
      "2 The coalition Government and Big Society",
    ])
      expect(text).toContain(squeeze(words));
  });

  test("ends with its notes, and with the addresses that a link would have led to", async () => {
    const text = textOfPdf(await print(await visit(SECTION)));
    expect(text).toContain(squeeze("http://www.cabinetoffice.gov.uk/media/407789/building-big-society.pdf"));
    const second = await openSite(inject("second"));
    const { page } = await second.visit("/sections/who-does-the-work/");
    const pdf = await print(page);
    expect(textOfPdf(pdf)).toContain(squeeze("Addresses a. https://example.org/rota"));
    await second.close();
  });

  test.each(["local-freedom-and-powers", "local-referendums", "public-sector-reform"])(
    "of one page's length prints on one page: %s, on A4 and Letter",
    async (id) => {
      const page = await visit(`/sections/${id}/`);
      for (const format of FORMATS) expect((await print(page, format)).pages).toHaveLength(1);
    },
  );

  test("names itself, its address and the page on every sheet", async () => {
    const { title, margins, pages } = await print(await visit(SECTION));
    expect(pages.length).toBeGreaterThan(2);
    for (const [at, lines] of margins.entries()) {
      expect(lines).toContain(`${at + 1}`);
      expect(lines.find((line) => line.endsWith(SECTION))).toBeDefined();
      expect(lines.includes(title)).toBe(at > 0);
    }
  });

  test("is a discussion pack at one button: nine lines for each answer, and who took part, on two sides", async () => {
    const page = await visit(SHORT);
    const plain = await print(page);
    expect(textOfPdf(plain)).not.toContain(squeeze("About your group"));
    await page.evaluate(() => {
      window.print = () => {};
    });
    await page.getByRole("button", { name: "Print a discussion pack" }).click();
    const pack = await print(page);
    expect(roomOf(pack) - roomOf(plain)).toBeGreaterThan(100);
    expect(pack.pages).toHaveLength(2);
    const last = pack.pages
      .at(-1)!
      .map(({ text }) => squeeze(text))
      .join("");
    for (const words of ["Q4.3", "How many people took part", "Send your answers"])
      expect(last).toContain(squeeze(words));
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(textOfPdf(await print(page))).not.toContain(squeeze("About your group"));
  });

  test("has its questions last in a discussion pack, and where they were afterwards", async () => {
    const page = await visit(SECTION);
    await page.evaluate(() => {
      window.print = () => {};
    });
    const order = async () => {
      const text = textOfPdf(await print(page));
      const places = ["Q2.3", "Ten Big Questions about", "building-big-society.pdf"].map((words) =>
        text.indexOf(squeeze(words)),
      );
      expect(Math.min(...places)).toBeGreaterThan(0);
      return places[0]! > Math.max(...places.slice(1)) ? "last" : "between";
    };
    expect(await order()).toBe("between");
    await page.getByRole("button", { name: "Print a discussion pack" }).click();
    expect(await order()).toBe("last");
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(await order()).toBe("between");
    const chosen = () => page.locator("[name='print.room']:checked").inputValue();
    const before = await chosen();
    // A browser that does not say when it has printed.
    for (const _ of [1, 2]) await page.getByRole("button", { name: "Print a discussion pack" }).click();
    await page.getByRole("button", { name: "Print this section" }).click();
    expect([await chosen(), await order()]).toEqual([before, "between"]);
    await page.getByText("Print options").click();
    await page.getByLabel("9 lines, and who took part").check();
    expect([await order(), await chosen()]).toEqual(["last", "group"]);
  });

  test("leaves as much room to write as was chosen", async () => {
    const page = await visit(SHORT);
    await page.getByText("Print options").click();
    const rooms: number[] = [];
    for (const name of ["None", "3 lines", "Half a page"]) {
      await page.getByLabel(name, { exact: true }).check();
      rooms.push(roomOf(await print(page)));
    }
    const [none, some, lot] = rooms as [number, number, number];
    expect(some - none).toBeGreaterThan(60);
    expect(lot - some).toBeGreaterThan(180);
  });

  test("prints the reader's draft answers, and offers them only where there are some", async () => {
    const page = await visit(SHORT);
    await page.getByText("Print options").click();
    expect(await page.getByLabel("My draft answers").isVisible()).toBe(false);
    const form = await visit("/respond/#q4.2");
    await form.locator('[id="answer.4.2"]').fill("Yes: through\nthe parish council.");
    await form.getByLabel("Save on this device").check();
    const kept = await form.evaluate(() => Object.entries(localStorage));
    await page.evaluate((kept) => kept.forEach(([key, text]) => localStorage.setItem(key, text)), kept);
    await page.reload();
    await page.getByText("Print options").click();
    await page.getByLabel("My draft answers").check();
    expect(textOfPdf(await print(page))).toContain("Yes:throughtheparishcouncil.");
    await page.getByLabel("3 lines", { exact: true }).check();
    expect(textOfPdf(await print(page))).not.toContain("Yes:throughtheparishcouncil.");
  });

  test("has a button that prints, by keyboard too, and none where it could not work", async () => {
    const page = await visit(SECTION);
    await page.evaluate(() => {
      window.print = () => void document.body.append("printing");
    });
    const button = page.getByRole("button", { name: "Print this section" });
    await button.focus();
    await page.keyboard.press("Enter");
    expect(await page.getByText("printing").count()).toBe(1);
    const plain = await visit(SECTION, { javaScriptEnabled: false });
    expect(await plain.getByRole("button", { name: "Print this section" }).isVisible()).toBe(false);
  });
});
