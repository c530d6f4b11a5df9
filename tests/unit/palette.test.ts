import { readFileSync } from "node:fs";
import { wcagContrast } from "culori";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { CONTRAST, TEXT_PAIRS, derivePalette, findWeakColours } from "../../src/paper/palette.ts";
import { paletteCss } from "../../src/paper/palette-css.ts";
import { readTokens } from "../../src/styles/read-tokens.ts";
import { numRuns } from "../support/property-runs.ts";

const tokens = readTokens(readFileSync("src/styles/tokens.css", "utf8"));
const themes = ["light", "dark"] as const;
/** Colours that mean the same whoever publishes, and what they are seen on or with. */
const FIXED: (readonly [string, string])[] = [
  ["error", "paper"],
  ["error", "raised"],
  ["error", "tint"],
  ["ink", "mark"],
];
const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
const brands = fc.record({ colour, accent: fc.option(colour, { nil: undefined }) });

/** The worst contrast of any text with its ground, in either theme. */
const worstOf = (brand: Parameters<typeof derivePalette>[0]): number => {
  const palette = derivePalette(brand);
  const contrasts = themes.flatMap((theme) => {
    const colours = { ...tokens[theme], ...palette[theme] };
    return [...TEXT_PAIRS, ...FIXED].map(([text, ground]) => wcagContrast(colours[text]!, colours[ground]!));
  });
  return Math.min(...contrasts);
};

test("the site’s own colours have the contrast that those of a publisher must have", () => {
  for (const theme of themes)
    for (const [text, ground] of [...TEXT_PAIRS, ...FIXED])
      expect(
        wcagContrast(tokens[theme][text]!, tokens[theme][ground]!),
        `${theme} ${text} on ${ground}`,
      ).toBeGreaterThanOrEqual(CONTRAST);
});

test("whatever colours a publisher has, light pages show them and every text can be read in both themes, or the colour is named", () => {
  fc.assert(
    fc.property(brands, (brand) => {
      const { accent, cover } = derivePalette(brand).light;
      const isKept = accent === (brand.accent ?? brand.colour) && cover === brand.colour;
      expect(isKept && worstOf(brand) >= CONTRAST).toBe(findWeakColours(brand).length === 0);
    }),
    { numRuns },
  );
});

test("the colours that are named instead can be read", () => {
  fc.assert(
    fc.property(brands, (brand) => {
      const mended = findWeakColours(brand).reduce((now, { field, nearest }) => ({ ...now, [field]: nearest }), brand);
      expect(findWeakColours(mended)).toEqual([]);
    }),
    { numRuns },
  );
});

test("a grey brand has no colour anywhere", () => {
  for (const colours of Object.values(derivePalette({ colour: "#222222" })))
    for (const [name, value] of Object.entries(colours)) expect(value, name).toMatch(/^#(..)\1\1$/);
});

test("every colour that is derived is one of the site’s", () => {
  for (const colours of Object.values(derivePalette({ colour: "#003a70" })))
    for (const name of Object.keys(colours)) expect(tokens.light).toHaveProperty([name]);
});

test("only colours come into the style of a page", () => {
  const odd = { light: { accent: "#123456", ink: "red;}body{display:none", "x{": "#123456" }, dark: {} };
  expect(paletteCss(odd)).toBe(":root{--accent:#123456;}@media(prefers-color-scheme:dark){:root{}}");
});
