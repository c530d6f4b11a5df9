import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import type { ByteStore } from "./byte-store.ts";
import type { StoredFile } from "./stored-folder.ts";

/** So much of a file is read at a time. */
const STEP = 1 << 20;

/** What is packed already: it would take time and become no smaller. */
const PACKED = /\.(?:docx|xlsx|pptx|odt|zip|pdf|png|jpe?g|gif|webp|avif)$/i;

/** Packs files below a folder as a ZIP archive, holding no more of it in memory than the store does. */
export async function zipFiles(
  files: readonly StoredFile[],
  folder: string,
  store: ByteStore,
  progress: (bytes: number) => void = () => {},
): Promise<Blob> {
  const archive = new Zip((error, chunk) => {
    if (error) throw error;
    store.write(chunk);
  });
  let done = 0;
  for (const { path, content } of files) {
    const entry = new (PACKED.test(path) ? ZipPassThrough : ZipDeflate)(`${folder}/${path}`);
    archive.add(entry);
    for (let at = 0; at < content.size; at += STEP) {
      entry.push(new Uint8Array(await content.slice(at, at + STEP).arrayBuffer()));
      progress((done += Math.min(STEP, content.size - at)));
    }
    entry.push(new Uint8Array(), true);
  }
  archive.end();
  const packed = await store.close();
  return packed.slice(0, packed.size, "application/zip");
}
