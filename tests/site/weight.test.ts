import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type BuiltPage, all, readPages } from "../support/pages.ts";
import { thisPaper } from "../support/this-paper.ts";

const site = thisPaper();
const pages = readPages(site);
const packed = (data: string | Buffer) => brotliCompressSync(data).length;
const fileOf = (address: string) => readFileSync(join(site.folder, address));

const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);

describe.each(pages.filter(({ path }) => path.startsWith("/sections/")))("$path", (page) => {
  test("arrives in one round trip: its HTML, styles included, is at most 14,600 bytes", () => {
    expect(packed(page.html)).toBeLessThanOrEqual(14_600);
  });

  test("needs no other file before it can be painted", () => {
    expect(all(page, "link[rel=stylesheet]:not([media=print]), script[src]:not([type=module])")).toEqual([]);
  });

  test("sends at most 6 kB of script", () => {
    const inline = [...page.html.matchAll(/<script type="module">([^]*?)<\/script>/g)].map(([, code]) =>
      packed(code ?? ""),
    );
    const files = all(page, "script[src]").map(({ properties }) => packed(fileOf(String(properties.src))));
    expect(sum(inline) + sum(files)).toBeLessThanOrEqual(6_000);
  });
});

test("the heaviest section is at most 9,500 bytes of HTML, styles included", () => {
  const sizes = pages.filter(({ path }) => path.startsWith("/sections/")).map(({ html }) => packed(html));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(9_500);
});

/** Bytes of a script that is loaded on demand, with all that it imports, but for what every page has. */
function weighModule(name: string): number {
  const files = new Set<string>();
  const add = (file: string) => {
    if (files.has(file) || file.startsWith("Page.")) return;
    files.add(file);
    const imports = fileOf(`_astro/${file}`)
      .toString()
      .matchAll(/\bfrom ?["`]\.\/([^"`]+)["`]/g);
    for (const [, imported = ""] of imports) add(imported);
  };
  const [file] = globSync(`${name}.*.js`, { cwd: join(site.folder, "_astro") });
  add(file!);
  return sum([...files].map((each) => packed(fileOf(`_astro/${each}`))));
}

test("the form needs at most 12 kB of script beside what every page has", () => {
  expect(weighModule("reply-form")).toBeLessThanOrEqual(12_000);
});

test("to answer where one reads loads at most 12 kB", () => {
  expect(weighModule("answer-editor") + packed(fileOf("reply.json"))).toBeLessThanOrEqual(12_000);
});

test("the whole paper is at most 40 kB", () => {
  expect(packed(pages.find(({ path }) => path === "/paper/")!.html)).toBeLessThanOrEqual(40_000);
});

test("the page's styles begin with the lowest layer, so that the order of the layers holds", () => {
  for (const { html } of pages) expect(html.match(/<style>@layer (\w+)/)?.[1]).toBe("reset");
});

test("pages with words in italics name their font too, and no others", () => {
  const others = ["h1", "h2", "h3", "h4", "h5", "h6", "strong", "th", "dt", ".cite"];
  const isInText = (page: BuiltPage) => {
    const slanted = all(page, others.flatMap((each) => [`${each} em`, `${each} cite`]).join());
    return all(page, ".text em, .text cite").some((element) => !slanted.includes(element));
  };
  const named = pages.filter((page) => all(page, "link[data-italics]").length > 0).map(({ path }) => path);
  expect(named).toEqual(pages.filter(isInText).map(({ path }) => path));
  expect(named.length).toBeGreaterThan(3);
});

test("every page names the fonts of its styles, and the cover alone asks for them at once on any line", () => {
  for (const page of pages) {
    const fonts = all(page, "link[data-font]");
    const now = page.path === "/" ? "now" : "";
    expect(fonts.map(({ properties }) => [properties.media, properties.dataFont])).toEqual([
      ["not all", now],
      ["not all", now],
    ]);
    for (const { properties } of fonts) expect(page.html).toContain(`url(${String(properties.href)})`);
  }
});
