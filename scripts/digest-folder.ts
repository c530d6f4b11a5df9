import {
  appendFileSync,
  chmodSync,
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { DigestFolder } from "../src/collate/types.ts";

const BUFFERED = 1 << 16;

/** A digest being written beside its place. It takes that place as a whole, or leaves nothing behind. */
export interface PendingDigest extends DigestFolder {
  /** Puts the digest in its place. */
  keep: () => void;
  discard: () => void;
}

/** Whether a digest may be written to a folder: it is not there, empty, or holds an earlier digest. */
export function isFree(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0 || existsSync(join(folder, "replies.jsonl"));
}

/** Starts a digest for a folder in a temporary one beside it. */
export function startDigest(target: string): PendingDigest {
  const place = resolve(target);
  mkdirSync(dirname(place), { recursive: true });
  const folder = mkdtempSync(join(dirname(place), `.${basename(place)}-`));
  const { append, flush } = bufferedFiles(folder);
  const remove = (path: string): void => rmSync(join(folder, path), { recursive: true, force: true });
  return {
    append,
    remove,
    lines: (path) => (flush(path), readLines(join(folder, path))),
    move: (parts, into) => {
      for (const part of parts) {
        flush(part);
        if (!existsSync(join(folder, part))) continue;
        flush(into);
        for (const chunk of readChunks(join(folder, part))) appendFileSync(join(folder, into), chunk);
        remove(part);
      }
    },
    keep: () => {
      flush();
      chmodSync(folder, 0o777 & ~process.umask());
      const old = `${folder}-old`;
      if (existsSync(place)) renameSync(place, old);
      renameSync(folder, place);
      rmSync(old, { recursive: true, force: true });
    },
    discard: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function bufferedFiles(folder: string) {
  const buffers = new Map<string, string>();
  const write = (path: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    appendFileSync(join(folder, path), buffers.get(path) ?? "");
    buffers.delete(path);
  };
  return {
    append: (path: string, text: string): void => {
      const all = (buffers.get(path) ?? "") + text;
      buffers.set(path, all);
      if (all.length > BUFFERED) write(path);
    },
    flush: (path?: string): void => {
      for (const each of path === undefined ? buffers.keys() : buffers.has(path) ? [path] : []) write(each);
    },
  };
}

async function* readLines(path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(path, { encoding: "utf8", highWaterMark: 1 << 18 })) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest) yield rest;
}

function* readChunks(path: string): Generator<Buffer> {
  const file = openSync(path, "r");
  try {
    const chunk = Buffer.allocUnsafe(1 << 20);
    for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk))
      yield chunk.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
