import type { MailFile } from "../collate/types.ts";
import type { ChosenFile } from "./chosen-files.ts";

/** As large as the command's, so that both read the same pieces. */
const CHUNK = 1 << 20;

/** Chosen files as the collation reads them, a piece at a time; `count` is told of each. */
export async function* readMailFiles(
  files: readonly ChosenFile[],
  count: (bytes: number) => void = () => {},
): AsyncGenerator<MailFile> {
  for (const { name, file } of files) yield { name, chunks: chunksOf(file, count) };
}

async function* chunksOf(file: Blob, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += CHUNK) {
    const bytes = new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer());
    count(bytes.length);
    yield bytes;
  }
}
