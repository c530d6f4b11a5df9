import { describe, expect, test } from "vitest";
import { readMdx } from "../../src/check/read-markup.ts";
import { sectionFacts } from "../../src/markdown/section-facts.ts";

const factsOf = (text: string) => {
  const source = `---\ntitle: A hedge\n---\n\n${text}`;
  return sectionFacts(readMdx("sections/02-a-hedge.mdx", source).tree!, source, 2);
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
    expect(paragraphs).toEqual([{ number: "2.1", topics: ["birds"], beginning: "Wrens nest here." }]);
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
