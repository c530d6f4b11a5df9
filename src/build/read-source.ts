import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Drawing, PaperSource } from "../paper/source.ts";
import { MAX_SVG } from "../sanitize-svg.ts";
import { cleanSvg } from "./clean-svg.ts";

/** The guide for authors, which stands in the folder of the paper and is no part of it. */
const GUIDE = "README.md";

/** Reads the folder of a paper; its guide, and files and folders whose names begin with a dot, are no part of it. */
export function readSource(folder: string): PaperSource {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => path !== GUIDE && !path.split(sep).some((part) => part.startsWith(".")))
    .toSorted();
  const shown = withSlashes(folder).replace(/(?<=.)\/+$/, "");
  const isText = (path: string) => /\.(yaml|mdx)$/.test(path);
  const nameOf = (path: string) => `${shown}/${withSlashes(path)}`;
  return {
    folder: shown,
    files: paths.filter(isText).map((path) => ({ path: nameOf(path), text: readText(join(folder, path)) })),
    assets: paths.filter((path) => !isText(path)).map(nameOf),
    drawings: paths
      .filter((path) => /\.svg$/i.test(path))
      .map((path) => ({ path: nameOf(path), ...readDrawing(join(folder, path)) })),
  };
}

/** What to say where there is no such folder; undefined where there is one. */
export const explainMissing = (folder: string): string | undefined =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory()
    ? undefined
    : `there is no folder ${folder}; name the folder that holds the paper`;

/** What to say of a project in a folder whose path Vite takes for part of an address; undefined for any other. */
export function explainRoot(root: string): string | undefined {
  const [sign] = /[#?]/.exec(root) ?? [];
  return sign && `the site cannot be built in ${root}, because a folder there has “${sign}” in its name; rename it`;
}

function readDrawing(path: string): Pick<Drawing, "size" | "clean"> {
  const { size } = statSync(path);
  return { size, clean: size > MAX_SVG ? undefined : cleanSvg(readFileSync(path)) };
}

/** Some Windows editors begin a file with a byte order mark, which is no part of the text. */
const readText = (path: string) => readFileSync(path, "utf8").replace(/^\uFEFF/, "");

const withSlashes = (path: string) => path.replaceAll(sep, "/");
