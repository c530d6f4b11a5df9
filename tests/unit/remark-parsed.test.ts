import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import { readMdx } from "../../src/check/read-markup.ts";
import { type ParsedText, remarkParsed } from "../../src/markdown/remark-parsed.ts";

const files = globSync("{content,tests/fixtures/second-paper}/{sections,questions}/*.mdx");
const parser = () => unified().use(remarkParse).use(remarkMdx).use(remarkGfm);
/** A text as Astro has it compiled: spaces where its front matter was. */
const blank = (text: string) => text.replace(/^---\n[^]*?\n---/, (front) => front.replace(/[^\n]/g, " "));
const fileOf = (file: string, text: string) => new VFile({ path: resolve(file), value: blank(text) });

const file = "tests/fixtures/second-paper/sections/01-why-an-orchard.mdx";
const text = readFileSync(file, "utf8");
const lastNode = ({ tree }: ParsedText) => tree!.children.at(-1);

test.each(files)("the build would parse %s as the check does", (file) => {
  const text = readFileSync(file, "utf8");
  const parsed = [readMdx(file, text)];
  const build = parser().use(remarkParsed, () => parsed);
  expect(build.parse(fileOf(file, text)).children).toEqual(parser().parse(blank(text)).children);
});

describe("a text that has been parsed", () => {
  test("is not parsed again", () => {
    const parsed = [readMdx(file, text)];
    const build = parser().use(remarkParsed, () => parsed);
    expect(build.parse(fileOf(file, text)).children.at(-1)).toBe(lastNode(parsed[0]!));
  });

  test("is, when it is compiled once more: plugins have changed the tree by then", () => {
    const parsed = [readMdx(file, text)];
    const build = parser()
      .use(remarkParsed, () => parsed)
      .freeze();
    build.parse(fileOf(file, text));
    expect(build.parse(fileOf(file, text)).children.at(-1)).not.toBe(lastNode(parsed[0]!));
  });

  test("is not, when it has been read anew", () => {
    let parsed = [readMdx(file, text)];
    const build = parser()
      .use(remarkParsed, () => parsed)
      .freeze();
    build.parse(fileOf(file, text));
    parsed = [readMdx(file, text)];
    expect(build.parse(fileOf(file, text)).children.at(-1)).toBe(lastNode(parsed[0]!));
  });

  test("is, when it has changed since", () => {
    const parsed = [readMdx(file, text)];
    const changed = text.replace(/[a-z](?=[^a-z]*$)/, "x");
    expect(changed).not.toBe(text);
    const build = parser().use(remarkParsed, () => parsed);
    expect(build.parse(fileOf(file, changed))).toEqual(parser().parse(blank(changed)));
  });
});
