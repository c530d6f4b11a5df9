import { describe, expect, test } from "vitest";
import { readSource } from "../../src/build/read-source.ts";
import { checkSource } from "../../src/check/check-paper.ts";
import { assemblePaper } from "../../src/paper/paper.ts";
import { writeMarkdown } from "../../src/paper/paper-markdown.ts";
import { minutesToRead } from "../../src/paper/reading-time.ts";

const parts = checkSource(readSource("tests/fixtures/second-paper")).parts!;
const paper = assemblePaper(parts);

describe("an assembled paper", () => {
  test("takes as long to read as its sections with their questions", () => {
    const words = paper.sections.reduce((sum, section) => sum + section.words, 0);
    expect(words).toBeGreaterThan(parts.sections.reduce((sum, { facts }) => sum + facts.words, 0));
    expect(paper.minutes).toBe(minutesToRead(words));
  });

  test.each([
    ["en-GB", "ltr"],
    ["cy", "ltr"],
    ["ar", "rtl"],
    ["fa-IR", "rtl"],
    ["uz-Arab", "rtl"],
    ["he", "rtl"],
    ["zh-Hant", "ltr"],
  ])("in %s is written %s", (language, direction) => {
    expect(assemblePaper({ ...parts, data: { ...parts.data, language } }).direction).toBe(direction);
  });
});

describe("the paper as Markdown", () => {
  const markdown = writeMarkdown(
    assemblePaper({
      ...parts,
      blocks: parts.blocks.map((block) => ({
        ...block,
        questions: block.questions.map((question) => ({ ...question, text: "Is $& more than $$ or $1?" })),
      })),
    }),
    new URL("https://orchard.example/papers/"),
  );

  test("keeps every sign of a question", () => {
    expect(markdown.match(/Is \$& more than \$\$ or \$1\?/g)).toHaveLength(paper.questions.length);
  });

  test("has whole addresses", () => {
    expect(markdown).toContain("(https://orchard.example/papers/sections/what-it-costs/#p3.1)");
    expect(markdown).toContain("[on one page](https://orchard.example/papers/questions/)");
    expect(markdown).not.toMatch(/\]\(\//);
  });
});
