/** Cuts the fonts of the site down to the characters that `src/styles/fonts.css` asks for. */
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = new URL("../..", import.meta.url);
const stylesheet = fileURLToPath(new URL("src/styles/fonts.css", root));
const script = fileURLToPath(import.meta.url);
const require = createRequire(import.meta.url);

/** What to keep of each font, and where it comes from; `set` is a character set of Fontsource. */
const cuts: Record<string, Cut> = {
  fraunces: {
    source: (set) => `@fontsource-variable/fraunces/files/fraunces-${set}-full-normal.woff2`,
    // Optical size 48 is sturdy enough at 18 pixels and fine enough at 90.
    variationAxes: { wght: 560, opsz: 48, SOFT: 0, WONK: 0 },
    keepFeatures: ["kern", "liga"],
  },
  "public-sans": {
    source: (set) => `@fontsource-variable/public-sans/files/public-sans-${set}-wght-normal.woff2`,
    variationAxes: { wght: { min: 400, max: 700 } },
    keepFeatures: ["kern", "tnum"],
  },
  "public-sans-italic": {
    source: (set) => `@fontsource-variable/public-sans/files/public-sans-${set}-wght-italic.woff2`,
    variationAxes: { wght: 400 },
    keepFeatures: ["kern"],
  },
};

interface Cut {
  source: (set: string) => string;
  variationAxes: Record<string, number | { min: number; max: number }>;
  keepFeatures: string[];
}

/** Writes the fonts that are missing or older than what they are made from, and returns the paths of all. */
export async function subsetFonts(outDir = fileURLToPath(new URL(".astro/fonts/", root))): Promise<string[]> {
  const faces = findFaces(await readFile(stylesheet, "utf8"));
  await mkdir(outDir, { recursive: true });
  return Promise.all(faces.map(({ file, text }) => subsetFace(join(outDir, file), text)));
}

/** Reads each font file that a stylesheet asks for, with the characters that its `unicode-range` names. */
export function findFaces(css: string): { file: string; text: string }[] {
  const rules = css.match(/@font-face\s*\{[^}]*\}/g) ?? [];
  return rules.flatMap((rule) => {
    const file = rule.match(/url\("[^"]*\/([^"/?]+\.woff2)/)?.[1];
    const ranges = rule.match(/unicode-range:([^;]*);/)?.[1];
    return file && ranges ? [{ file, text: listCharacters(ranges) }] : [];
  });
}

function listCharacters(ranges: string): string {
  const points = ranges.split(",").flatMap((range) => {
    const [first, last = first] = range.trim().replace(/^U\+/i, "").split("-");
    const [from, to] = [parseInt(first!, 16), parseInt(last!, 16)];
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  return String.fromCodePoint(...points);
}

async function subsetFace(path: string, text: string): Promise<string> {
  const name = basename(path, ".woff2");
  const found = cuts[name.replace(/-(more|welsh)$/, "")];
  if (!found) throw new Error(`src/styles/fonts.css: no source is known for ${name}.woff2; name one in ${script}`);
  const { source, ...cut } = found;
  const font = require.resolve(source(name.endsWith("-welsh") ? "latin-ext" : "latin"));
  if (await isCurrent(path, [font, stylesheet, script])) return path;
  // Not before it is needed, which is once: it takes a moment to load.
  const { default: subsetFont } = await import("subset-font");
  // Without GDEF the bold letters of Public Sans are kerned like its regular ones, and 1.5 kB are saved.
  const dropTables = ["STAT", "gasp", "GDEF"];
  const options = { ...cut, targetFormat: "woff2" as const, noHinting: true, dropTables };
  const part = `${path}.${process.pid}`;
  await writeFile(part, await subsetFont(await readFile(font), text, options));
  await rename(part, path);
  return path;
}

async function isCurrent(path: string, sources: string[]): Promise<boolean> {
  const made = await stat(path).catch(() => undefined);
  const changes = await Promise.all(sources.map(async (source) => (await stat(source)).mtimeMs));
  return made !== undefined && changes.every((change) => change < made.mtimeMs);
}
