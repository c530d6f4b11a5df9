import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { VFile } from "vfile";
import { expect, test } from "vitest";
import { rehypeBlockIds } from "../../src/markdown/rehype-block-ids.ts";

const section = (label: string, title: string) => ({ id: "x", number: 1, label, title, fullTitle: title });
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { clobberPrefix: "" })
  .use(
    rehypeBlockIds,
    () =>
      new Map([
        ["hedges", section("3", "Hedges")],
        ["walls", section("", "Walls")],
      ]),
  )
  .use(rehypeStringify);
const render = (path: string) =>
  String(processor.processSync(new VFile({ path, value: "A hedge[^1].\n\n[^1]: Of yew." })));
const idsIn = (html: string) => Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
const targetsIn = (html: string) => Array.from(html.matchAll(/ href="#([^"]+)"/g), ([, id]) => id);

test("notes of two question blocks share no id, and each link leads to its own note", () => {
  const blocks = ["content/questions/01-hedges.mdx", "content/questions/02-walls.mdx"].map(render);
  const ids = blocks.flatMap(idsIn);
  expect(ids).toContain("hedges.fn-1");
  expect(new Set(ids).size).toBe(ids.length);
  for (const [at, html] of blocks.entries())
    expect(html).toContain(` on the questions of ${["section 3", "“Walls”"][at]}"`);
  for (const html of blocks) expect(idsIn(html)).toEqual(expect.arrayContaining(targetsIn(html)));
});

test("the ids of a section stay as they are", () => {
  expect(idsIn(render("content/sections/01-hedges.mdx"))).toContain("fn-1");
});
