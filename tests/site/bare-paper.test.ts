import { expect, test } from "vitest";
import { words } from "../../src/messages/index.ts";
import { build } from "../support/build-sites.ts";
import { attribute, all, readPage, readPages, textOf } from "../support/pages.ts";

/** A Greek paper of one section, without questions, references, terms or companion papers. */
const site = build("bare", "tests/fixtures/bare-paper", "/", {}, ["--no-pdf"]);
const pages = readPages(site);

test("its build warns of nothing but the PDFs that were not asked for", () => {
  const warnings = site.log.split("\n").filter((line) => line.includes("WARN"));
  expect(warnings).toEqual([expect.stringContaining("no PDFs, as --no-pdf asks")]);
});

test.each(pages)("$path leads to no empty list and counts nothing that is not there", (page) => {
  const links = all(page, "a[href]").map(({ properties }) => String(properties["href"]));
  for (const address of ["/questions/", "/references/", "/glossary/"]) expect(links).not.toContain(address);
  expect(links.filter((link) => link.includes("undefined"))).toEqual([]);
  expect(textOf(page, "body")).not.toMatch(/\b0 |every question/);
});

test("the pages of empty lists say that they are empty", () => {
  expect(textOf(readPage(site, "/questions/"), ".lead")).toBe(words.questions.none);
  expect(textOf(readPage(site, "/references/"), ".lead")).toBe(words.references.none);
  expect(textOf(readPage(site, "/glossary/"), ".lead")).toBe(words.glossary.none);
});

test("a reader is asked for comments", () => {
  const respond = readPage(site, "/respond/");
  expect(textOf(readPage(site, "/"), ".cover .quiet-button")).toBe(words.nav.respond);
  expect(attribute(readPage(site, "/sections/the-last-train/"), "a[rel=next]", "href")).toBe("/respond/");
  expect(attribute(respond, "[data-nothing] a", "href")).toBe("#answer.comments");
  expect(textOf(respond, "[data-without-script]")).toBe(`${words.respond.plainUnasked} late@example.org.`);
});

test("a logo beside paper.yaml is shown on every page without another word, with the publisher’s name and no other colours", () => {
  for (const page of pages) {
    expect(all(page, ".site img.logo")[0]?.properties, page.path).toMatchObject({
      // The whole paper, which people save, holds its pictures.
      src: page.path === "/paper/" ? expect.stringMatching(/^data:image\/png/) : "/brand/logo.png",
      alt: "Late Travellers",
      width: 40,
      height: 40,
    });
    expect(page.html).not.toContain("--cover:#1d3b6e");
  }
});

test("the fonts of the site have no Greek letters, so every page is in those of the system and asks or waits for no other", () => {
  for (const page of pages) {
    expect(all(page, "link[as=font], link[data-font]"), page.path).toEqual([]);
    expect(page.html, page.path).not.toContain('dataset.fonts="wait"');
    const site = page.html.lastIndexOf(':root[data-fonts=""]{--serif:Fraunces');
    const system = page.html.indexOf(
      ':root,:root[data-fonts=""]{--sans:system-ui,sans-serif;--serif:system-ui,sans-serif',
    );
    // Of two equal rules the later one holds.
    expect(system, page.path).toBeGreaterThan(site);
    expect(page.html, page.path).toContain("html:root{--sans:system-ui,sans-serif;--serif:system-ui,sans-serif");
  }
});
