/** A text and how its bytes were read. */
export interface Decoded {
  text: string;
  /** The encoding, as a person would name it: UTF-8, UTF-16, Windows-1252. */
  encoding: string;
}

/** Decodes bytes as UTF-8, UTF-16 or, where they are neither, Windows-1252; undefined for what is no text at all. */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
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
