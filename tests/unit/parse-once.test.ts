import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VFile } from "vfile";
import { beforeEach, describe, expect, test } from "vitest";
import { keepTrees, parseOnce } from "../../src/markdown/parse-once.ts";
import { readMdx } from "../../src/check/read-markup.ts";

const files = globSync("{content,tests/fixtures/second-paper}/{sections,questions}/*.mdx");
const build = unified().use(remarkParse).use(remarkMdx).use(remarkGfm);
/** A text as Astro has it compiled: spaces where its front matter was. */
const blank = (text: string) => text.replace(/^---\n[^]*?\n---/, (front) => front.replace(/[^\n]/g, " "));
const compile = (file: string, text: string) =>
  build()
    .use(parseOnce)
    .parse(new VFile({ path: resolve(file), value: blank(text) }));

const file = "content/sections/01-introduction.mdx";
const text = readFileSync(file, "utf8");
const checked = readMdx(file, text);
beforeEach(() => keepTrees([checked]));

test.each(files)("the build would parse %s as its check does", (file) => {
  const text = readFileSync(file, "utf8");
  keepTrees([readMdx(file, text)]);
  expect(compile(file, text).children).toEqual(build().parse(blank(text)).children);
});

describe("a text that has been checked", () => {
  test("is not parsed again", () => {
    expect(compile(file, text).children.at(-1)).toBe(checked.tree!.children.at(-1));
  });

  test("is, when it is compiled once more: plugins have changed the tree by then", () => {
    compile(file, text);
    expect(compile(file, text).children.at(-1)).not.toBe(checked.tree!.children.at(-1));
  });

  test("is, when it has changed since", () => {
    const changed = text.replace(/[a-z](?=[^a-z]*$)/, "x");
    expect(changed).not.toBe(text);
    expect(compile(file, changed)).toEqual(build().parse(blank(changed)));
  });
});
