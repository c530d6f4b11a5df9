import { expect, test } from "vitest";
import { isQuestionsHeading } from "../../../src/import/headings.ts";
import { readAuthors, readLine } from "../../../src/import/imprint.ts";

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
  ["Plato", []],
  ["Explanatory Notes", []],
])("the authors in “%s”", (text, expected) => {
  expect((readAuthors(text) ?? []).map(({ given, family, role }) => [given, family, role].filter(Boolean))).toEqual(
    expected,
  );
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
  expect([readLine(`Date: ${text}`)?.published, readLine(`Closes ${text}`)?.closes]).toEqual([month, day]);
});

test.each([
  [
    "A discussion paper by Jane Smith, May 2026",
    { kind: "Discussion paper", authors: [{ given: "Jane", family: "Smith" }], published: "2026-05" },
  ],
  ["Published by the Example Trust, 3 May 2026", { publisher: "Example Trust", published: "2026-05" }],
  ["Report by the Example Trust", undefined],
  ["CONSULTATION DOCUMENT", { kind: "Consultation document" }],
  ["Responses by 30 June 2026", { closes: "2026-06-30" }],
  ["Authors: Jane Smith | May 2026", { authors: [{ given: "Jane", family: "Smith" }], published: "2026-05" }],
  ["Replies to papers@example.org", { contact: "papers@example.org" }],
  ["Draft for comment", undefined],
])("the line “%s” of a title page", (line, expected) => {
  expect(readLine(line)).toEqual(expected);
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
  ["Have your says", false],
  ["Questions and answers", false],
  ["The housing question", false],
])("the heading “%s”", (heading, expected) => {
  expect(isQuestionsHeading(heading, ["Have your say"])).toBe(expected);
});
