import { plugins } from "@citation-js/core";
import { expect, test } from "vitest";
import { citeWorks, type CitedWork } from "../../src/citations/cite-works.ts";

const paper: CitedWork = {
  id: "paper",
  kind: "paper",
  title: "Big Society: Constraints and Potentials",
  genre: "Discussion paper",
  authors: [{ given: "Malcolm", family: "Thomson" }],
  publisher: "Clinks",
  issued: { year: 2010, month: 8 },
  language: "en-GB",
  url: "https://example.org/big_society/?a=1&b=50%25",
};
const section: CitedWork = {
  ...paper,
  id: "local-freedom-and-powers",
  kind: "section",
  title: "Local freedom and powers",
  container: { title: paper.title },
  number: "3",
  url: "https://example.org/big_society/sections/local-freedom-and-powers/longer-than-seventy-characters/",
};
const cite = (work: CitedWork) => citeWorks([work])[0]!;
const read = (text: string) => plugins.input.chain(text, { generateGraph: false });
const retitle = (title: string) => cite({ ...paper, title });

test("a paper in Harvard ends with an address that can be copied", () => {
  expect(cite({ ...paper, url: "https://example.org/" }).harvard).toBe(
    "Thomson, M. (2010) Big Society: Constraints and Potentials. Clinks. Available at: https://example.org/",
  );
});

test("a section in Harvard stands in quotation marks before its paper", () => {
  expect(cite({ ...section, url: "https://example.org/3" }).harvard).toBe(
    "Thomson, M. (2010) ‘Local freedom and powers’, in Big Society: Constraints and Potentials. Clinks, section 3. " +
      "Available at: https://example.org/3",
  );
});

test("Harvard in HTML emphasises the title of the paper and escapes the rest", () => {
  expect(cite(paper).harvardHtml).toContain("(2010) <em>Big Society: Constraints and Potentials</em>. Clinks.");
  expect(cite(section).harvardHtml).toContain("‘Local freedom and powers’, in <em>Big Society");
  expect(retitle("Profit < people & <script>").harvardHtml).toMatch(/<em>Profit &#60; people &#38; &#60;script/);
});

test("several authors are joined by commas and one “and”", () => {
  const authors = ["Ann", "Bob", "Cai"].map((given) => ({ given, family: "Rees" }));
  expect(cite({ ...paper, authors }).harvard).toMatch(/^Rees, A\., Rees, B\. and Rees, C\. \(2010\) /);
});

test("a title that asks is followed by no full stop", () => {
  expect(retitle("Whose society?").harvard).toContain("Whose society? Clinks.");
});

test("sections of one year are not told apart by letters, and keep their order", () => {
  const titles = ["Zeal", "Aims", "Means"];
  const citations = citeWorks(titles.map((title) => ({ ...section, id: title.toLowerCase(), title })));
  expect(citations.map(({ harvard }) => harvard.slice(0, 24))).toEqual([
    "Thomson, M. (2010) ‘Zeal",
    "Thomson, M. (2010) ‘Aims",
    "Thomson, M. (2010) ‘Mean",
  ]);
});

test.each([paper, section])("BibTeX, RIS and CSL-JSON of a $kind say the same", (work) => {
  const { bibtex, ris, cslJson } = cite(work);
  const { language, ...withoutLanguage } = cslJson;
  expect(read(bibtex)).toEqual([{ ...withoutLanguage, "citation-key": cslJson.id }]);
  expect(read(ris)).toMatchObject([
    { ...cslJson, issued: { "date-parts": [work.kind === "paper" ? [2010, 8] : [2010]] } },
  ]);
  expect(read(JSON.stringify([cslJson]))).toEqual([cslJson]);
  expect(language).toBe("en-GB");
});

test("CSL-JSON holds a report, or a chapter with its container and number", () => {
  expect(cite(paper).cslJson).toEqual({
    id: "thomson2010",
    type: "report",
    genre: "Discussion paper",
    title: paper.title,
    author: [{ family: "Thomson", given: "Malcolm" }],
    issued: { "date-parts": [[2010, 8]] },
    publisher: "Clinks",
    language: "en-GB",
    URL: paper.url,
  });
  expect(cite(section).cslJson).toMatchObject({
    id: "thomson2010-local-freedom-and-powers",
    type: "chapter",
    "container-title": paper.title,
    "chapter-number": "3",
  });
});

test("BibTeX keeps capitals, the month as a word, and each section's own title", () => {
  expect(cite(section).bibtex).toBe(
    [
      "@incollection{thomson2010-local-freedom-and-powers,",
      "  author = {Thomson, Malcolm},",
      "  chapter = {3},",
      "  booktitle = {{Big Society: Constraints and Potentials}},",
      "  year = {2010},",
      "  publisher = {Clinks},",
      "  title = {{Local freedom and powers}},",
      `  url = {${section.url}},`,
      "  month = aug,",
      "}",
      "",
    ].join("\n"),
  );
});

test("BibTeX does not take “and” in a publisher's name for two publishers", () => {
  const publisher = "Digital, Culture & Sport and Others";
  expect(read(cite({ ...paper, publisher }).bibtex)).toMatchObject([{ publisher }]);
});

test("RIS keeps each value on its own line", () => {
  const lines = cite(section).ris.split("\r\n");
  expect(lines.at(0)).toBe("TY  - CHAP");
  expect(lines.slice(-2)).toEqual(["ER  - ", ""]);
  expect(lines).toEqual(
    expect.arrayContaining([
      "AU  - Thomson, Malcolm",
      "TI  - Local freedom and powers",
      "T2  - Big Society: Constraints and Potentials",
      "PY  - 2010",
      "DA  - 2010/08//",
      `UR  - ${section.url}`,
    ]),
  );
});

test.each([
  "–",
  "—",
  "&",
  "é",
  "%",
  "_",
  "#",
  "$",
  "{",
  "}",
  "\\",
  "~",
  "^",
  "ŵ",
  "“",
  "”",
  "½",
  "²",
  "…",
  "£",
  "€",
  "Ж",
  "🙂",
])("%s survives each format", (character) => {
  const title = `One ${character} two${character}three`;
  const { harvard, harvardHtml, bibtex, ris, cslJson } = retitle(title);
  expect(harvard).toContain(title);
  expect(harvardHtml).toMatch(/One (.+) two\1three/u);
  expect(read(bibtex)).toMatchObject([{ title }]);
  expect(read(ris)).toMatchObject([{ title }]);
  expect(cslJson.title).toBe(title);
});

test("a long paper is cited by one engine", () => {
  const works = Array.from({ length: 450 }, (_, index) => ({ ...section, id: `section-${index}` }));
  const start = performance.now();
  expect(new Set(citeWorks(works).map(({ bibtex }) => bibtex)).size).toBe(450);
  // About 0.3 s; an engine for each work would take several.
  expect(performance.now() - start).toBeLessThan(2000);
});
