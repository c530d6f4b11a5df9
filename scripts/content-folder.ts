import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Kept } from "../src/build/carry-over.ts";
import { hashFile } from "../src/build/hash-file.ts";
import { listFolder } from "../src/build/list-folder.ts";
import { openOutput } from "../src/build/output-folder.ts";
import { readManifest } from "../src/build/output-manifest.ts";
import { readText } from "../src/build/read-source.ts";
import type { ContentFolder } from "../src/import/write-content.ts";
import { roleOf } from "../src/paper/source.ts";

/** Reads the files of a content folder; links, and what begins with a dot, are no part of a paper. */
export function readContentFolder(folder: string): ContentFolder {
  const files = listFolder(folder).filter(({ path, entry }) => entry.isFile() && !/(^|\/)\./.test(path));
  return new Map(
    files.map(({ path }) => {
      const file = join(folder, path);
      return [path, roleOf(path) === "text" ? readText(file) : readFileSync(file)];
    }),
  );
}

/**
 * Writes a content folder whole or not at all, and returns what it has kept there. `previous` is what the folder holds,
 * where the new files are an update of it: of those that it does not change, only the tool's own are written again.
 */
export function writeContentFolder(folder: string, files: ContentFolder, previous?: ContentFolder): Kept[] {
  const before = readManifest(folder)?.files;
  const output = openOutput({ path: folder, kind: "paper", adopt: previous !== undefined });
  try {
    for (const [path, content] of files) {
      const isSame = previous?.get(path) === content;
      if (isSame && before?.get(path) !== hashFile(join(folder, path))) continue;
      mkdirSync(dirname(join(output.folder, path)), { recursive: true });
      writeFileSync(join(output.folder, path), content);
    }
    const superseded = Array.from(previous ?? []).filter(([path, content]) => files.get(path) !== content);
    return output.publish(superseded.map(([path]) => path));
  } finally {
    output.discard();
  }
}
