import type { DigestFolder } from "../collate/digest-types.ts";
import type { ByteStore } from "./byte-store.ts";

/** A file of a folder, whole. */
export interface StoredFile {
  path: string;
  content: Blob;
}

/** So much of a file waits before it is stored, in characters; and so much is read of it at a time, in bytes. */
const BUFFERED = 1 << 16;
const READ = 1 << 18;

interface Stored {
  text: string;
  /** Where its bytes are in the store. */
  pieces: [from: number, to: number][];
}

/** The folder of a digest, whose files are pieces of one store: files that are put together need not be copied. */
export class StoredFolder implements DigestFolder {
  readonly #store: ByteStore;
  readonly #files = new Map<string, Stored>();
  readonly #encoder = new TextEncoder();

  constructor(store: ByteStore) {
    this.#store = store;
  }

  append = (path: string, text: string): void => {
    const file = this.#file(path);
    file.text += text;
    if (file.text.length > BUFFERED) this.#flush(file);
  };

  save = (path: string, bytes: Uint8Array): void => {
    const from = this.#store.write(bytes);
    this.#files.set(path, { text: "", pieces: [[from, from + bytes.length]] });
  };

  move = (parts: string[], into: string): void => {
    for (const part of parts) {
      const file = this.#files.get(part);
      if (!file) continue;
      const target = this.#file(into);
      this.#flush(file);
      this.#flush(target);
      target.pieces.push(...file.pieces);
      this.#files.delete(part);
    }
  };

  remove = (path: string): void => {
    for (const name of this.#files.keys()) if (name === path || name.startsWith(`${path}/`)) this.#files.delete(name);
  };

  async *lines(path: string): AsyncGenerator<string> {
    const file = this.#file(path);
    this.#flush(file);
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    let rest = "";
    for (const [from, to] of file.pieces)
      for (let at = from; at < to; at += READ) {
        const bytes = await this.#store.read(at, Math.min(at + READ, to));
        const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
        rest = lines.pop() ?? "";
        yield* lines;
      }
    if (rest) yield rest;
  }

  /** All files in the order of their paths; nothing can be written after it. */
  async close(): Promise<StoredFile[]> {
    for (const file of this.#files.values()) this.#flush(file);
    const all = await this.#store.close();
    return [...this.#files]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([path, { pieces }]) => ({ path, content: new Blob(pieces.map(([from, to]) => all.slice(from, to))) }));
  }

  #file(path: string): Stored {
    const known = this.#files.get(path);
    if (known) return known;
    const file: Stored = { text: "", pieces: [] };
    this.#files.set(path, file);
    return file;
  }

  #flush(file: Stored): void {
    if (!file.text) return;
    const bytes = this.#encoder.encode(file.text);
    const from = this.#store.write(bytes);
    file.pieces.push([from, from + bytes.length]);
    file.text = "";
  }
}
