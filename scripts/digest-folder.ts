import { appendFileSync, createReadStream, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readChunks } from "../src/build/hash-file.ts";
import { type PendingOutput, openOutput } from "../src/build/output-folder.ts";
import type { OutputTarget } from "../src/build/output-target.ts";
import type { DigestFolder } from "../src/collate/digest-types.ts";
import { CONFIDENTIAL } from "../src/collate/digest.ts";

const BUFFERED = 1 << 16;

/** A digest being written beside its place. */
export interface PendingDigest extends DigestFolder, Pick<PendingOutput, "publish" | "discard"> {}

/** Starts a digest. Throws `OutputProblem` where its folder must not be written. */
export function startDigest(target: OutputTarget): PendingDigest {
  const { folder, publish, discard } = openOutput(target);
  const { append, flush } = bufferedFiles(folder);
  const remove = (path: string): void => rmSync(join(folder, path), { recursive: true, force: true });
  return {
    append,
    save: (path, bytes) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
      writeFileSync(join(folder, path), bytes);
    },
    remove,
    lines: (path) => (flush(path), readLines(join(folder, path))),
    move: (parts, into) => {
      for (const part of parts) {
        flush(part);
        if (!existsSync(join(folder, part))) continue;
        flush(into);
        mkdirSync(dirname(join(folder, into)), {
          recursive: true,
          mode: into.startsWith(CONFIDENTIAL) ? 0o700 : 0o777,
        });
        for (const chunk of readChunks(join(folder, part))) appendFileSync(join(folder, into), chunk);
        remove(part);
      }
    },
    publish: () => {
      flush();
      return publish();
    },
    discard,
  };
}

function bufferedFiles(folder: string) {
  const buffers = new Map<string, string>();
  const write = (path: string): void => {
    const mode = path.startsWith(CONFIDENTIAL) ? 0o700 : 0o777;
    mkdirSync(dirname(join(folder, path)), { recursive: true, mode });
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
