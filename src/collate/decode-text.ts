const strict = new TextDecoder("utf-8", { fatal: true });

/**
 * The text of a file or an attachment without a stated charset: by its byte order mark, else UTF-8, else Windows-1252.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return decodeUtf8(bytes) ?? new TextDecoder(isAlmostUtf8(bytes) ? "utf-8" : "windows-1252").decode(bytes);
}

/** Undefined where the bytes are not UTF-8. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The text of a part with a stated charset, which is believed as far as the bytes allow. `wrong` if they do not. */
export function decodeCharset(bytes: Uint8Array, charset: string): { text: string; wrong: boolean } {
  const decoder = charset ? decoderOf(charset) : undefined;
  if (!decoder) return { text: decodeText(bytes), wrong: /utf-?7$/i.test(charset) };
  const isUtf8 = decoder.encoding === "utf-8";
  const text = isUtf8 || decoder.encoding.startsWith("windows-125") ? decodeUtf8(bytes) : undefined;
  if (text !== undefined) return { text, wrong: false };
  if (isUtf8) return { text: decodeText(bytes), wrong: !isAlmostUtf8(bytes) };
  return { text: decoder.decode(bytes), wrong: false };
}

function decoderOf(charset: string): TextDecoder | undefined {
  try {
    return new TextDecoder(charset.trim());
  } catch {
    return undefined;
  }
}

/** A character cut in half at the end does not make a text Windows-1252. */
function isAlmostUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** A text as it can be shown and stored anywhere: LF line ends, no controls but tab, no lone surrogates. */
export function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, "\n")
      // oxlint-disable-next-line no-control-regex
      .replace(/[\0-\x08\v\f\x0e-\x1f\x7f]/g, "\ufffd")
  );
}

const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;

/** A text without overrides of the writing direction, which could make a line say what its letters do not. */
export const withoutOverrides = (text: string): string => text.replace(OVERRIDES, "");

/** A text on one line of at most `most` characters, for headers that a stranger wrote. */
export function clipLine(text: string, most = 300): string {
  const line = withoutOverrides(cleanText(text.slice(0, most * 4)))
    .replace(/\s+/g, " ")
    .trim();
  return line.length > most ? `${line.slice(0, most).toWellFormed()}…` : line;
}
