import { Unzip, UnzipInflate, strFromU8, zipSync } from "fflate";
import { InputProblem } from "../problem.ts";

/** The parts of a Word file, by their names in it: `word/document.xml`. */
export type WordPackage = Map<string, Uint8Array>;

const MEGABYTE = 2 ** 20;

/** The text of 300 pages is about 3 MB with all its markup. */
const MAX_MARKUP = 32 * MEGABYTE;
const MAX_TOTAL = 128 * MEGABYTE;

/** So little is unpacked between two looks at the size; the densest ZIP holds a thousand times as much. */
const STEP = 16 * 2 ** 10;

/** Parts that hold no text and no picture of it, such as settings, other files and pictures of pages. */
const UNUSED = /^(customXml|docProps\/thumbnail|word\/(embeddings|fonts|theme|glossary|activeX)\/|mammoth\/)/;

const isMarkup = (name: string) => /\.(xml|rels)$/i.test(name);

/** Unpacks a Word file. Stops, and throws `InputProblem`, once more comes out of it than a paper can hold. */
export function unpackWord(bytes: Uint8Array): WordPackage {
  const parts = new Map<string, Uint8Array[]>();
  let [markup, total] = [0, 0];
  const unzip = new Unzip((file) => {
    if (UNUSED.test(file.name) || parts.has(file.name)) return;
    const chunks: Uint8Array[] = [];
    parts.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      if (error) throw error;
      total += chunk.length;
      if (isMarkup(file.name)) markup += chunk.length;
      if (markup > MAX_MARKUP || total > MAX_TOTAL) throw new InputProblem(TOO_LARGE);
      chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += STEP) unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  return new Map([...parts].map(([name, chunks]) => [name, join(chunks)]));
}

const TOO_LARGE = `unpacked, this Word file holds more than ${MAX_MARKUP / MEGABYTE} MB of text or ${MAX_TOTAL / MEGABYTE} MB of pictures, which no paper does; check that it is the right file, or import it in parts`;

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Packs parts as a Word file again, without the time that packing them smaller takes. */
export const packWord = (parts: WordPackage): Uint8Array => zipSync(Object.fromEntries(parts), { level: 0 });

/** The text of a part, or nothing where the file has no such part. */
export const readPart = (parts: WordPackage, name: string): string => strFromU8(parts.get(name) ?? new Uint8Array());
