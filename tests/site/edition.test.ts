import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toString } from "hast-util-to-string";
import { describe, expect, inject, test } from "vitest";
import { fold } from "../support/fold.ts";
import { all, readPage, readPages, textOf } from "../support/pages.ts";
import { thisPaper } from "../support/this-paper.ts";

const first = thisPaper();
const second = inject("second");

describe("an edition after the first", () => {
  test("says on every page when the paper was updated, and leads to what changed", () => {
    for (const page of readPages(second)) {
      expect(textOf(page, ".colophon p"), page.path).toContain("Web edition 2, updated 2 November 2026. What changed");
      expect(all(page, '.colophon a[href="/papers/second/about/#changes"]'), page.path).toHaveLength(1);
    }
  });

  test("lists on the About page what changed, newest first", () => {
    const changes = all(readPage(second, "/about/"), "#changes + ul > li").map((entry) => fold(toString(entry)));
    expect(changes).toEqual([
      "Edition 2, 2 November 2026: Added a question about labels, and put right the price of stakes.",
      "Edition 1, 14 September 2026: First edition.",
    ]);
  });

  test("is named in every reply, whichever way it is taken", () => {
    const name = "An orchard for everyone in Lindle (edition 2)";
    expect(readFileSync(join(second.folder, "questions.txt"), "utf8")).toContain(`Reply to: ${name}`);
    const links = all(readPage(second, "/respond/"), "a[data-without-script][href^='mailto:']");
    expect(links.length).toBeGreaterThan(0);
    for (const { properties } of links) expect(decodeURIComponent(String(properties.href))).toContain(name);
  });
});

test("a first edition is dated on every page and called no update", () => {
  for (const page of readPages(first)) {
    expect(textOf(page, ".colophon p"), page.path).toMatch(/Web edition 1, 22 November 2026\.$/);
    expect(all(page, ".colophon a[href$='#changes']"), page.path).toEqual([]);
  }
});
