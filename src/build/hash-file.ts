import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";

/** The SHA-256 of a file of any size, in hexadecimal. */
export function hashFile(path: string): string {
  const hash = createHash("sha256");
  for (const chunk of readChunks(path)) hash.update(chunk);
  return hash.digest("hex");
}

/** Reads a file a megabyte at a time; a chunk holds until the next is asked for. */
export function* readChunks(path: string): Generator<Buffer> {
  const file = openSync(path, "r");
  try {
    const chunk = Buffer.allocUnsafe(1 << 20);
    for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk))
      yield chunk.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
