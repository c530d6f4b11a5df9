import { Unzip, UnzipInflate } from "fflate";
import { concatBytes } from "./bytes.ts";

/** So little is unpacked between two looks at the size; the densest ZIP holds a thousand times as much. */
const STEP = 16 * 2 ** 10;

/**
 * Unpacks the parts of a ZIP archive that `accept` names. `count` is told how many bytes come out of each, and ends it
 * by throwing: an archive may hold far more than it says.
 */
export function unzip(
  bytes: Uint8Array,
  accept: (name: string) => boolean,
  count: (length: number, name: string) => void,
): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array[]>();
  const archive = new Unzip((file) => {
    if (!accept(file.name) || parts.has(file.name)) return;
    const chunks: Uint8Array[] = [];
    parts.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      if (error) throw error;
      count(chunk.length, file.name);
      chunks.push(chunk);
    };
    file.start();
  });
  archive.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += STEP)
    archive.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  return new Map([...parts].map(([name, chunks]) => [name, concatBytes(chunks)]));
}
