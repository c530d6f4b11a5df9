import { derivePalette } from "./palette.ts";
import type { Palette } from "./palette-css.ts";
import type { BrandData, PaperData } from "./schema.ts";

/** How the publisher looks; what is undefined looks as the site does by itself. */
export interface Brand {
  palette?: Palette;
  /** Files by their whole paths, the folder of the paper included. */
  logo?: { file: string; dark?: string; alt: string };
  cover?: { file: string; alt: string };
  fonts?: NonNullable<BrandData["fonts"]>;
}

/** What a publisher can upload without writing anything. */
const LOGOS = ["logo.svg", "logo.png"];

/** What `brand.yaml` and a file `logo.svg` or `logo.png` say; undefined where there is neither. */
export function readBrand(
  { colour, accent, logo, cover, fonts }: BrandData,
  { publisher }: Pick<PaperData, "publisher">,
  folder: string,
  assets: readonly string[],
): Brand | undefined {
  const main = colour ?? accent;
  const within = (file: string) => `${folder}/${file}`;
  const file = logo?.file ?? LOGOS.find((name) => assets.includes(within(name)));
  const brand: Brand = {
    ...(main && { palette: derivePalette({ colour: main, accent }) }),
    ...(file && {
      logo: { file: within(file), ...(logo?.dark && { dark: within(logo.dark) }), alt: logo?.alt ?? publisher.name },
    }),
    ...(cover && { cover: { file: within(cover.file), alt: cover.alt ?? "" } }),
    ...(fonts && { fonts: Object.fromEntries(Object.entries(fonts).map(([name, font]) => [name, within(font!)])) }),
  };
  return Object.keys(brand).length > 0 ? brand : undefined;
}
