import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

/**
 * Copies a built site to a temporary folder, with some more files, and compresses its texts, as a careful host keeps
 * them ready.
 */
export function compressCopy(folder: string, more: Record<string, string>): string {
  const copy = mkdtempSync(join(tmpdir(), "bench-site-"));
  cpSync(folder, copy, { recursive: true });
  for (const [path, text] of Object.entries(more)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  for (const file of globSync("**/*.{html,js,css,json,svg,txt,md}", { cwd: copy }))
    writeFileSync(join(copy, `${file}.br`), brotliCompressSync(readFileSync(join(copy, file))));
  return copy;
}
