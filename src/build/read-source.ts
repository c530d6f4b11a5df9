import { readFileSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { type PaperSource, type SvgFile, roleOf, sourceOf } from "../paper/source.ts";
import { MAX_SVG } from "../sanitize-svg.ts";
import { sanitizeSvg } from "./sanitize-svg-files.ts";
import { explainFileError } from "./explain-file-error.ts";
import { type Entry, listFolder } from "./list-folder.ts";
import { codeOf } from "../errors.ts";

/** Reads the folder of a paper. */
export function readSource(folder: string): PaperSource {
  const shown = withSlashes(folder).replace(/(?<=.)\/+$/, "");
  const nameOf = ({ path }: Entry) => `${shown}/${path}`;
  const entries = listFolder(folder).filter(({ path }) => roleOf(path));
  const files = entries.filter(({ entry }) => entry.isFile());
  return {
    ...sourceOf(
      shown,
      files.map(({ path }) => ({ path, readText: () => readText(join(folder, path)) })),
    ),
    others: entries.filter(({ entry }) => !entry.isFile() && !entry.isDirectory()).map(nameOf),
    svgs: files
      .filter(({ path }) => /\.svg$/i.test(path))
      .map((file) => ({ path: nameOf(file), ...readSvg(join(folder, file.path)) })),
  };
}

/** Why a paper cannot be read from a folder, or not be built, and what to do; undefined where it can. */
export function refusePaper(folder: string): string | undefined {
  if (!folder) return "the name of the folder is empty; name the folder that holds the paper";
  const whole = resolve(folder);
  // Vite takes the first two for parts of an address, Astro the others where they are in a path within the project.
  const [sign] = /[#?]/.exec(whole) ?? /[%\\]/.exec(withSlashes(relative(process.cwd(), whole))) ?? [];
  if (sign) return `the path ${whole} holds “${sign}”, with which no site can be built; rename that folder`;
  try {
    if (statSync(folder).isDirectory()) return undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code !== "ENOENT" && code !== "ENOTDIR") return `${folder} cannot be read: ${explainFileError(error)}`;
  }
  return `there is no folder ${folder}; name the folder that holds the paper`;
}

/** What to say of a project in a folder whose path Vite takes for part of an address; undefined for any other. */
export function explainRoot(root: string): string | undefined {
  const [sign] = /[#?]/.exec(root) ?? [];
  return sign && `the site cannot be built in ${root}, because a folder there has “${sign}” in its name; rename it`;
}

function readSvg(path: string): Pick<SvgFile, "size" | "clean"> {
  const { size } = statSync(path);
  return { size, clean: size > MAX_SVG ? undefined : sanitizeSvg(readFileSync(path)) };
}

/** Some Windows editors begin a file with a byte order mark, which is no part of the text. */
export const readText = (path: string) => readFileSync(path, "utf8").replace(/^\uFEFF/, "");

const withSlashes = (path: string) => path.replaceAll(sep, "/");
