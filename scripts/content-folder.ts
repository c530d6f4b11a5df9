import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { ContentFolder } from "../src/import/write/write-folder.ts";

/** Reads all files of a content folder; those whose names end in .yaml or .mdx as text. */
export function readContentFolder(folder: string): ContentFolder {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return new Map(
    paths.map((path) => {
      const isText = /\.(yaml|mdx)$/.test(path);
      return [
        path.replaceAll(sep, "/"),
        isText ? readFileSync(join(folder, path), "utf8").replace(/^\uFEFF/, "") : readFileSync(join(folder, path)),
      ];
    }),
  );
}

/**
 * Writes a content folder whole or not at all: into a folder beside it, which then takes its place. A folder that
 * was there before comes back if that fails.
 */
export function writeContentFolder(folder: string, files: ContentFolder): void {
  const target = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  const [fresh, old] = [`${target}.importing-${process.pid}`, `${target}.replaced-${process.pid}`];
  try {
    for (const [path, content] of files) writeFile(join(fresh, path), content);
    if (existsSync(target)) renameSync(target, old);
    renameSync(fresh, target);
  } catch (error) {
    if (existsSync(old) && !existsSync(target)) renameSync(old, target);
    throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    if (existsSync(target)) rmSync(old, { recursive: true, force: true });
  }
}

function writeFile(path: string, content: string | Uint8Array) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
