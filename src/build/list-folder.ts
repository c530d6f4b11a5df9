import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";

/** A file, a link or a folder within a folder, by its path there, with slashes. */
export interface Entry {
  path: string;
  entry: Dirent;
}

/**
 * All that stands in a folder, however deep, in the order of names. Unlike a recursive `readdir` it follows no link.
 */
export function listFolder(folder: string, path = ""): Entry[] {
  const entries = readdirSync(join(folder, path), { withFileTypes: true });
  return entries
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = path ? `${path}/${entry.name}` : entry.name;
      return [{ path: inner, entry }, ...(entry.isDirectory() ? listFolder(folder, inner) : [])];
    });
}
