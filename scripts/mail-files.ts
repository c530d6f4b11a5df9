import { createReadStream, readdirSync, readlinkSync, statSync, type Dirent } from "node:fs";
import { join, resolve } from "node:path";
import type { MailFile, UnreadFile } from "../src/collate/types.ts";
import { codeOf, messageOf } from "../src/errors.ts";

const CHUNK = 1 << 20;

/**
 * The files at the paths, and below those that are folders, in order of name; hidden ones and `except` are left out. A
 * folder that cannot be read does not stop the others.
 */
export async function* findMailFiles(paths: string[], except: string): AsyncGenerator<MailFile | UnreadFile> {
  for (const path of paths)
    if (path === "-") yield { name: "-", chunks: process.stdin as AsyncIterable<Uint8Array> };
    else yield* attempt(path, () => (statSync(path).isDirectory() ? filesBelow(path, resolve(except)) : [open(path)]));
}

const open = (name: string): MailFile => ({ name, chunks: chunksOf(name) });

/** The file is opened when it is read: a stream that nobody reads would keep it open. */
async function* chunksOf(name: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(name, { highWaterMark: CHUNK });
}

/** What a step finds, or why it cannot be taken. */
function* attempt(path: string, step: () => Iterable<MailFile | UnreadFile>): Generator<MailFile | UnreadFile> {
  try {
    yield* step();
  } catch (error) {
    yield { file: path, problem: `cannot be read: ${reasonOf(error)}` };
  }
}

const reasonOf = (error: unknown): string =>
  ["EACCES", "EPERM"].includes(codeOf(error) ?? "") ? "you lack permission to open it" : messageOf(error);

function* filesBelow(folder: string, except: string): Generator<MailFile | UnreadFile> {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((one, two) => (one.name < two.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".") || resolve(path) === except) continue;
    yield* attempt(path, () => (entry.isDirectory() ? filesBelow(path, except) : [fileAt(path, entry)].flat()));
  }
}

function fileAt(path: string, entry: Dirent): MailFile | UnreadFile | [] {
  // Thunderbird keeps an index beside each mailbox.
  if (entry.name.endsWith(".msf")) return [];
  if (entry.isFile()) return open(path);
  // What a link leads to may lie in a folder that is read as well, or be nobody's reply at all.
  const problem = entry.isSymbolicLink()
    ? `is a link to ${readlinkSync(path)}, which was not followed; name that file itself to read it`
    : "is neither a file nor a folder";
  return { file: path, problem };
}
