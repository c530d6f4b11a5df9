import type { APIRoute } from "astro";
import sharp from "sharp";
import { loadPaper } from "../paper/load.ts";
import { drawIcon } from "../styles/draw-icon.ts";

const SIZE = 32;

/** For browsers that take no SVG: an icon file of one picture, which may be a PNG. */
export const GET: APIRoute = async () => {
  const icon = drawIcon((await loadPaper()).brand?.palette);
  const png = await sharp(Buffer.from(icon)).resize(SIZE).png({ palette: true }).toBuffer();
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  header.writeUInt8(SIZE, 6);
  header.writeUInt8(SIZE, 7);
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(png.length, 14);
  header.writeUInt32LE(header.length, 18);
  return new Response(Buffer.concat([header, png]));
};
