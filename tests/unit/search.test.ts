import { array, assert, nat, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { listEntries } from "../../src/build/search-entries.ts";
import { sectionRecords, termRecord, writeRecord } from "../../src/build/search-records.ts";
import { readSource } from "../../src/build/read-source.ts";
import { checkSource } from "../../src/check/check-paper.ts";
import { type Paper, type Section, assemblePaper } from "../../src/paper/paper.ts";
import { WORD_BREAK, segmentWords } from "../../src/search/segment-words.ts";
import { cutExcerpt } from "../../src/search/excerpt.ts";
import { findNumber, findTitles, likeness, readQuery, expandQuery, wordsOf } from "../../src/search/read-query.ts";
import { suggestWord } from "../../src/search/suggest.ts";
import { numRuns } from "../support/property-runs.ts";

const sections = [
  { number: 1, label: "1", title: "Why an orchard", href: "/sections/why/", paragraphs: 2, questions: [] },
  { number: 3, label: "3", title: "What it costs", href: "/sections/cost/", paragraphs: 4, questions: ["3.1", "3.2"] },
];

const parts = checkSource(readSource("tests/fixtures/second-paper")).parts!;
const paper: Paper = {
  ...assemblePaper(parts),
  glossary: [
    { id: "tpo", term: "Tree Preservation Order", abbreviation: "TPO", definition: "An order.", synonyms: ["felling"] },
    { id: "scion", term: "scion", definition: "A cutting.", synonyms: [] },
  ],
  topics: [{ id: "work", title: "Work", description: "Who prunes.", synonyms: ["volunteering", "pruning trees"] }],
};
const entries = listEntries(paper, "/");

describe("a query", () => {
  test("loses white space, and what is too long to mean anything", () => {
    expect(readQuery("  apple \n tree ")).toBe("apple tree");
    expect(readQuery("word ".repeat(1000)).split(" ")).toHaveLength(12);
    expect(readQuery("x".repeat(5000))).toHaveLength(200);
  });

  test("consists of words in any script, each once", () => {
    expect(wordsOf("“Apple” tree’s co-op, apple; שלום 5,000!")).toEqual(["apple", "tree’s", "co-op", "שלום", "5,000"]);
  });
});

describe("a number", () => {
  test.each([
    ["Q3.2", ["/sections/cost/#q3.2"]],
    ["q3.2", ["/sections/cost/#q3.2"]],
    ["question 3.2?", ["/sections/cost/#q3.2"]],
    ["3.2", ["/sections/cost/#p3.2", "/sections/cost/#q3.2"]],
    ["para 3.2", ["/sections/cost/#p3.2"]],
    ["3.4", ["/sections/cost/#p3.4"]],
    ["section 3", ["/sections/cost/"]],
    ["3", ["/sections/cost/"]],
    ["Q3", []],
    ["question 3", ["/sections/cost/#q3.1", "/sections/cost/#q3.2"]],
    ["key questions 3", ["/sections/cost/#q3.1", "/sections/cost/#q3.2"]],
    ["question 1", []],
    ["3.9", []],
    ["3.0", []],
    ["2", []],
    ["3.2 apples", []],
  ])("%s leads to %j", (query, places) => {
    expect(findNumber(query, sections).map(({ href }) => href)).toEqual(places);
  });
});

describe("names", () => {
  const named = (query: string) => expandQuery(query, entries).named.map(({ title }) => title);

  test("of a term or topic, and other words for it, lead to it, whatever their case", () => {
    expect(named("felling")).toEqual(["TPO: Tree Preservation Order"]);
    expect(named("tpo")).toEqual(["TPO: Tree Preservation Order"]);
    expect(named("Pruning Trees")).toEqual(["Work"]);
    expect(named("pruning")).toEqual([]);
  });

  test("stand for each other within a query", () => {
    expect(expandQuery("TPO rules", entries).variants).toEqual(["Tree Preservation Order rules"]);
    expect(expandQuery("tree preservation order", entries).variants).toEqual(["TPO"]);
    expect(expandQuery("felling", entries).variants).toEqual(["Tree Preservation Order", "TPO"]);
    expect(expandQuery("apples", entries).variants).toEqual([]);
  });
});

test("a phrase of a section’s title leads to the section; one or two words do not", () => {
  expect(findTitles("what it costs", sections).map(({ number }) => number)).toEqual([3]);
  expect(findTitles("costs", sections)).toEqual([]);
});

test.each([
  ["volunteering", "volunteers", 2],
  ["volunteering", "Voluntary", 1],
  ["volunt", "volunteers", 2],
  ["pubs", "public", 1],
  ["pubs", "pub", 2],
  ["in", "in", 2],
  ["in", "income", 1],
  ["offneders", "of", 0],
  ["mortgáge", "mortgage,", 2],
])("%s and %s are alike to the degree %i", (asked, found, degree) => {
  expect(likeness(asked, found)).toBe(degree);
});

describe("an excerpt", () => {
  const text =
    `${"one two three four five six seven ".repeat(6)}Then “apples” and pears. ${"eight nine ".repeat(20)}`.trim();

  test("holds the words around the match, highlighted without their punctuation", () => {
    const { segments, words } = cutExcerpt(text, [43], []);
    const joined = segments.map(({ text, highlighted }) => (highlighted ? `[${text}]` : text)).join("");
    expect(joined).toMatch(/^… three four five six seven Then “\[apples\]” and pears\. .* …$/);
    expect(words).toEqual(["apples"]);
  });

  test("names the paragraph that it stands in, and begins with it", () => {
    const anchors = [
      { id: "p1.1", location: 0 },
      { id: "p1.2", location: 42 },
    ];
    const { anchor, segments } = cutExcerpt(text, [43], anchors);
    expect(anchor).toBe("p1.2");
    expect(segments[0]?.text).toBe("Then “");
  });

  test("is where most of the different words meet", () => {
    const words = [..."a".repeat(90)].map((_, index) =>
      index === 5 ? "apple" : index === 60 ? "apple" : index === 62 ? "pear" : "x",
    );
    expect(
      cutExcerpt(
        words.join(" "),
        [5, 60, 62],
        [
          { id: "near", location: 0 },
          { id: "far", location: 50 },
        ],
      ).anchor,
    ).toBe("far");
  });

  test("of any text and any matches is made of its own words", () => {
    assert(
      property(string(), array(nat(30)), (content, locations) => {
        const { segments } = cutExcerpt(content, locations, []);
        const shown = segments
          .map(({ text }) => text)
          .join("")
          .replace(/^… | …$/g, "");
        expect(content.split(/\s+/).filter(Boolean).join(" ")).toContain(shown);
      }),
      { numRuns },
    );
  });
});

describe("a suggestion", () => {
  const words = ["the", "society", "volunteering", "volunteer", "form", "from", "mortgage"];

  test.each([
    ["bolunteering", "volunteering"],
    ["volnteering", "volunteering"],
    ["mortgaeg", "mortgage"],
    ["societyy", "society"],
    ["form", undefined],
    ["zzzzzz", undefined],
    ["teh", undefined],
    ["willing", undefined],
    ["leeds", undefined],
    ["fern", undefined],
    ["volunteeing", "volunteering"],
    ["voluntary", undefined],
    ["sociable", undefined],
    ["mirtgage", "mortgage"],
    ["fform", undefined],
    ["forms", undefined],
    ["volunteered", undefined],
    ["olunteering", "volunteering"],
  ])("for %s is %s", (typed, meant) => {
    expect(suggestWord(typed, words)).toBe(meant);
  });
});

describe("the records of a section", () => {
  const [record, fees] = sectionRecords(
    { title: "What it costs", topics: [{ id: "work" }] } as Section,
    [
      { slug: "", heading: "", topics: [], blocks: [{ anchor: "p3.1", text: "First." }] },
      { slug: "fees", heading: "Fees & costs", topics: ["money"], blocks: [{ anchor: "p3.2", text: "Second." }] },
    ],
    "/sections/cost/",
  );

  test("lead to the section, or to the heading below which they stand", () => {
    expect(record).toMatchObject({ url: "/sections/cost/", meta: { title: "What it costs" } });
    expect(fees).toMatchObject({
      url: "/sections/cost/#fees",
      meta: { title: "Fees & costs", section: "What it costs" },
    });
  });

  test("carry the topics of the section and of the paragraphs in them", () => {
    expect([record, fees].map((each) => each?.filters.topic)).toEqual([["work"], ["work", "money"]]);
  });

  test("have the ids of their paragraphs, to which a result leads", () => {
    expect(writeRecord(fees!, "en")).toContain('<p id="p3.2">Second.</p>');
  });

  test("escape what they hold", () => {
    const html = writeRecord(
      termRecord({ id: "x", term: '<b> & "c"', definition: "<script>", synonyms: [] }, "/x"),
      "en",
    );
    expect(html).toContain('content="&lt;b&gt; &amp; &quot;c&quot;"');
    expect(html).toContain("&lt;script&gt;");
  });
});

describe("scripts without spaces", () => {
  test.each([
    ["果园需要志愿者来浇水。", "果园|需要|志愿|者|来|浇水|。"],
    ["果樹園は美しい", "果樹|園|は|美しい"],
    ["สวนผลไม้ต้องการอาสาสมัคร", "สวน|ผล|ไม้|ต้องการ|อาสา|สมัคร"],
    ["用GPS定位", "用|GPS|定位"],
    ["An orchard, 3.2", "An orchard, 3.2"],
  ])("in %s the words are found", (text, words) => {
    const segmented = segmentWords(text, "|")
      .replace(/\|+/g, "|")
      .replace(/^\||\|$/g, "");
    expect(segmented.replaceAll("|", "")).toBe(text);
    expect(segmented).toBe(words);
  });

  test("are searched for by their words", () => {
    expect(wordsOf(readQuery("志愿者浇水"))).toEqual(["志愿", "者", "浇水"]);
    expect(likeness("志愿者", "\u2060志愿者")).toBe(2);
  });

  test("are shown as they are written", () => {
    const content = segmentWords("果园需要志愿者来浇水。GPS 定位", WORD_BREAK);
    const { segments } = cutExcerpt(content, [2], []);
    expect(segments).toEqual([
      { text: "果园需要", highlighted: false },
      { text: "志愿", highlighted: true },
      { text: "者来浇水。GPS 定位", highlighted: false },
    ]);
  });
});
