import { createHash } from "node:crypto";
import { lstatSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { listFolder } from "../../src/build/list-folder.ts";

/** All that stands in a folder, by path: its kind, its mode, and what it holds, as a hash, or where it leads. */
export type Snapshot = Record<string, string>;

/** Takes down what a folder holds, without following a link. */
export const takeSnapshot = (folder: string): Snapshot =>
  Object.fromEntries(listFolder(folder).map(({ path }) => [path, describe(join(folder, path))]));

function describe(path: string): string {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return `link to ${readlinkSync(path)}`;
  const mode = (entry.mode & 0o7777).toString(8);
  if (entry.isDirectory()) return `folder ${mode}`;
  return `file ${mode} ${createHash("sha256").update(readFileSync(path)).digest("hex")}`;
}
