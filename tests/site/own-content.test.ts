import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import type { PaperDescription } from "../../src/paper/paper-json.ts";
import { all, attribute, readPage, readPages, textOf } from "../support/pages.ts";
import { thisPaper } from "../support/this-paper.ts";

const second = inject("second");
const first = thisPaper();
const BASE = "/papers/second";

describe("other formats", () => {
  test.each(["/", "/about/"])("stand on %s with the kind and size of a file, and in their language", (path) => {
    const page = readPage(second, path);
    expect(textOf(page, ".formats")).toMatch(
      /The plan of the field \(TXT, 1 kB\)\s*Cymraeg\s*On paper\s*Take a copy from the potting shed\./,
    );
    expect(attribute(page, ".formats a[lang=cy]", "hrefLang")).toBe("cy");
    expect(all(page, `.formats a[href="${BASE}/files/plan.txt"]`)).toHaveLength(1);
  });

  test("are files of the site as they are", () => {
    expect(readFileSync(join(second.folder, "files/plan.txt"), "utf8")).toBe("Five rows of eight trees.\n");
  });
});

describe("a page of the publisher’s own", () => {
  const page = readPage(second, "/visits/");

  test("has the words of its file, with terms, links and a caption", () => {
    expect(textOf(page, "h1")).toBe("Visits to the field");
    expect(textOf(page, "table caption")).toBe("When the field is open");
    expect(all(page, `main a[href="${BASE}/questions/"]`)).toHaveLength(1);
    expect(all(page, `main a[href^="${BASE}/glossary/#"]`)).toHaveLength(1);
  });

  test("is linked at the foot of every page", () => {
    for (const other of readPages(second))
      expect(all(other, `.colophon a[href="${BASE}/visits/"]`), other.path).toHaveLength(1);
  });

  test("leads to a video by a picture of its own, of which nothing is loaded before", () => {
    const [link] = all(page, "main a[href='https://video.example/field']");
    const [poster] = all(page, "main a[href='https://video.example/field'] img");
    expect(link).toBeDefined();
    expect(String(poster?.properties.src)).toMatch(/^\/papers\/second\/_astro\//);
    expect(all(page, "iframe, video")).toEqual([]);
  });
});

test("an earlier edition keeps its address, and paper.json has its questions for the digest", () => {
  const kept = JSON.parse(readFileSync(join(second.folder, "editions/1.json"), "utf8")) as PaperDescription;
  const { earlier } = JSON.parse(readFileSync(join(second.folder, "paper.json"), "utf8")) as PaperDescription;
  expect(kept.edition.number).toBe(1);
  expect(earlier).toEqual([{ edition: 1, date: kept.edition.date, questions: kept.questions }]);
});

describe("the privacy page", () => {
  test("says what the publisher says, and where to complain", () => {
    const text = textOf(readPage(second, "/privacy/"), "main");
    for (const said of [
      "Legitimate interests: to learn",
      "Two members of the committee",
      "January 2030",
      "Information Commissioner’s Office",
    ])
      expect(text).toContain(said);
    expect(text).not.toContain("has not said here");
  });

  test("names what the publisher has not said, and makes nothing up", () => {
    const text = textOf(readPage(first, "/privacy/"), "main");
    expect(text).toContain(
      "Clinks has not said here on which lawful basis it uses replies, who reads them and how long it keeps them.",
    );
    expect(text).not.toContain("Information Commissioner");
  });

  test("is linked where the form asks who one is", () => {
    expect(all(readPage(first, "/respond/"), "form a[href='/privacy/']")).toHaveLength(1);
  });
});

test("the accessibility page claims no test of these pages, and an Easy Read version only where there may be one", () => {
  expect(textOf(readPage(first, "/accessibility/"), "main")).toContain("Nobody has tried these very pages");
  expect(textOf(readPage(first, "/accessibility/"), "main")).toContain("There is no Easy Read version");
  expect(textOf(readPage(second, "/accessibility/"), "main")).not.toContain("There is no Easy Read version");
});
