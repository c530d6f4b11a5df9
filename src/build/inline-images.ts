import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

const TYPES: Record<string, string> = {
  ".avif": "image/avif",
  ".gif": "image/gif",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};

/**
 * Puts the images of a built page into the page itself, so that a saved copy shows them without a network.
 * `base` is where the site is mounted, `folder` where it was built.
 */
export async function inlineImages(html: string, folder: string, base: string): Promise<string> {
  const pieces = html.split(/(?<=<img\b[^>]*? )src="([^"]+)"/);
  const sources = await Promise.all(pieces.map((piece, index) => (index % 2 ? dataUri(piece, folder, base) : piece)));
  return sources.join("");
}

async function dataUri(source: string, folder: string, base: string): Promise<string> {
  const type = TYPES[extname(source)];
  if (!type || !source.startsWith(base)) return `src="${source}"`;
  const data = await readFile(join(folder, decodeURI(source.slice(base.length))));
  return `src="data:${type};base64,${data.toString("base64")}"`;
}
