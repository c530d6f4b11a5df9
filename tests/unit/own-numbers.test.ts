import rehypeStringify from "rehype-stringify";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { VFile } from "vfile";
import { expect, test } from "vitest";
import { rehypeLabelledLists } from "../../src/markdown/rehype-labelled-lists.ts";
import { remarkSection } from "../../src/markdown/remark-section.ts";
import { nameSection } from "../../src/paper/paper.ts";

const TEXT = "34\\. The pump leaks, as paragraph 12 says.\n\n(a) It is old.\n\n2.1 It is cold.\n\nNobody minds.\n";

function render(value: string, numbers: "own" | "derived") {
  const processor = unified()
    .use(remarkParse)
    .use(remarkSection, () => numbers)
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
  expect(nameSection({ number: 3, title: "7. Pumps" }, "own")).toBe("7. Pumps");
  expect(nameSection({ number: 3, title: "Pumps" }, "derived")).toBe("3 Pumps");
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
