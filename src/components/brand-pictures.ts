import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import sharp from "sharp";
import type { Paper } from "../paper/paper.ts";
import { urls } from "../urls.ts";

/** A picture of the publisher as a page shows it. */
export interface BrandPicture {
  /** The address. */
  src: string;
  /** In pixels of the page, so that nothing moves when it comes. */
  width: number;
  height: number;
}

/** The room for a logo, and for how many pixels of a screen each pixel of a page may stand. */
const LOGO = { width: 176, height: 40, density: 3 };
/** The widths in which a cover picture is sent. */
export const COVER_WIDTHS = [800, 1600] as const;

/** The logo for light pages, or for dark ones. */
export async function describeLogo(file: string, name: "logo" | "logo-dark"): Promise<BrandPicture> {
  const { width = 1, height = 1 } = await sharp(file).metadata();
  const scale = Math.min(LOGO.width / width, LOGO.height / height);
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return { src: urls.brandFile(name + extname(file).toLowerCase()), ...size };
}

/** The pictures that the site of a publisher has: by the name of each, how to make it. */
export function brandFiles({ brand }: Pick<Paper, "brand">): Map<string, () => Promise<Buffer>> {
  const { logo, cover } = brand ?? {};
  const files = new Map<string, () => Promise<Buffer>>();
  for (const [name, file] of Object.entries({ logo: logo?.file, "logo-dark": logo?.dark }))
    if (file) files.set(name + extname(file).toLowerCase(), () => drawLogo(file));
  if (cover) for (const width of COVER_WIDTHS) files.set(`cover-${width}.webp`, () => drawCover(cover.file, width));
  return files;
}

/** An SVG picture is sanitized with those of the paper, once the site is built. */
const drawLogo = (file: string) =>
  /\.svg$/i.test(file)
    ? readFile(file)
    : sharp(file)
        .resize({
          width: LOGO.width * LOGO.density,
          height: LOGO.height * LOGO.density,
          fit: "inside",
          withoutEnlargement: true,
        })
        .png({ palette: true, effort: 10 })
        .toBuffer();

/** Turned as the camera says, and without what else a camera writes into a picture, such as the place. */
const drawCover = (file: string, width: number) =>
  sharp(file).rotate().resize({ width, withoutEnlargement: true }).webp({ quality: 72 }).toBuffer();
