import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { MAILTO_BUDGET } from "../../src/reply/mailto.ts";
import type { PaperDescription } from "../../src/paper/paper-json.ts";
import { crawl } from "../support/crawl.ts";
import { all } from "../support/pages.ts";

describe.each(["first", "second"] as const)("the %s paper", async (name) => {
  const site = inject(name);
  const { pages, reached, dead, outside, mail } = await crawl(site);
  const paper = JSON.parse(readFileSync(join(site.folder, "paper.json"), "utf8")) as PaperDescription;

  test("every link, every anchor, and every file that a page, style or script names is there", () => {
    expect(dead).toEqual([]);
  });

  test("every address within the site respects the path that it is mounted at", () => {
    expect(outside).toEqual([]);
  });

  test("every page and file can be reached, but for what scripts find by themselves", () => {
    const built = globSync("**/*.*", { cwd: site.folder }).map((file) => `/${file.replace(/index\.html$/, "")}`);
    const isFound = (path: string) => reached.has(path) || /^\/(editions\/|pagefind\/|glossary\.json$)/.test(path);
    expect(built.filter((path) => !isFound(path))).toEqual([]);
    expect(built.length).toBeGreaterThan(40);
  });

  test("every id stands once on its page", () => {
    const twice = [...pages].flatMap(([path, page]) => {
      const ids = all(page, "[id]").map(({ properties }) => properties.id);
      return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${path}: ${id}`);
    });
    expect(twice).toEqual([]);
  });

  test("every link to write to leads to the address for replies, is short enough, and reads as it was written", () => {
    const questions = paper.questions.map(({ number }) => number);
    const messages = [...mail].filter((href) => href.includes("?"));
    expect(messages).toHaveLength(questions.length);
    for (const href of mail) {
      const [recipient = "", query = ""] = href.replace("mailto:", "").split("?");
      expect(decodeURIComponent(recipient)).toBe(paper.contact);
      expect(href.length).toBeLessThanOrEqual(MAILTO_BUDGET);
      expect(query.replace(/%[\dA-F]{2}/g, "")).toMatch(/^$|^subject=[\w.!~*'()-]*&body=[\w.!~*'()-]*$/);
    }
    for (const number of questions)
      expect(
        messages.some((href) => decodeURIComponent(href).includes(`\r\n[Q${number}]\r\n`)),
        number,
      ).toBe(true);
  });

  test("links in the text of the whole paper stay on its page", () => {
    const leaving = all(pages.get("/paper/")!, "article.text a[href]")
      .map(({ properties }) => String(properties.href))
      .filter((address) => address.startsWith(`${site.base}sections/`) || address.startsWith(`${site.base}glossary/`));
    expect(leaving).toEqual([]);
  });
});
