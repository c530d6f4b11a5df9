import {
  type Oklch,
  clampChroma,
  converter,
  formatHex,
  modeLrgb,
  modeOklch,
  modeRgb,
  useMode,
  wcagContrast,
} from "culori/fn";
import type { Palette } from "./palette-css.ts";

/** The colours of a publisher, as #rrggbb: one for the cover, and one for links and buttons, if that is another. */
export interface BrandColours {
  colour: string;
  accent?: string | undefined;
}

/** A colour of the publisher in which words could not be read. */
export interface WeakColour {
  /**
   * Which of the fields is at fault; an accent that is missing would be right where the colour is too light for links.
   */
  field: "colour" | "accent";
  /** The contrast at its worst, such as 4.5. */
  contrast: number;
  /** The nearest colour that can be read. */
  nearest: string;
}

/** The contrast of all text with its ground: level AAA of WCAG 2.2. */
export const CONTRAST = 7;

[modeRgb, modeLrgb, modeOklch].forEach((mode) => useMode(mode as typeof modeRgb));
const toOklch = converter("oklch");

/** How light a colour is, and how much of the brand's chroma it may have at most. */
type Shade = readonly [lightness: number, chroma: number];

/** As light as the colours of `styles/tokens.css`, so that they differ from their grounds as those do. */
const SHADES: Record<keyof Palette, Record<string, Shade>> = {
  light: {
    paper: [0.988, 0.005],
    raised: [1, 0],
    ink: [0.234, 0.012],
    quiet: [0.416, 0.015],
    rule: [0.899, 0.013],
    control: [0.587, 0.015],
    tint: [0.953, 0.014],
    "tint-rule": [0.842, 0.04],
  },
  dark: {
    paper: [0.199, 0.009],
    raised: [0.233, 0.011],
    ink: [0.935, 0.011],
    quiet: [0.759, 0.017],
    rule: [0.326, 0.016],
    control: [0.62, 0.02],
    tint: [0.257, 0.024],
    "tint-rule": [0.391, 0.047],
    accent: [0.81, 0.12],
    "accent-strong": [0.882, 0.08],
  },
};

const DARK_COVER: Shade = [0.262, 0.07];
const ON_DARK: Record<string, Shade> = { "cover-ink": [0.972, 0.01], "cover-quiet": [0.871, 0.035] };
const ON_LIGHT: Record<string, Shade> = { "cover-ink": [0.2, 0.02], "cover-quiet": [0.32, 0.03] };

/** What text stands on. */
const GROUNDS = ["paper", "raised", "tint"];
const TEXTS = ["ink", "quiet", "accent", "accent-strong"];

/** Every pair of a text, link or button and its ground, by the names of their tokens. */
export const TEXT_PAIRS: readonly (readonly [text: string, ground: string])[] = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)),
  ["cover-ink", "cover"],
  ["cover-quiet", "cover"],
];

/** Derives the colours of both themes from those of a publisher, which light pages show as they are. */
export function derivePalette({ colour, accent = colour }: BrandColours): Palette {
  const light: Record<string, string> = shadesOf(accent, SHADES.light);
  light["accent"] = accent;
  light["accent-strong"] = withLightness(accent, toOklch(accent)!.l * 0.8);
  const dark = shadesOf(accent, SHADES.dark);
  return {
    light: { ...readable(light, "darker"), ...coverOf(colour) },
    dark: { ...readable(dark, "lighter"), ...coverOf(shade(colour, DARK_COVER)) },
  };
}

/** The colours of a publisher in which the pages could not be read: in most cases none. */
export function findWeakColours({ colour, accent }: BrandColours): WeakColour[] {
  const weak: WeakColour[] = [];
  const isBoth = (one: string) => contrastOnCover(one) >= CONTRAST && contrastOfLinks(one) >= CONTRAST;
  const isLink = (one: string) => contrastOfLinks(one) >= CONTRAST;
  const isCover = (one: string) => contrastOnCover(one) >= CONTRAST;
  if (!isCover(colour))
    weak.push({
      field: "colour",
      contrast: contrastOnCover(colour),
      nearest: nearest(colour, accent ? isCover : isBoth),
    });
  if (accent ? !isLink(accent) : isCover(colour) && !isLink(colour)) {
    const link = accent ?? colour;
    weak.push({ field: "accent", contrast: contrastOfLinks(link), nearest: nearest(link, isLink) });
  }
  return weak;
}

const shadesOf = (brand: string, shades: Record<string, Shade>): Record<string, string> =>
  Object.fromEntries(Object.entries(shades).map(([name, own]) => [name, shade(brand, own)]));

/** A colour in the hue of another; a grey one has only greys. */
function shade(brand: string, [lightness, chroma]: Shade): string {
  const { c, h } = toOklch(brand)!;
  return inGamut({ mode: "oklch", l: lightness, c: Math.min(chroma, c), ...(h !== undefined && { h }) });
}

const withLightness = (colour: string, l: number): string => inGamut({ ...toOklch(colour)!, l });

/** The colour itself or, where no screen could show it, with as much chroma as one can. */
const inGamut = (colour: Oklch): string => formatHex(clampChroma({ ...colour, l: clamp(colour.l) }, "oklch"))!;

const clamp = (lightness: number) => Math.min(1, Math.max(0, lightness));

const STEP = 0.004;

/** Moves every text away from its grounds until it can be read there. */
function readable(colours: Record<string, string>, way: "darker" | "lighter"): Record<string, string> {
  const grounds = GROUNDS.map((name) => colours[name]!);
  const moved = TEXTS.map((name) => [name, away(colours[name]!, grounds, way)]);
  return { ...colours, ...Object.fromEntries(moved) };
}

function away(colour: string, grounds: readonly string[], way: "darker" | "lighter"): string {
  const { l } = toOklch(colour)!;
  for (let moved = colour, by = STEP; ; by += STEP) {
    const next = l + (way === "darker" ? -by : by);
    if (worst(moved, grounds) >= CONTRAST || next < -STEP || next > 1 + STEP) return moved;
    moved = withLightness(colour, next);
  }
}

const worst = (text: string, grounds: readonly string[]) =>
  Math.min(...grounds.map((ground) => wcagContrast(text, ground)));

/** The cover in a colour, with whichever words can be read better on it, light ones or dark. */
function coverOf(cover: string): Record<string, string> {
  const isDark = wcagContrast(cover, "#ffffff") >= wcagContrast(cover, "#000000");
  const texts = Object.entries(shadesOf(cover, isDark ? ON_DARK : ON_LIGHT)).map(([name, text]) => [
    name,
    away(text, [cover], isDark ? "lighter" : "darker"),
  ]);
  const { l } = toOklch(cover)!;
  return { cover, ...Object.fromEntries(texts), "cover-rule": withLightness(cover, l + (isDark ? 0.14 : -0.14)) };
}

const contrastOnCover = (colour: string): number => {
  const cover = coverOf(colour);
  return Math.min(...[cover["cover-ink"]!, cover["cover-quiet"]!].map((text) => wcagContrast(text, colour)));
};

const contrastOfLinks = (accent: string): number => {
  const light = shadesOf(accent, SHADES.light);
  return worst(
    accent,
    GROUNDS.map((name) => light[name]!),
  );
};

/** The colour of the same hue that is the least lighter or darker and passes. */
function nearest(colour: string, passes: (colour: string) => boolean): string {
  const { l } = toOklch(colour)!;
  for (let by = STEP; by <= 1; by += STEP)
    for (const lightness of [l - by, l + by]) {
      const moved = withLightness(colour, lightness);
      if (lightness >= 0 && lightness <= 1 && passes(moved)) return moved;
    }
  return "#000000";
}
