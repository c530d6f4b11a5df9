import { expect, test } from "vitest";
import { BRAND_STYLES, brandStyles, fontFamilies } from "../../src/build/brand-styles.ts";
import type { Brand } from "../../src/paper/brand.ts";
import type { PaperParts } from "../../src/paper/paper.ts";

function load(id: string, brand: Brand): string {
  const plugin = brandStyles(() => ({ brand }) as PaperParts);
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
  expect(fontFamilies(brand)).toEqual(["Brand headings", "Brand text"]);
});

test("every font of a publisher can be asked for before a page is painted", () => {
  const some = load("virtual:brand-fonts", { fonts: { text: file("text"), bold: file("bold") } });
  expect(some.split("\n")).toEqual([
    "export const headings = undefined;",
    'export { default as text } from "/content/fonts/text.woff2?url&no-inline";',
    'export { default as bold } from "/content/fonts/bold.woff2?url&no-inline";',
  ]);
  expect(fontFamilies({ fonts: { text: file("text") } })).toEqual(["Fraunces", "Brand text"]);
});
