import { Unzip, UnzipInflate } from "fflate";
import { concatBytes } from "../bytes.ts";
import type { MailFile, UnreadFile } from "./types.ts";

/** So little is unpacked at a time; the densest ZIP holds a thousand times as much. */
const STEP = 16 * 2 ** 10;

/** So much of a file is given at a time. */
const PIECE = 1 << 18;

const DAMAGED = "damaged, or locked with a password; unpack it first";

/** What comes out of an archive, in its order. */
type Unpacked = { name: string } | { chunk: Uint8Array } | { end: true };

/** Hidden files, folders, and what computers add to archives and beside mailboxes. */
const isNoMail = (path: string): boolean =>
  /\/$|(?:^|\/)(?:__macosx\/|\.|thumbs\.db$|desktop\.ini$)|\.msf$/i.test(path);

/** Whether a file is a ZIP archive by its name. */
export const isArchive = (name: string): boolean => /\.zip$/i.test(name);

/**
 * The files in a ZIP archive, however large it is: each must be read before the next is asked for. What is not read of
 * one is passed over.
 */
export async function* unpackMail({ name, chunks }: MailFile): AsyncGenerator<MailFile | UnreadFile> {
  const archive = new Archive(chunks);
  try {
    for (let next = await archive.next(); next; next = await archive.next())
      if ("name" in next && !isNoMail(next.name)) yield { name: `${name}/${next.name}`, chunks: archive.content() };
    if (!archive.isFound) yield { file: name, problem: DAMAGED };
  } catch {
    yield { file: name, problem: DAMAGED };
  }
}

/** An archive that is unpacked only as far as somebody has asked. */
class Archive {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #waiting: Unpacked[] = [];
  readonly #unzip: Unzip;
  #packed = new Uint8Array();
  #isOver = false;
  /** Whether it holds anything. */
  isFound = false;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#unzip = new Unzip((file) => {
      this.isFound = true;
      this.#waiting.push({ name: file.name.replaceAll("\\", "/") });
      file.ondata = (error, chunk, final) => {
        if (error) throw error;
        if (chunk.length) this.#waiting.push({ chunk });
        if (final) this.#waiting.push({ end: true });
      };
      file.start();
    });
    this.#unzip.register(UnzipInflate);
  }

  async next(): Promise<Unpacked | undefined> {
    while (!this.#waiting.length && !this.#isOver) await this.#unpack();
    return this.#waiting.shift();
  }

  /** The file whose name came last, in pieces large enough to tell by the first what it is. */
  async *content(): AsyncGenerator<Uint8Array> {
    let [held, length]: [Uint8Array[], number] = [[], 0];
    for (let next = await this.next(); next && "chunk" in next; next = await this.next()) {
      held.push(next.chunk);
      length += next.chunk.length;
      if (length < PIECE) continue;
      yield concatBytes(held);
      [held, length] = [[], 0];
    }
    if (length) yield concatBytes(held);
  }

  async #unpack(): Promise<void> {
    if (!this.#packed.length) {
      const { value, done } = await this.#chunks.next();
      this.#isOver = done === true;
      this.#packed = new Uint8Array(value ?? []);
    }
    const step = this.#packed.subarray(0, STEP);
    this.#packed = this.#packed.subarray(step.length);
    this.#unzip.push(step, this.#isOver);
  }
}
