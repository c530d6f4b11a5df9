const LF = 10;
const CR = 13;

const encoder = new TextEncoder();
const scratch = new Uint8Array(1 << 16);

/** How many bytes a text takes in UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length;) {
    const { read, written } = encoder.encodeInto(at ? text.slice(at) : text, scratch);
    at += read;
    bytes += written;
  }
  return bytes;
}

/** Pieces one after the other. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The first place of a text in bytes, as UTF-8; -1 if it is not there. */
export function findBytes(bytes: Uint8Array, text: string): number {
  const [first = 0, ...rest] = encoder.encode(text);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (rest.every((byte, offset) => bytes[at + 1 + offset] === byte)) return at;
  return -1;
}

/** The last place of a text in bytes, as UTF-8; -1 if it is not there. */
export function findLastBytes(bytes: Uint8Array, text: string): number {
  const [first = 0, ...rest] = encoder.encode(text);
  // A search that may not begin before the start would begin at the end.
  for (let at = bytes.lastIndexOf(first); at >= 0; at = at ? bytes.lastIndexOf(first, at - 1) : -1)
    if (rest.every((byte, offset) => bytes[at + 1 + offset] === byte)) return at;
  return -1;
}

/** The place behind the first empty line; -1 if there is none. */
export function findBlankLine(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return at + 2;
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return at + 3;
  }
  return -1;
}

/** Bytes as text, each as the character of its number. */
export function latin1(bytes: Uint8Array, from = 0, to: number = bytes.length): string {
  let text = "";
  for (let at = from; at < to; at += 4096) text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 4096, to)));
  return text;
}

/** Characters as bytes of their numbers. */
export const fromLatin1 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));
