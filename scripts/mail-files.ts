import { createReadStream, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { MailFile } from "../src/collate/find-messages.ts";

const CHUNK = 1 << 20;

/** The files at the paths, and below those that are folders, in order of name; hidden ones and `except` are left out. */
export async function* findMailFiles(paths: string[], except: string): AsyncGenerator<MailFile> {
  for (const path of paths) {
    if (path === "-") yield { name: "-", chunks: process.stdin as AsyncIterable<Uint8Array> };
    else
      for (const name of statSync(path).isDirectory() ? filesBelow(path, resolve(except)) : [path])
        yield { name, chunks: createReadStream(name, { highWaterMark: CHUNK }) };
  }
}

function* filesBelow(folder: string, except: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((one, two) => (one.name < two.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".") || resolve(path) === except) continue;
    if (entry.isDirectory()) yield* filesBelow(path, except);
    // Thunderbird keeps an index beside each mailbox.
    else if (entry.isFile() && !entry.name.endsWith(".msf")) yield path;
  }
}
