import { describe, expect, test } from "vitest";
import { BRAND_STYLES, type Coverage, brandStyles, fontFamilies } from "../../src/build/brand-styles.ts";
import type { Brand } from "../../src/paper/brand.ts";
import type { PaperParts } from "../../src/paper/paper.ts";

function load(id: string, brand: Brand, { covered }: Coverage = { covered: true }): string {
  const plugin = brandStyles(() => ({ brand }) as PaperParts, { covered });
  const [find, read] = [plugin.resolveId, plugin.load] as unknown as ((id: string) => string)[];
  return read!(find!(id));
}

const file = (name: string) => `${process.cwd()}/content/fonts/${name}.woff2`;

test("the fonts of a publisher are those of headings, text and bold words, on screen and on paper", () => {
  const brand: Brand = { fonts: { headings: file("headings"), text: file("text"), bold: file("bold") } };
  const css = load(BRAND_STYLES, brand);
  const faces = [...css.matchAll(/@font-face\{font-family:"([^"]+)";src:url\("([^"]+)"\)[^}]*font-weight:([^;]+);/g)];
  expect(faces.map(([, ...face]) => face)).toEqual([
    ["Brand headings", "/content/fonts/headings.woff2?no-inline", "400 700"],
    ["Brand text", "/content/fonts/text.woff2?no-inline", "400"],
    ["Brand text", "/content/fonts/bold.woff2?no-inline", "600 700"],
  ]);
  expect(css).toContain(':root[data-fonts=""]{--serif:"Brand headings",');
  expect(css).toContain('@media print{html:root{--serif:"Brand headings",');
  expect(fontFamilies(brand, { covered: true })).toEqual(["Brand headings", "Brand text"]);
});

test("every font of a page can be asked for before it is painted: the publisher’s, else that of the site", () => {
  const some: Brand = { fonts: { text: file("text"), bold: file("bold") } };
  expect(load("virtual:fonts", some).split("\n")).toEqual([
    'export { default as headings } from "/.astro/fonts/fraunces.woff2?url&no-inline";',
    'export { default as text } from "/content/fonts/text.woff2?url&no-inline";',
    'export { default as bold } from "/content/fonts/bold.woff2?url&no-inline";',
    "export const italics = undefined;",
  ]);
  expect(load("virtual:fonts", {})).toContain("public-sans-italic.woff2");
  expect(fontFamilies(some, { covered: true })).toEqual(["Fraunces", "Brand text"]);
});

describe("where the fonts of the site lack the letters of the paper", () => {
  const covered = false;
  const system = "--sans:system-ui,sans-serif;--serif:system-ui,sans-serif;";

  test("all text is in the faces of the system, on screen and on paper", () => {
    const css = load(BRAND_STYLES, {}, { covered });
    expect(css).toContain(`@layer tokens{:root,:root[data-fonts=""]{${system}}}`);
    expect(css).toContain(`@layer print{@media print{html:root{${system}}`);
    expect(css).not.toContain("Fraunces");
    expect(css).not.toContain("Public Sans");
  });

  test("headings have room for marks, and no space that breaks the joins of Arabic", () => {
    const css = load(BRAND_STYLES, {}, { covered });
    const rules = (root: string) =>
      `${root}h1{letter-spacing:normal}${root}:is(h1,h2,h3,h4),${root}h1 span{line-height:1.35}`;
    expect(css).toContain(`@layer utilities{${rules("")}}`);
    expect(css).toContain(rules("html:root "));
  });

  test("no font is asked for", () => {
    expect(load("virtual:fonts", {}, { covered })).not.toContain(".woff2");
    expect(fontFamilies(undefined, { covered })).toEqual([]);
  });

  test("a font of the publisher is used for what it names, and the system’s for the rest", () => {
    const brand: Brand = { fonts: { headings: file("headings") } };
    const css = load(BRAND_STYLES, brand, { covered });
    const own = ':root[data-fonts=""]{--serif:"Brand headings",system-ui,sans-serif;}';
    expect(css.indexOf(own)).toBeGreaterThan(css.indexOf(system));
    expect(css).toContain('html:root{--serif:"Brand headings",system-ui,sans-serif;}');
    expect(fontFamilies(brand, { covered })).toEqual(["Brand headings"]);
    expect(load("virtual:fonts", brand, { covered }).match(/[\w-]+\.woff2/g)).toEqual(["headings.woff2"]);
  });
});
