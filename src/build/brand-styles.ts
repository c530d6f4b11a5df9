import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import type { Plugin } from "vite";
import type { Brand } from "../paper/brand.ts";
import type { PaperParts } from "../paper/paper.ts";
import { paletteCss } from "../paper/palette-css.ts";

/** The module that lays the colours and fonts of the publisher over those of the site. */
export const BRAND_STYLES = "virtual:brand.css";
/** The module that says where the fonts of the publisher are. */
const BRAND_FONTS = "virtual:brand-fonts";

const pictures = new URL("../styles/brand.css", import.meta.url);

/** Gives the pages the styles of a publisher; a site without a brand does not ask for them. */
export function brandStyles(parts: () => PaperParts): Plugin {
  const write = new Map<string, (brand: Brand) => string>([
    [BRAND_STYLES, stylesOf],
    [BRAND_FONTS, exportFonts],
  ]);
  return {
    name: "brand-styles",
    resolveId: (id) => (write.has(id) ? `\0${id}` : undefined),
    load: (id) => write.get(id.replace("\0", ""))?.(parts().brand ?? {}),
  };
}

function stylesOf({ palette, logo, cover, fonts }: Brand): string {
  const colours = palette ? `@layer tokens{${paletteCss(palette)}}` : "";
  return colours + (fonts ? fontStyles(fonts) : "") + (logo || cover ? readFileSync(pictures, "utf8") : "");
}

type Fonts = NonNullable<Brand["fonts"]>;

/** The family of each font that a publisher can name, with the face that stands in until it is there. */
const FACES = {
  headings: { token: "serif", family: "Brand headings", weight: "400 700", until: `"Fraunces fallback",Georgia,serif` },
  text: { token: "sans", family: "Brand text", weight: "400", until: `"Public Sans fallback",system-ui,sans-serif` },
  bold: { token: undefined, family: "Brand text", weight: "600 700", until: "" },
} as const;

/** The families in which the site is set, that of headings first. */
export const fontFamilies = (brand: Brand | undefined): string[] => [
  brand?.fonts?.headings ? FACES.headings.family : "Fraunces",
  brand?.fonts?.text ? FACES.text.family : "Public Sans",
];

function fontStyles(fonts: Fonts): string {
  const given = Object.entries(FACES).flatMap(([name, face]) => {
    const file = fonts[name as keyof Fonts];
    return file ? [{ file, ...face }] : [];
  });
  const faces = given.map(
    ({ file, family, weight }) =>
      `@font-face{font-family:"${family}";src:url("${addressOf(file)}?no-inline") format("woff2");font-weight:${weight};font-display:optional}`,
  );
  const tokens = given.map(({ token, family, until }) => (token ? `--${token}:"${family}",${until};` : "")).join("");
  // More exact than the rule of the site, which comes later.
  return `${faces.join("")}@layer tokens{:root[data-fonts=""]{${tokens}}}@layer print{@media print{html:root{${tokens}}}}`;
}

function exportFonts({ fonts = {} }: Brand): string {
  const exports = (Object.keys(FACES) as (keyof Fonts)[]).map((name) => {
    const file = fonts[name];
    return file
      ? `export { default as ${name} } from "${addressOf(file)}?url&no-inline";`
      : `export const ${name} = undefined;`;
  });
  return exports.join("\n");
}

/** As Vite names a file of the project. */
const addressOf = (file: string) => `/${relative(process.cwd(), file).split(sep).join("/")}`;
