import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Element } from "hast";
import { toString } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import { describe, expect, inject, test } from "vitest";
import type { PaperDescription } from "../../src/paper/paper-json.ts";
import { hashedFolders } from "../../src/security.ts";
import { fold } from "../support/fold.ts";
import { type BuiltPage, all, attribute, readPage, readPages, textOf } from "../support/pages.ts";
import { thisPaper } from "../support/this-paper.ts";

const site = thisPaper();
const read = (file: string) => readFileSync(join(site.folder, file), "utf8");
const description = JSON.parse(read("paper.json")) as PaperDescription;
const readSection = () => readPage(site, "/sections/local-referendums/");

/** The texts of a section in the order of its page, without numbers and marks of notes. */
function textsOf(page: BuiltPage): string[] {
  const texts = all(page, ".text > p, .text > ul > li, .text > ol:not(.references) > li, .question p:first-child");
  return texts.map((element) => {
    visit(element, "element", (node, index, parent) => {
      if (parent && (node.tagName === "sup" || isPara(node))) parent.children.splice(index!, 1);
    });
    return fold(toString(element));
  });
}

const isPara = ({ properties }: Element) =>
  Array.isArray(properties.className) && properties.className.includes("para");

describe("paper.json", () => {
  test("numbers the questions by section and place", () => {
    expect(description.questions.map(({ number }) => number)).toEqual(
      [2, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 8].map((n, i, all) => `${n}.${i - all.indexOf(n) + 1}`),
    );
  });

  test("gives each question an address at which its text stands", () => {
    for (const { url, number, text } of description.questions) {
      const { pathname, hash } = new URL(url);
      expect(hash).toBe(`#q${number}`);
      expect(textOf(readPage(site, pathname), `[id="q${number}"]`)).toContain(text);
    }
  });

  test("ties sections and questions together both ways", () => {
    for (const { id, questions } of description.sections)
      expect(description.questions.filter(({ section }) => section === id).map(({ id }) => id)).toEqual(questions);
  });
});

describe("paper.md", () => {
  test("holds every paragraph, list item and question of the paper in order", () => {
    const words = fold(
      read("paper.md")
        .replace(/\[\^[^\]]+\]|[_*]/g, "")
        .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1"),
    );
    let from = 0;
    for (const text of description.sections.flatMap(({ id }) => textsOf(readPage(site, `/sections/${id}/`)))) {
      const at = words.indexOf(text, from);
      expect(at, `not found, or out of order: ${text}`).toBeGreaterThanOrEqual(0);
      from = at;
    }
  });

  test("leaves no component behind", () => {
    expect(read("paper.md")).not.toMatch(/<[A-Z]|%%/);
  });
});

test("the paper can be cited in three formats", () => {
  expect(read("cite.bib")).toContain("Big Society");
  expect(read("cite.ris")).toMatch(/^TY {2}- RPRT/);
  expect(JSON.parse(read("cite.json"))[0]).toMatchObject({ type: "report", publisher: "Clinks" });
});

describe("a section page", () => {
  test("names its work, author, date and publisher in the tags that reference managers read", () => {
    const tag = (name: string) => attribute(readSection(), `meta[name=${name}]`, "content");
    expect(tag("citation_title")).toBe("Local referendums");
    expect(tag("citation_author")).toBe("Thomson, Malcolm");
    expect(tag("citation_publication_date")).toBe("2010/08");
    expect(tag("citation_inbook_title")).toBe("Big Society: Constraints and Potentials");
  });

  test("describes itself as a chapter of the report in JSON-LD", () => {
    const data = JSON.parse(textOf(readSection(), "script[type='application/ld+json']"));
    expect(data).toMatchObject({
      "@type": "Chapter",
      position: 4,
      isPartOf: { "@type": "Report", datePublished: "2010-08" },
    });
  });

  test("can be cited as text and in three formats", () => {
    expect(textOf(readSection(), ".cite p")).toMatch(/^Thomson, M\. \(2010\)/);
    const [bibtex = "", ris = "", json = ""] = all(readSection(), ".cite a[download]").map(({ properties }) =>
      read(String(properties.href)),
    );
    expect(bibtex).toContain("Local referendums");
    expect(ris).toMatch(/^TY {2}- /);
    expect(JSON.parse(json)[0].title).toBe("Local referendums");
  });
});

test("every page has a title of its own, a description, a canonical address and a picture to share", () => {
  const titles = readPages(site).map((page) => {
    expect(attribute(page, "meta[name=description]", "content")).toMatch(/\w/);
    expect(attribute(page, "link[rel=canonical]", "href")).toMatch(/^https:/);
    expect(attribute(page, "meta[property='og:image']", "content")).toBe("https://big-society.example/share.png");
    return textOf(page, "title");
  });
  expect(new Set(titles).size).toBe(titles.length);
});

test("the sitemap lists the pages and robots.txt names the sitemap", () => {
  expect(read("sitemap-0.xml")).toContain("<loc>https://big-society.example/sections/conclusion/</loc>");
  expect(read("robots.txt")).toContain("Sitemap: https://big-society.example/sitemap-index.xml");
});

test("a file that browsers keep for good has another name wherever its content is another", () => {
  const [names, others] = [site, inject("second")].map(({ folder }) =>
    hashedFolders.flatMap((hashed) => readdirSync(join(folder, hashed)).map((name) => hashed + name)),
  );
  const shared = names!.filter((name) => others!.includes(name));
  expect(shared.length).toBeGreaterThan(0);
  for (const name of shared)
    expect(readFileSync(join(inject("second").folder, name)).equals(readFileSync(join(site.folder, name))), name).toBe(
      true,
    );
});

test("no page speaks of the first paper where the second is built", () => {
  for (const { path, html } of readPages(inject("second"))) expect(html, path).not.toMatch(/Clinks|Big Society/);
});
