import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import sharp from "sharp";
import { expect, test } from "vitest";
import { drawOgImage, type OgImage } from "../../src/build/og-image.ts";

const require = createRequire(import.meta.url);
const font = (name: string, weight: number) =>
  ["latin", "latin-ext"].map((set) =>
    readFileSync(require.resolve(`@fontsource/${name}/files/${name}-${set}-${weight}-normal.woff`)),
  );
const paper: OgImage = {
  kind: "Discussion paper, first in a series",
  title: "Big Society",
  subtitle: "Constraints and Potentials",
  publisher: "Clinks",
  date: "August 2010",
  fonts: { heading: font("fraunces", 600), text: font("public-sans", 400) },
};
const green = [0x0f, 0x46, 0x30];

interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The part of an area, from 0 to 1, that is not the colour of the ground. */
async function findInk(png: Uint8Array, area: Area): Promise<number> {
  const pixels = await sharp(png).extract(area).removeAlpha().raw().toBuffer();
  const count = pixels.length / 3;
  const inked = Array.from({ length: count }, (_, pixel) =>
    green.some((value, channel) => Math.abs(pixels[pixel * 3 + channel]! - value) > 2),
  );
  return inked.filter(Boolean).length / count;
}

const margins: Area[] = [
  { left: 0, top: 0, width: 1200, height: 70 },
  { left: 0, top: 560, width: 1200, height: 70 },
  { left: 0, top: 0, width: 70, height: 630 },
  { left: 1130, top: 0, width: 70, height: 630 },
];
/** Where nothing stands but title and subtitle; the gaps above and below it stay empty. */
const title: Area = { left: 76, top: 140, width: 1048, height: 344 };
const gaps: Area[] = [
  { left: 0, top: 122, width: 1200, height: 8 },
  { left: 0, top: 482, width: 1200, height: 8 },
];

test("the picture is a PNG of 1200 by 630 pixels below 30 kB", async () => {
  const png = await drawOgImage(paper);
  expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
  expect(png.length).toBeLessThan(30_000);
  expect(await findInk(png, title)).toBeGreaterThan(0.05);
});

test.each([
  ["a short title", { title: "Big Society" }],
  ["a title of many words", { title: "Voluntary organisations in a rehabilitation revolution ".repeat(3).trim() }],
  ["a title without end", { title: "Voluntary organisations ".repeat(60), subtitle: "Constraints ".repeat(60) }],
  ["one long word", { title: "Donaudampfschifffahrtsgesellschaftskapitänsversicherung" }],
  ["a word without end", { title: "Donaudampfschifffahrt".repeat(12) }],
  ["long names", { kind: "Discussion paper ".repeat(20), publisher: "Department of many things ".repeat(9) }],
])("%s keeps its margins and stays below 60 kB", async (_, change) => {
  const png = await drawOgImage({ ...paper, ...change });
  expect(png.length).toBeLessThan(60_000);
  expect(await findInk(png, title)).toBeGreaterThan(0.02);
  for (const area of [...margins, ...gaps]) expect(await findInk(png, area)).toBe(0);
});

test("a short title is larger than a long one", async () => {
  const { subtitle: _, ...untitled } = paper;
  const heightOf = async (title: string) => {
    const png = await drawOgImage({ ...untitled, title });
    const picture = sharp(png).extract({ left: 76, top: 140, width: 1048, height: 340 });
    return (
      await sharp(await picture.png().toBuffer())
        .trim({ background: "#0f4630" })
        .toBuffer({ resolveWithObject: true })
    ).info.height;
  };
  expect(await heightOf("Big")).toBeGreaterThan((await heightOf("Rehabilitationsrevolutionsgesellschaft")) * 2);
});

test("letters that only the second font file has are drawn", async () => {
  const [latin] = paper.fonts.heading as Buffer[];
  const draw = (heading: Buffer | Buffer[]) =>
    drawOgImage({ ...paper, title: "Tŷ", fonts: { ...paper.fonts, heading } });
  expect(await draw(paper.fonts.heading as Buffer[])).not.toEqual(await draw(latin!));
});
