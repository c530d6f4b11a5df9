import type { APIRoute } from "astro";
import sharp from "sharp";
import { loadPaper } from "../paper/load.ts";
import tokens from "../styles/tokens.css?raw";
import { drawIcon } from "../styles/draw-icon.ts";
import { readTokens } from "../styles/read-tokens.ts";

const SIZE = 180;
/** Phones cut the corners. */
const MARGIN = 26;

export const GET: APIRoute = async () => {
  const palette = (await loadPaper()).brand?.palette ?? readTokens(tokens);
  const background = palette.light["paper"]!;
  const picture = sharp(Buffer.from(drawIcon(palette)), { density: 400 })
    .resize(SIZE - 2 * MARGIN)
    .extend({ top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, background })
    .flatten({ background });
  return new Response(await picture.png({ palette: true }).toBuffer());
};
