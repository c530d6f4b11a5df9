import { InputProblem } from "./messages.ts";

/** What a file turned out to be: text, or a Word document still packed. */
export type Input = ({ format: "Markdown" } & Decoded) | { format: "Word"; bytes: Uint8Array };

const MEGABYTE = 2 ** 20;

/** Larger files are refused before they are read. */
export const MAX_BYTES = 40 * MEGABYTE;

/** Text beyond this is not a paper: 300 pages are less than one megabyte. Pictures in the text do not count. */
const MAX_TEXT = 8 * MEGABYTE;

const AS_WORD = "open it in Word or LibreOffice, save it as .docx and import that file";
const FROM_PDF = "ask the author for the Word file, or open the PDF in Word, save it as .docx and import that file";

/** File types that authors may send, by their first bytes, with what to do about each. */
const FOREIGN: readonly (readonly [start: string, is: string, fix: string])[] = [
  ["%PDF-", "a PDF", FROM_PDF],
  ["\xd0\xcf\x11\xe0", "an old Word file (.doc) or one with a password", `take the password off, ${AS_WORD}`],
  ["{\\rtf", "a Rich Text file", AS_WORD],
  ["\x89PNG", "a picture", "import the paper itself"],
  ["\xff\xd8\xff", "a picture", "import the paper itself"],
  ["GIF8", "a picture", "import the paper itself"],
];

/**
 * Tells by its bytes, not by its name, what a file is, and decodes text. Throws `InputProblem` for what is no paper.
 */
export function readInput(bytes: Uint8Array): Input {
  if (bytes.length > MAX_BYTES) throw new InputProblem(tooLarge(bytes.length));
  const start = firstBytes(bytes);
  const foreign = FOREIGN.find(([sign]) => start.startsWith(sign));
  if (foreign) throw new InputProblem(`this is ${foreign[1]}; ${foreign[2]}`);
  if (start.startsWith("PK")) return readZip(bytes, start);
  const decoded = decodeText(bytes);
  if (!decoded) throw new InputProblem("this is not a text file; import a Word file (.docx) or a Markdown file (.md)");
  if (/^\s*(<!doctype html|<html[\s>])/i.test(decoded.text)) throw new InputProblem(`this is a web page; ${AS_WORD}`);
  if (!/[\p{L}\p{N}]/u.test(decoded.text))
    throw new InputProblem("the file holds no words; check that it is the right one");
  return { format: "Markdown", ...decoded };
}

/** Says that a file or text of so many bytes is too large. */
export const tooLarge = (bytes: number): string =>
  `this file has ${Math.round(bytes / MEGABYTE)} MB, and a paper may have ${MAX_BYTES / MEGABYTE}; in Word, “Compress Pictures” makes it smaller`;

/** Throws where a text, its pictures taken out, is too long to be a paper. */
export function checkLength(text: string): void {
  if (text.length <= MAX_TEXT) return;
  const pages = Math.round(text.length / 2400).toLocaleString("en-GB");
  throw new InputProblem(
    `this text would fill about ${pages} pages; check that it is the right file, or import it in parts`,
  );
}

function readZip(bytes: Uint8Array, start: string): Input {
  if (/word\/[\w-]+\.xml/.test(new TextDecoder("latin1").decode(bytes))) return { format: "Word", bytes };
  if (start.includes("opendocument")) throw new InputProblem(`this is an OpenDocument file; ${AS_WORD}`);
  throw new InputProblem("this is a ZIP archive and no Word file; unpack it and import the paper itself");
}

/** The first bytes of a file, each as the character of its number, to tell what kind of file it is. */
export const firstBytes = (bytes: Uint8Array, length = 1000): string =>
  String.fromCharCode(...bytes.subarray(0, length));

/** A text and how its bytes were read. */
interface Decoded {
  text: string;
  /** The encoding, as a person would name it: UTF-8, UTF-16, Windows-1252. */
  encoding: string;
}

/** Decodes bytes as UTF-8, UTF-16 or, where they are neither, Windows-1252; undefined for what is no text at all. */
function decodeText(bytes: Uint8Array): Decoded | undefined {
  const decoded = decode(bytes);
  return countControls(decoded.text) > decoded.text.length / 200 ? undefined : decoded;
}

function decode(bytes: Uint8Array): Decoded {
  const wide = wideEncodingOf(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: "UTF-16" };
  const text = new TextDecoder("utf-8").decode(bytes);
  // A few damaged letters among many sound ones are damage; otherwise the accents are in the old Windows code.
  if (count(text, /\uFFFD/g) <= count(text, /[\u0080-\uFFFC]/g)) return { text, encoding: "UTF-8" };
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "Windows-1252" };
}

/** The byte order of UTF-16, from its mark or, without one, from where the zeros of Latin letters stand. */
function wideEncodingOf(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 1000);
  const zerosAt = (parity: number) => sample.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  if (zerosAt(1) > sample.length / 4 && zerosAt(0) === 0) return "utf-16le";
  if (zerosAt(0) > sample.length / 4 && zerosAt(1) === 0) return "utf-16be";
  return undefined;
}

/** Control characters that texts do not hold; line ends, tabs, form feeds and the like may stand. */
// oxlint-disable-next-line no-control-regex
const countControls = (text: string) => count(text, /[\x00-\x01\x03-\x08\x0e-\x1a\x1c-\x1f\x7f]/g);

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
