import type { ListItem, Paragraph, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { startRemarks } from "../../../src/import/manuscript.ts";
import { isQuestionHeading } from "../../../src/import/recognise/headings.ts";
import { readDate } from "../../../src/import/recognise/read-dates.ts";
import { readAuthors } from "../../../src/import/recognise/read-names.ts";
import { readQuestion } from "../../../src/import/recognise/read-question.ts";
import { readReference } from "../../../src/import/recognise/read-reference.ts";
import { readTitleLine } from "../../../src/import/recognise/read-title-lines.ts";
import { dropFurniture } from "../../../src/import/source/drop-furniture.ts";
import { joinWords } from "../../../src/import/source/join-words.ts";
import { readLines } from "../../../src/import/source/lines.ts";
import { countTelling, likeness } from "../../../src/import/update/match-texts.ts";

const parse = (text: string) =>
  (unified().use(remarkParse).use(remarkGfm).parse(text) as Root).children[0] as Paragraph;

test.each([
  ["Jane Smith", [["Jane", "Smith"]]],
  ["Dr Jane van der Berg, Policy Analyst, Example Trust", [["Jane", "van der Berg", "Policy Analyst, Example Trust"]]],
  [
    "Jane Smith and Nerys ap Gwilym-Brown",
    [
      ["Jane", "Smith"],
      ["Nerys", "ap Gwilym-Brown"],
    ],
  ],
  [
    "J. R. Smith, Head of Research, and Zoë O’Farrell, Treasurer",
    [
      ["J. R.", "Smith", "Head of Research"],
      ["Zoë", "O’Farrell", "Treasurer"],
    ],
  ],
  [
    "Jane Smith; Ann Lee; Tom Jones",
    [
      ["Jane", "Smith"],
      ["Ann", "Lee"],
      ["Tom", "Jones"],
    ],
  ],
  ["Plato", [["Plato", "Plato"]]],
])("the authors in “%s”", (text, expected) => {
  expect(readAuthors(text).map(({ given, family, role }) => [given, family, role].filter(Boolean))).toEqual(expected);
});

test.each([
  ["3 March 2026", "2026-03", "2026-03-03"],
  ["the 1st of May: 1st May 2026", "2026-05", "2026-05-01"],
  ["September 12, 2026", "2026-09", "2026-09-12"],
  ["Sept. 2026", "2026-09", undefined],
  ["31/08/2010", "2010-08", "2010-08-31"],
  ["2026-11-22", "2026-11", "2026-11-22"],
  ["31 February 2026", "2026-02", undefined],
  ["Section 12 of 2026", undefined, undefined],
  ["Mayor 2026", undefined, undefined],
])("the date in “%s”", (text, month, day) => {
  expect([readDate(text)?.month, readDate(text)?.day]).toEqual([month, day]);
});

test.each([
  [
    "A discussion paper by Jane Smith, May 2026",
    { kind: "Discussion paper", authors: [{ given: "Jane", family: "Smith" }], published: "2026-05" },
  ],
  ["Published by the Example Trust, 3 May 2026", { publisher: "Example Trust", published: "2026-05" }],
  ["Report by the Example Trust", { kind: "Report", publisher: "Example Trust" }],
  ["CONSULTATION DOCUMENT", { kind: "Consultation document" }],
  ["Responses by 30 June 2026", { closes: "2026-06-30" }],
  ["Authors: Jane Smith | May 2026", { authors: [{ given: "Jane", family: "Smith" }], published: "2026-05" }],
  ["Replies to papers@example.org", { contact: "papers@example.org" }],
  [
    "Discussion paper. Jane Smith, Policy Analyst, Example. Example, May 2026.",
    {
      kind: "Discussion paper",
      authors: [{ given: "Jane", family: "Smith", role: "Policy Analyst, Example" }],
      published: "2026-05",
    },
  ],
  ["Draft for comment", undefined],
])("the line “%s” of a title page", (line, expected) => {
  expect(readTitleLine(line, {})).toEqual(expected);
});

test.each([
  ["Key questions", true],
  ["3.4 Key Questions:", true],
  ["Question", true],
  ["Question 12", true],
  ["Consultation questions", true],
  ["DISCUSSION QUESTION", true],
  ["Questions for trustees", true],
  ["Have your say", true],
  ["Have your says", true],
  ["Questions and answers", false],
  ["The housing question", false],
])("the heading “%s”", (heading, expected) => {
  expect(isQuestionHeading(heading, ["Have your say"])).toBe(expected);
});

test.each([
  ["Who pays?", { text: "Who pays?", added: false, label: "", rest: "" }],
  ["Q3.2: Who pays?", { text: "Who pays?", label: "Q3.2:" }],
  ["(b) Who pays?", { text: "Who pays?", label: "(b)" }],
  ["Question 4. Who pays?", { text: "Who pays?", label: "Question 4." }],
  ["Who pays? Who decides?", { text: "Who pays? Who decides?", rest: "" }],
  ["Who pays? Please say why.", { text: "Who pays?", rest: "Please say why." }],
  ["Should we ask “who pays?”", { text: "Should we ask “who pays?”?", added: true }],
  ["Who pays.", { text: "Who pays?", added: true }],
  ["In your view, who pays", { text: "In your view, who pays?", added: true }],
  ["Tell us who pays.", { text: "", rest: "Tell us who pays." }],
  ["A 5% rise?", { text: "A 5% rise?", label: "" }],
])("the question “%s”", (text, expected) => {
  expect(readQuestion(parse(text))).toMatchObject(expected);
});

describe("the reference", () => {
  test.each([
    [
      "Barn Trust (2019) *Roofs for owls*.",
      { author: "Barn Trust", year: 2019, title: "Roofs for owls", unsure: false },
    ],
    [
      "Hale, M. and Lee, P. (2021a). “Counting owls”. <https://example.org/a_b>",
      { author: "Hale, M. and Lee, P.", letter: "a", title: "Counting owls", url: "https://example.org/a_b" },
    ],
    [
      "Hale M, 2021, *Owls and us*, Leeds: Press.",
      { author: "Hale M", title: "Owls and us, Leeds: Press", unsure: true },
    ],
    ["Meadow Society, *Hunting by night*, 2008.", { author: "Meadow Society", year: 2008, title: "Hunting by night" }],
    [
      "Barn Trust (2019) Owls in 1950. Available at: www.example.org/owls",
      { title: "Owls in 1950", url: "http://www.example.org/owls" },
    ],
    ["*Roofs for owls*, Barn Trust, 2019", { author: "Barn Trust", title: "Roofs for owls", unsure: true }],
    ["A letter to the author.", undefined],
    ["(2019) Nobody wrote this.", undefined],
  ])("%s", (text, expected) => {
    const read = readReference(parse(text), false);
    if (expected) expect(read).toMatchObject(expected);
    else expect(read).toBeUndefined();
  });

  test.each([
    "The survey was repeated (2019) by another team.",
    "See Barn Trust (2019) for more.",
    "In 2019 it rained.",
  ])("is not found in the footnote: %s", (text) => {
    expect(readReference(parse(text), true)).toBeUndefined();
  });
});

test.each([
  ["consul-\ntation began", "consultation\nbegan"],
  ["a long-\nterm plan, a long-term hope", "a long-term\nplan, a long-term hope"],
  ["the Franco-\nGerman border", "the Franco-German\nborder"],
  ["pre-\nand post-war", "pre-\nand post-war"],
  ["co-\noperation", "co-operation"],
  ["effi\u00AD\ncient", "efficient"],
  ["low-\nest; now low and the lowest", "lowest;\nnow low and the lowest"],
  ["https://example.org/two-\nwords here", "https://example.org/two-words\nhere"],
  ["a dash -\nand on", "a dash -\nand on"],
])("words divided at the end of a line: %j", (text, expected) => {
  const lines = joinWords(readLines(text), startRemarks());
  expect(lines.map((line) => line.text).join("\n")).toBe(expected);
});

test("page numbers that count up are left out without form feeds, and lists of numbers are not", () => {
  const page = (number: number) =>
    [...Array.from({ length: 20 }, (_, line) => `Sentence ${number}.${line} ends here.`), "", `${number}`, "Owls"].join(
      "\n",
    );
  const numbers = ["1", "2", "3", "4"].join("\n");
  const remarks = startRemarks();
  const kept = dropFurniture(readLines([numbers, page(7), page(8), page(9), "The end."].join("\n")), remarks).map(
    ({ text }) => text,
  );
  expect(kept.filter((text) => /^\d+$|^Owls$/.test(text))).toEqual(["1", "2", "3", "4"]);
  expect(kept).toContain("Sentence 8.0 ends here.");
  expect(remarks.leftOut.map(({ text }) => text)).toEqual([
    "page header or footer “Owls”, on lines 27, 50, 73",
    "page header or footer “7”, on lines 26, 49, 72",
  ]);
});

test.each([
  ["How should the roof be paid for?", "How will the roof be paid for?", 1],
  ["How should the roof be paid for?", "How should the field be mown?", 0],
  ["What barns and roofs need", "What barns need", 0.8],
  ["Why?", "Why?", 1],
  ["", "", 0],
])("the likeness of “%s” and “%s” goes by the words that carry their meaning", (one, other, expected) => {
  expect(likeness(countTelling(one), countTelling(other))).toBeCloseTo(expected);
});

test("a list item is read with the items inside it", () => {
  const list = (unified().use(remarkParse).parse("- Which of these:\n  - roofs\n  - walls\n\n  comes first?") as Root)
    .children[0];
  expect(readQuestion((list as { children: ListItem[] }).children[0]!).text).toBe(
    "Which of these: roofs walls comes first?",
  );
});
