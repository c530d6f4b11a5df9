import { globSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type CleanSvg, type SanitizeSvg, sanitizeSvgIn, type SvgWindow } from "../sanitize-svg.ts";

const require = createRequire(import.meta.url);

/** A browser's window, which takes half a second to load, so only papers with such pictures have one. */
const openWindow = (): SvgWindow => new (require("jsdom") as typeof import("jsdom")).JSDOM().window;

let window: SvgWindow | undefined;
const known = new Map<string, CleanSvg | undefined>();

/** Sanitizes an SVG picture, each once only: a build meets it in its check and among the files of the site. */
export const sanitizeSvg: SanitizeSvg = (file) => {
  const key = Buffer.from(file).toString("latin1");
  if (!known.has(key)) known.set(key, sanitizeSvgIn(file, (window ??= openWindow())));
  return known.get(key);
};

/** Replaces the SVG pictures of a built paper by what may be published of them. */
export async function sanitizeSvgFiles(folder: string): Promise<void> {
  const paths = globSync("{_astro,brand,files}/**/*.svg", { cwd: folder }).map((name) => join(folder, name));
  for (const path of paths) {
    const clean = sanitizeSvg(await readFile(path));
    if (!clean) throw new Error(`${path} is no SVG picture, which the check of the paper should have found`);
    // Astro leaves each picture a second time under the first half of its name, which no page uses.
    if (paths.some((other) => other.startsWith(path.replace(/\.svg$/, "_")))) await rm(path);
    else await writeFile(path, clean.svg);
  }
}
