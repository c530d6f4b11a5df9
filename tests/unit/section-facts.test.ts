import { describe, expect, test } from "vitest";
import { readMdx } from "../../src/check/read-markup.ts";
import { sectionFacts } from "../../src/markdown/section-facts.ts";
import { sectionText } from "../../src/markdown/section-text.ts";

const factsOf = (text: string) => {
  const source = `---\ntitle: A hedge\n---\n\n${text}`;
  return sectionFacts(readMdx("sections/02-a-hedge.mdx", source).tree!, source, 2, "derived");
};

describe("what is known of a section", () => {
  test("words are counted block by block, in lists, tables, notes and headings", () => {
    const text =
      "Two words[^1].\n\n## A heading\n\n- one\n- two three\n\n| a | b |\n| - | - |\n| c | d |\n\n[^1]: Last note.";
    expect(factsOf(text).words).toBe(2 + 2 + 3 + 4 + 2);
  });

  test("paragraphs of the running text are numbered, those in lists and quotes are not", () => {
    const { paragraphs } = factsOf("First.\n\n> Quoted.\n\n- Listed.\n\n![Alone](./a.png)\n\nSecond.");
    expect(paragraphs.map(({ number }) => number)).toEqual(["2.1", "2.2"]);
  });

  test("a marked paragraph gives its topics and its first sentence", () => {
    const { paragraphs } = factsOf('<Topic id="birds" />Wrens nest here. So do robins.');
    expect(paragraphs).toEqual([{ number: "2.1", label: "2.1", topics: ["birds"], beginning: "Wrens nest here." }]);
  });

  test.each([
    ["A *word*.", true],
    ['As shown<Cite id="a" />.', true],
    ["- in *lists*", true],
    ["A **bold *word***.", false],
    ["All ***at once***.", false],
    ["## A *heading*\n\nPlain.", false],
  ])("it is said whether it has italics: %j", (text, hasItalics) => {
    expect(factsOf(text).hasItalics).toBe(hasItalics);
  });

  test("headings have the ids that links lead to", () => {
    const { headings } = factsOf("## A *tall* hedge\n\n### A tall hedge\n\n## Search");
    expect(headings).toEqual([
      { depth: 2, slug: "a-tall-hedge", text: "A tall hedge" },
      { depth: 3, slug: "a-tall-hedge-1", text: "A tall hedge" },
      { depth: 2, slug: "search-1", text: "Search" },
    ]);
  });

  test("its Markdown keeps the author’s words, whatever signs they hold, and marks links within the site", () => {
    const { markdown } = factsOf(
      '## Cost\n\nIt is $& or $$, see [/about/ us](/about/ "/about/") and [out](https://a.example/about/).',
    );
    expect(markdown).toBe(
      '### Cost\n\nIt is $& or $$, see [/about/ us](%%site%%/about/ "/about/") and [out](https://a.example/about/).',
    );
  });
});

describe("the text of a section for the search", () => {
  const treeOf = (text: string) => readMdx("sections/02-a-hedge.mdx", text).tree!;
  const partsOf = (text: string, block?: string) => sectionText(treeOf(text), 2, block ? treeOf(block) : undefined);

  test("stands in parts: before the first heading, and below each", () => {
    expect(partsOf('<Topic id="birds" />First.\n\n## A *tall* hedge\n\nSecond.\n\n## Empty')).toEqual([
      { slug: "", heading: "", topics: ["birds"], blocks: [{ anchor: "p2.1", text: "First." }] },
      { slug: "a-tall-hedge", heading: "A tall hedge", topics: [], blocks: [{ anchor: "p2.2", text: "Second." }] },
      { slug: "empty", heading: "Empty", topics: [], blocks: [] },
    ]);
  });

  test("has what readers see, and nothing twice: lists, rows of tables, code, lines", () => {
    const [part] = partsOf(
      'One\\\ntwo `three` ![four](./a.png)<Cite id="x" />.\n\n- [five](/a/) {/* no */}\n\n| six | seven |\n| - | - |\n| 8 | 9 |\n\n```\nten\n```',
    );
    expect(part?.blocks.map(({ text }) => text)).toEqual(["One two three .", "five", "six seven", "8 9", "ten"]);
  });

  test("has a note where it is first referred to, once", () => {
    const parts = partsOf("A[^n].\n\n## Two\n\nB[^n].\n\n[^n]: Said *before*.");
    expect(parts.map(({ blocks }) => blocks)).toEqual([
      [
        { anchor: "p2.1", text: "A." },
        { anchor: "fn-n", text: "Said before." },
      ],
      [{ anchor: "p2.2", text: "B." }],
    ]);
  });

  test("has the text of its question block where the questions stand", () => {
    const textsOf = (text: string) => partsOf(text, "Context.").map(({ blocks }) => blocks.map(({ text }) => text));
    expect(textsOf("A.\n\n<KeyQuestions />\n\nB.")).toEqual([["A.", "Context.", "B."]]);
    expect(textsOf("A.")).toEqual([["A.", "Context."]]);
  });
});
