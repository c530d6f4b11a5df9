import rehypeStringify from "rehype-stringify";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { VFile } from "vfile";
import type { Heading } from "mdast";
import { expect, test } from "vitest";
import { readMdx } from "../../src/check/read-markup.ts";
import { exportCitation } from "../../src/citations/export-citation.ts";
import { writeHarvard } from "../../src/citations/harvard.ts";
import { keepLabels } from "../../src/import/own-numbers.ts";
import type { KeyQuestion } from "../../src/import/question-lines.ts";
import { rehypeLabelledLists } from "../../src/markdown/rehype-labelled-lists.ts";
import { headingIds } from "../../src/markdown/remark-heading-ids.ts";
import { remarkSection } from "../../src/markdown/remark-section.ts";
import { sectionFacts } from "../../src/markdown/section-facts.ts";
import { nameSection } from "../../src/paper/paper.ts";
import { findNumber } from "../../src/search/read-query.ts";
import type { SectionPlace } from "../../src/search/search-data.ts";

const heading = (value: string): Heading => ({ type: "heading", depth: 2, children: [{ type: "text", value }] });

const TEXT = "34\\. The pump leaks, as paragraph 12 says.\n\n(a) It is old.\n\n2.1 It is cold.\n\nNobody minds.\n";

function render(value: string, numbers: "own" | "derived") {
  const processor = unified()
    .use(remarkParse)
    .use(remarkSection, () => ({ numbers }))
    .use(remarkRehype)
    .use(rehypeLabelledLists)
    .use(rehypeStringify);
  return String(processor.processSync(new VFile({ path: "content/sections/03-pumps.mdx", value })));
}

const shown = (html: string) =>
  Array.from(html.matchAll(/<p id="([^"]*)"><a [^>]*>([^<]*)<\/a>([^<]*)<\/p>/g), ([, ...parts]) => parts);

test("paragraphs show the numbers that their author gave them, once, and keep their addresses", () => {
  expect(shown(render(TEXT, "own"))).toEqual([
    ["p3.1", "34.", "The pump leaks, as paragraph 12 says."],
    ["p3.2", "(a)", "It is old."],
    ["p3.3", "2.1", "It is cold."],
    ["p3.4", "¶", "Nobody minds."],
  ]);
  expect(shown(render(TEXT, "derived")).map(([, number]) => number)).toEqual(["3.1", "3.2", "3.3", "3.4"]);
});

test("a section is named without the site's number where the author's own stand", () => {
  expect(nameSection({ number: 3, title: "7. Pumps" }, "own")).toEqual({ label: "", fullTitle: "7. Pumps" });
  expect(nameSection({ number: 3, title: "Pumps" }, "derived")).toEqual({ label: "3", fullTitle: "3 Pumps" });
});

test.each([
  ["- (a) old\n- (b) cold\n", true],
  ["- i. old\n- ii. cold\n", true],
  ["- 1.1 old\n- 1.2 cold\n", true],
  ["- Mr. Old\n- Mr. Cold\n", false],
  ["- (a) old\n- cold\n", false],
])("a list whose items begin with labels has no bullets beside them: %j", (text, isLabelled) => {
  expect(render(text, "derived").includes('class="labelled" role="list"')).toBe(isLabelled);
});

test("what is known of a paragraph tells the number that readers see, and begins behind it", () => {
  const source = `---\ntitle: Pumps\n---\n\n<Topic id="water" />${TEXT}`;
  const { paragraphs } = sectionFacts(readMdx("sections/03-pumps.mdx", source).tree!, source, 3, "own");
  expect(paragraphs.map(({ number, label }) => [number, label])).toEqual([
    ["3.1", "34"],
    ["3.2", "(a)"],
    ["3.3", "2.1"],
    ["3.4", ""],
  ]);
});

const sections: SectionPlace[] = [
  { number: 1, label: "", title: "Foreword", href: "/a/", paragraphs: 2, own: ["", "1"], questions: [] },
  {
    number: 2,
    label: "",
    title: "1. Pumps",
    href: "/b/",
    paragraphs: 3,
    own: ["2", "2.1", "3"],
    questions: ["1", "2a"],
  },
];

test.each([
  ["1", ["/b/", "/a/#p1.2", "/b/#q1"]],
  ["section 1", ["/b/"]],
  ["paragraph 3", ["/b/#p2.3"]],
  ["§2.1", ["/b/#p2.2"]],
  ["Q2A", ["/b/#q2a"]],
  ["question 1", ["/b/#q1"]],
  ["Q2", []],
])("in a paper with its author's numbers, %s leads to what has that number", (query, places) => {
  expect(findNumber(query, sections).map(({ href }) => href)).toEqual(places);
});

test("a heading never takes the address of a question", () => {
  expect(headingIds([heading("Q4"), heading("Q4"), heading("Quarry 4")])).toEqual(["q4-1", "q4-2", "quarry-4"]);
});

const asked = (number: string, label: string): KeyQuestion => ({
  type: "keyQuestion",
  text: `Why ${number}?`,
  label,
  number,
  line: 1,
  blocks: [{ type: "paragraph", children: [{ type: "text", value: `${label} Why ${number}?` }] }],
});

test.each([
  [[["1", "2"], ["1"]], "counted"],
  [
    [
      ["1", "2"],
      ["3", "4(a)"],
    ],
    "as numbers",
  ],
  [[["7"], ["7"]], "in words"],
  [[["7"], [""]], "in words"],
])("questions numbered %j keep their numbers: %s", (numbers, kept) => {
  const questions = numbers.map((some) => some.map((number) => asked(number, number && `Question ${number}:`)));
  expect(keepLabels(questions, new VFile())).toBe(kept);
});

test("a section whose number the paper does not show is cited without one", () => {
  const work = {
    key: "ash2026-pumps",
    title: "7. Pumps",
    authors: [{ given: "Ann", family: "Ash" }],
    year: 2026,
    month: 9,
    publisher: "Mill Street",
    language: "en-GB",
    url: "https://water.example/sections/pumps/",
    part: { paper: "Water" },
  };
  expect(writeHarvard(work)).toBe(
    "Ash, A. (2026) ‘7. Pumps’, in Water. Mill Street. Available at: https://water.example/sections/pumps/",
  );
  for (const format of ["bib", "ris", "json"] as const)
    expect(exportCitation(work, format)).not.toMatch(/chapter =|^SE {2}-|chapter-number|undefined/m);
});
