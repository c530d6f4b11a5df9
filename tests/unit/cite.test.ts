import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { expect, test } from "vitest";
import { readSource } from "../../src/build/read-source.ts";
import { checkSource } from "../../src/check/check-paper.ts";
import { writeBibtex } from "../../src/citations/bibtex.ts";
import { type CitedWork, citePaper, citeSection } from "../../src/citations/cite-paper.ts";
import { writeCsl } from "../../src/citations/csl-json.ts";
import { exportCitation } from "../../src/citations/export-citation.ts";
import { writeHarvard, writeHarvardHtml } from "../../src/citations/harvard.ts";
import { writeRis } from "../../src/citations/ris.ts";
import { assemblePaper } from "../../src/paper/paper.ts";

const paper: CitedWork = {
  key: "thomson2010",
  title: "Big Society: Constraints and Potentials",
  genre: "Discussion paper",
  authors: [{ given: "Malcolm", family: "Thomson" }],
  publisher: "Clinks",
  year: 2010,
  month: 8,
  language: "en-GB",
  url: "https://example.org/big_society/?a=1&b=50%25",
};
const { genre: _, ...withoutGenre } = paper;
const section: CitedWork = {
  ...withoutGenre,
  key: "thomson2010-local-freedom-and-powers",
  title: "Local freedom and powers",
  part: { paper: paper.title, number: "3" },
  url: "https://example.org/big_society/sections/local-freedom-and-powers/longer-than-seventy-characters/",
};
/** Reads a citation in any format as CSL-JSON, by a library that has no part in writing it. */
const read = (text: string) => plugins.input.chain(text, { generateGraph: false });

test("a paper and its sections are cited by their addresses on the site, and by keys of plain letters", () => {
  const parts = checkSource(readSource("tests/fixtures/second-paper")).parts!;
  const cited = assemblePaper({
    ...parts,
    data: { ...parts.data, authors: [{ given: "Éva", family: "D’Ærø-Ŵyn" }], published: "2026-09" },
  });
  const site = new URL("https://orchard.example/papers/");
  expect(citePaper(cited, site)).toMatchObject({
    key: "drwyn2026",
    year: 2026,
    month: 9,
    url: "https://orchard.example/",
  });
  expect(
    citeSection(cited, { id: "late", number: 4, label: "4", title: "Late", fullTitle: "4 Late" }, site),
  ).toMatchObject({
    key: "drwyn2026-late",
    title: "Late",
    part: { paper: cited.fullTitle, number: "4" },
    url: "https://orchard.example/sections/late/",
  });
});

test("a paper in Harvard ends with an address that can be copied", () => {
  expect(writeHarvard({ ...paper, url: "https://example.org/" })).toBe(
    "Thomson, M. (2010) Big Society: Constraints and Potentials. Clinks. Available at: https://example.org/",
  );
});

test("a section in Harvard stands in quotation marks before its paper", () => {
  expect(writeHarvard({ ...section, url: "https://example.org/3" })).toBe(
    "Thomson, M. (2010) ‘Local freedom and powers’, in Big Society: Constraints and Potentials. Clinks, section 3. " +
      "Available at: https://example.org/3",
  );
});

test("Harvard in HTML emphasises the title of the paper and escapes the rest", () => {
  expect(writeHarvardHtml(paper)).toContain("(2010) <em>Big Society: Constraints and Potentials</em>. Clinks.");
  expect(writeHarvardHtml(section)).toContain("‘Local freedom and powers’, in <em>Big Society");
  expect(writeHarvardHtml({ ...paper, title: "Profit < people & <script>" })).toContain(
    "<em>Profit &lt; people &amp; &lt;script&gt;</em>.",
  );
});

test("several authors are joined by commas and one “and”", () => {
  const authors = ["Ann", "Bob", "Cai"].map((given) => ({ given, family: "Rees" }));
  expect(writeHarvard({ ...paper, authors })).toMatch(/^Rees, A\., Rees, B\. and Rees, C\. \(2010\) /);
});

test.each([
  ["Mary Ann", "Smith", "Smith, M.A."],
  ["Jean-Paul Charles", "Sartre", "Sartre, J.-P.C."],
  ["J. R.", "Hartley", "Hartley, J.R."],
  ["J.R.", "Hartley", "Hartley, J.R."],
  ["Anne", "van der Berg", "van der Berg, A."],
  ["Anne van der", "Berg", "Berg, A. van der"],
  ["E\u0301milie", "Ŵyn", "Ŵyn, É."],
  ["ليلى", "حداد", "حداد, ليلى"],
])("%s %s is %s in Harvard", (given, family, name) => {
  expect(writeHarvard({ ...paper, authors: [{ given, family }] })).toMatch(new RegExp(`^${name} \\(2010\\)`));
});

test.each(["Whose society?", "Stop!", "And so on …", "Who says “yes?”", "谁付钱？"])(
  "%s is followed by no full stop of its own",
  (title) => {
    expect(writeHarvard({ ...paper, title })).toContain(`${title} Clinks.`);
    expect(writeHarvard({ ...paper, publisher: "Clinks Ltd." })).toContain("Clinks Ltd. Available");
  },
);

test("quotation marks in the title of a section turn double, and apostrophes stay", () => {
  const title = 'Say ‘no’, the people’s word, to "it"';
  expect(writeHarvard({ ...section, title })).toContain("‘Say “no”, the people’s word, to “it”’, in");
});

test.each([paper, section])("BibTeX, RIS and CSL-JSON of $key say the same", (work) => {
  const csl = writeCsl(work);
  const { language, ...withoutLanguage } = csl;
  expect(read(writeBibtex(work))).toEqual([{ ...withoutLanguage, "citation-key": work.key }]);
  // This reader takes no month from a chapter.
  const issued = { "date-parts": [work.part ? [2010] : [2010, 8]] };
  expect(read(writeRis(work))).toMatchObject([{ ...csl, issued }]);
  expect(read(exportCitation(work, "json"))).toEqual([csl]);
  expect(language).toBe("en-GB");
});

test("CSL-JSON holds a report, or a chapter with its container and number", () => {
  expect(writeCsl(paper)).toEqual({
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
  expect(writeCsl(section)).toMatchObject({
    id: "thomson2010-local-freedom-and-powers",
    type: "chapter",
    "container-title": paper.title,
    "chapter-number": "3",
  });
});

test("BibTeX keeps capitals, the month as a word, and each section's own title", () => {
  expect(writeBibtex(section)).toBe(
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
  expect(read(writeBibtex({ ...paper, publisher }))).toMatchObject([{ publisher }]);
});

test("RIS keeps each value on its own line", () => {
  const lines = writeRis(section).split("\r\n");
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
  const work = { ...paper, title };
  expect(writeHarvard(work)).toContain(title);
  expect(writeHarvardHtml(work)).toMatch(/One (.+) two\1three/u);
  expect(read(writeBibtex(work))).toMatchObject([{ title }]);
  expect(read(writeRis(work))).toMatchObject([{ title }]);
  expect(writeCsl(work).title).toBe(title);
});
