import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { expect, test } from "vitest";
import { numberedParagraphs } from "../../src/markdown/numbered-paragraphs.ts";
import { rehypeCaptions } from "../../src/markdown/rehype-captions.ts";

const parser = unified().use(remarkParse).use(remarkGfm);
const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeCaptions).use(rehypeStringify);
const render = (markdown: string) => String(processor.processSync(markdown)).replaceAll("\n", "");
const TABLE = "| a |\n| - |\n| 1 |\n";

test("a picture that stands alone has what follows its address as a caption", () => {
  expect(render('![A row](row.png "Eight trees & a gate")')).toBe(
    '<figure><img src="row.png" alt="A row"><figcaption>Eight trees &#x26; a gate</figcaption></figure>',
  );
});

test("a picture without such words, or within a sentence, stays as it is", () => {
  expect(render("![A row](row.png)")).toBe('<p><img src="row.png" alt="A row"></p>');
  expect(render('See ![A row](row.png "Eight") here')).toContain("<p>See <img");
});

test("the paragraph above a table that begins with “Table:” is its caption, with its markup", () => {
  expect(render(`Table: What *apples* cost\n\n${TABLE}`)).toMatch(
    /^<table><caption>What <em>apples<\/em> cost<\/caption><thead>/,
  );
});

test("such a paragraph above anything else stays one", () => {
  expect(render("Table: for four\n\nMore.")).toBe("<p>Table: for four</p><p>More.</p>");
});

test("a caption has no number, and other paragraphs keep theirs", () => {
  const tree = parser.parse(`One.\n\nTable: Costs\n\n${TABLE}\nTable: for four\n\nTwo.`);
  expect(numberedParagraphs(tree)).toHaveLength(3);
});
