import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, inject, test } from "vitest";
import type { PaperDescription } from "../../src/paper/paper-json.ts";
import { all, attribute, readPage, readPages } from "../support/pages.ts";
import { thisPaper } from "../support/this-paper.ts";

const branded = inject("second");
const plain = thisPaper();
const read = (file: string) => readFileSync(join(branded.folder, file));
const LOGO = "Lindle Allotment and Orchard Society";

/** How much of a picture has a colour, from 0 to 1. */
async function shareOf(picture: Buffer, [red, green, blue]: [number, number, number]): Promise<number> {
  const pixels = await sharp(picture).flatten().raw().toBuffer();
  const count = pixels.length / 3;
  const same = (value: number, at: number) => Math.abs(pixels[at]! - value) < 6;
  return (
    Array.from({ length: count }, (_, n) => n * 3).filter(
      (at) => same(red, at) && same(green, at + 1) && same(blue, at + 2),
    ).length / count
  );
}

describe("a publisher’s brand", () => {
  test("gives every page its colours, in both themes, by custom properties alone", () => {
    for (const { path, html } of readPages(branded)) {
      expect(html, path).toContain("--cover:#ffd34d;");
      const [rules = ""] =
        /:root\{--paper:[^@]*@media\s?\(prefers-color-scheme:dark\)\{:root\{[^}]*\}\}/.exec(
          html.slice(html.indexOf("--cover:#ffd34d") - 400),
        ) ?? [];
      expect(rules.length, path).toBeGreaterThan(300);
      expect(rules.length, path).toBeLessThan(1_000);
    }
  });

  test("shows its logo at the head of every page and in print, with its words and its size", () => {
    for (const page of readPages(branded)) {
      const [logo] = all(page, ".site img.logo");
      expect(logo?.properties, page.path).toMatchObject({ alt: LOGO, width: 160, height: 40 });
    }
    expect(attribute(readPage(branded, "/questions/"), ".print-head img.logo", "alt")).toBe(LOGO);
    expect(attribute(readPage(branded, "/paper/"), ".title-page img.logo", "src")).toMatch(/^data:image\/svg/);
  });

  test("publishes of its logo only what draws", () => {
    expect(read("brand/logo.svg").toString()).toMatch(/<circle/);
    expect(read("brand/logo.svg").toString()).not.toContain("script");
  });

  test("colours the icons and the picture to share", async () => {
    expect(read("favicon.svg").toString()).toContain("#7a1f4d");
    expect(await shareOf(read("apple-touch-icon.png"), [0x7a, 0x1f, 0x4d])).toBeGreaterThan(0.1);
    expect(await shareOf(read("share.png"), [0xff, 0xd3, 0x4d])).toBeGreaterThan(0.5);
  });

  test("sends the picture of its cover in two widths", async () => {
    const sizes = await Promise.all([800, 1600].map((width) => sharp(read(`brand/cover-${width}.webp`)).metadata()));
    expect(sizes.map(({ width }) => width)).toEqual([800, 1600]);
    expect(attribute(readPage(branded, "/"), ".cover-picture", "alt")).toBe("");
  });

  test("is in paper.json, for the digest of replies", () => {
    const { palette, logo } = JSON.parse(read("paper.json").toString()) as PaperDescription;
    expect(palette?.light).toMatchObject({ cover: "#ffd34d", accent: "#7a1f4d" });
    expect(logo).toMatchObject({ file: "brand/logo.svg", alt: attribute(readPage(branded, "/"), ".logo", "alt") });
    expect(read(logo!.file).length).toBeGreaterThan(0);
  });
});

test("a paper without a brand has nothing of one", () => {
  for (const { path, html } of readPages(plain)) expect(html, path).not.toMatch(/\blogo\b|cover-picture|Brand /);
  expect(readFileSync(join(plain.folder, "paper.json"), "utf8")).not.toMatch(/"(?:palette|logo)"/);
});
