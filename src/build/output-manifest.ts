import { lstatSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashFile } from "./hash-file.ts";
import { listFolder } from "./list-folder.ts";

/** The file that marks a folder as made by one of the tools, and lists what that tool wrote there. */
export const MANIFEST = ".output.json";

/** What a tool makes. A folder that holds one of these is replaced by the same kind alone. */
export type OutputKind = "site" | "paper" | "internal digest" | "public digest" | "answers";

/** What a tool wrote into a folder: the SHA-256 of each file, by its path with slashes. */
export interface Manifest {
  kind: OutputKind;
  files: ReadonlyMap<string, string>;
}

/** Reads the manifest of a folder; undefined if it is missing or invalid. */
export function readManifest(folder: string): Manifest | undefined {
  const file = join(folder, MANIFEST);
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  try {
    const { kind, files } = JSON.parse(readFileSync(file, "utf8"));
    return { kind, files: new Map(Object.entries(files)) };
  } catch {
    return undefined;
  }
}

/** Lists what a tool has written into a folder that holds nothing else, and writes that list into it. */
export function writeManifest(folder: string, kind: OutputKind): Manifest {
  const paths = listFolder(folder).flatMap(({ path, entry }) => (entry.isFile() ? [path] : []));
  const files = new Map(paths.map((path) => [path, hashFile(join(folder, path))]));
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify({ kind, files: Object.fromEntries(files) }, null, 1)}\n`);
  return { kind, files };
}
