import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import type { Plugin } from "vite";
import type { Brand } from "../paper/brand.ts";
import type { PaperParts } from "../paper/paper.ts";
import { paletteCss } from "../paper/palette-css.ts";

/** The module that lays the colours and fonts of the publisher, or the faces of the system, over those of the site. */
export const BRAND_STYLES = "virtual:brand.css";
/** The module that says where the fonts of the pages are. */
const FONTS = "virtual:fonts";

const pictures = new URL("../styles/brand.css", import.meta.url);

/**
 * Gives the pages the styles of a publisher, and the faces of the system where the fonts of the site do not cover the
 * paper; other sites do not ask for them.
 */
export function brandStyles(parts: () => PaperParts, { covered }: Coverage): Plugin {
  const write = new Map<string, (brand: Brand) => string>([
    [BRAND_STYLES, (brand) => stylesOf(brand, covered)],
    [FONTS, (brand) => exportFonts(brand, covered)],
  ]);
  return {
    name: "brand-styles",
    resolveId: (id) => (write.has(id) ? `\0${id}` : undefined),
    load: (id) => write.get(id.replace("\0", ""))?.(parts().brand ?? {}),
  };
}

/** Whether the fonts of the site have the letters of the paper. */
export interface Coverage {
  covered: boolean;
}

function stylesOf({ palette, logo, cover, fonts }: Brand, covered: boolean): string {
  return [
    palette ? `@layer tokens{${paletteCss(palette)}}` : "",
    covered ? "" : SYSTEM_STYLES,
    fonts ? fontStyles(fonts, covered) : "",
    logo || cover ? readFileSync(pictures, "utf8") : "",
  ].join("");
}

const SYSTEM = "system-ui,sans-serif";
const SYSTEM_TOKENS = `--sans:${SYSTEM};--serif:${SYSTEM};`;
/** Space between letters breaks the joins of Arabic, and marks above and below letters need higher lines. */
const spacing = (root: string) =>
  `${root}h1{letter-spacing:normal}${root}:is(h1,h2,h3,h4),${root}h1 span{line-height:1.35}`;
/** All text in the faces of the system, which has some for every script. */
const SYSTEM_STYLES = [
  `@layer tokens{:root,:root[data-fonts=""]{${SYSTEM_TOKENS}}}`,
  `@layer utilities{${spacing("")}}`,
  `@layer print{@media print{html:root{${SYSTEM_TOKENS}}${spacing("html:root ")}}}`,
].join("");

type Fonts = NonNullable<Brand["fonts"]>;

/** The family of each font that a publisher can name, with the face that stands in until it is there. */
const FACES = {
  headings: { token: "serif", family: "Brand headings", weight: "400 700", until: `"Fraunces fallback",Georgia,serif` },
  text: { token: "sans", family: "Brand text", weight: "400", until: `"Public Sans fallback",system-ui,sans-serif` },
  bold: { token: undefined, family: "Brand text", weight: "600 700", until: "" },
} as const;

/** The families that pages are set in and fetch, that of headings first. */
export function fontFamilies(brand: Brand | undefined, { covered }: Coverage): string[] {
  const { headings, text } = brand?.fonts ?? {};
  const own = [headings && FACES.headings.family, text && FACES.text.family];
  const site = covered ? ["Fraunces", "Public Sans"] : [];
  return own.flatMap((family, index) => family ?? site[index] ?? []);
}

function fontStyles(fonts: Fonts, covered: boolean): string {
  const given = Object.entries(FACES).flatMap(([name, face]) => {
    const file = fonts[name as keyof Fonts];
    return file ? [{ file, ...face }] : [];
  });
  const faces = given.map(
    ({ file, family, weight }) =>
      `@font-face{font-family:"${family}";src:url("${addressOf(file)}?no-inline") format("woff2");font-weight:${weight};font-display:optional}`,
  );
  const tokens = given
    .map(({ token, family, until }) => (token ? `--${token}:"${family}",${covered ? until : SYSTEM};` : ""))
    .join("");
  // More exact than the rule of the site, which comes later.
  return `${faces.join("")}@layer tokens{:root[data-fonts=""]{${tokens}}}@layer print{@media print{html:root{${tokens}}}}`;
}

/** The first files of the fonts of the site, which an English page needs. */
const SITE_FONTS: Fonts = { headings: ".astro/fonts/fraunces.woff2", text: ".astro/fonts/public-sans.woff2" };

/** A publisher's text has no italics of its own. */
const ITALICS = ".astro/fonts/public-sans-italic.woff2";

function exportFonts({ fonts }: Brand, covered: boolean): string {
  const italics = covered && !fonts?.text ? ITALICS : undefined;
  const files: Record<string, string | undefined> = { ...(covered && SITE_FONTS), ...fonts, italics };
  const exports = [...Object.keys(FACES), "italics"].map((name) => {
    const file = files[name];
    return file
      ? `export { default as ${name} } from "${addressOf(file)}?url&no-inline";`
      : `export const ${name} = undefined;`;
  });
  return exports.join("\n");
}

/** As Vite names a file of the project. */
const addressOf = (file: string) => `/${relative(process.cwd(), file).split(sep).join("/")}`;
