import { latin1 } from "../bytes.ts";

/** As much of the headers as is read to tell a separator; whoever has more has shown some that are known by then. */
export const LOOKAHEAD = 1 << 16;
const LONGEST_LINE = 1000;
/** The byte that ends a line. */
export const LF = 10;
const CR = 13;
const COLON = 58;
/** The byte of ">". */
export const MORE = 62;

const DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const TIME = "\\d{1,2}:\\d{2}(?::\\d{2})?";
const ZONE = "(?: +(?:[A-Z]{2,5}|[+-]\\d{4}))*";
const DATE = `${DAY},? +(?:${MONTH} +\\d{1,2} +${TIME}${ZONE} +\\d{4}|\\d{1,2} +${MONTH} +\\d{4} +${TIME})${ZONE}`;
const DATED = new RegExp(`^From +(?:"[^"]*"\\S*|\\S+) +${DATE}[^\\S\\n]*(?:remote from \\S+)?\\s*$`);
const KNOWN =
  /^(?:from|to|date|subject|message-id|received|return-path|delivered-to|mime-version|content-type|x-[\w-]+)[ \t]*:/gim;
/** Headers that nobody types into a letter without meaning a message. */
const OWN = /^(?:from|date|message-id|received|return-path|delivered-to|mime-version|x-mozilla-status)[ \t]*:/im;

/** A line that separates messages, and the headers below it. */
export interface Separator {
  /** Where the headers begin, and where the body does. */
  head: number;
  body: number;
  /** -1 if none is stated. */
  contentLength: number;
}

/**
 * The separator at a line that begins with "From ". Programs write a sender and a date there, names, or nothing at all:
 * what makes it one is that headers of a message follow. A line without sender and date must stand below an empty one
 * as well, and have headers alone below it, or a letter could be cut in two.
 */
export function readSeparator(bytes: Uint8Array, at: number, afterBlank: boolean): Separator | undefined {
  const head = nextLine(bytes, at);
  if (head - at > LONGEST_LINE || !isHeader(bytes, head)) return undefined;
  const stop = endOfHead(bytes, head);
  const isWhole = stop - head >= LOOKAHEAD || stop === bytes.length || isBlankLine(bytes, stop);
  const isDated = DATED.test(latin1(bytes, at, head));
  if (!isDated && (!afterBlank || !isWhole)) return undefined;
  const headers = latin1(bytes, head, stop);
  const known = headers.match(KNOWN)?.length ?? 0;
  if (isDated ? !known : known < 2 || !OWN.test(headers)) return undefined;
  const length = /^content-length:[ \t]*(\d{1,9})[ \t]*\r?$/im.exec(headers)?.[1];
  return { head, body: isBlankLine(bytes, stop) ? nextLine(bytes, stop) : stop, contentLength: Number(length ?? -1) };
}

/** The end of the lines from here on that can be headers, or go on from one. */
function endOfHead(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at - from < LOOKAHEAD && (isHeader(bytes, at) || (at > from && isSpace(bytes[at]) && !isBlankLine(bytes, at))))
    at = nextLine(bytes, at);
  return at;
}

function isHeader(bytes: Uint8Array, line: number): boolean {
  // A mail server may put ">From " before the headers: https://www.rfc-editor.org/rfc/rfc976
  if (bytes[line] === MORE && startsWithFrom(bytes, line + 1)) return true;
  let at = line;
  while (isNameByte(bytes[at]) && at - line < LONGEST_LINE) at++;
  if (at === line) return false;
  while (isSpace(bytes[at])) at++;
  return bytes[at] === COLON;
}

type Byte = number | undefined;
const isNameByte = (byte: Byte): boolean => byte !== undefined && byte > 32 && byte < 127 && byte !== COLON;
const isSpace = (byte: Byte): boolean => byte === 32 || byte === 9;

const isBlankLine = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] === LF);

/** Whether the line above is empty, or there is none. */
export const isAfterBlank = (bytes: Uint8Array, at: number): boolean =>
  at < 2 || bytes[at - 2] === LF || (bytes[at - 2] === CR && (at < 3 || bytes[at - 3] === LF));

/** The start of the next line. */
export function nextLine(bytes: Uint8Array, from: number): number {
  let at = from;
  // Most lines are short: for those a loop is faster than a search by the engine.
  for (const near = from + 128; at < near; at++) if (bytes[at] === LF) return at + 1;
  const found = bytes.indexOf(LF, at);
  return found < 0 ? bytes.length : found + 1;
}

/** What a line that separates messages begins with. */
export const FROM: Uint8Array = new TextEncoder().encode("From ");

/** Whether "From " stands at a place. */
export function startsWithFrom(bytes: Uint8Array, at: number): boolean {
  for (let offset = 0; offset < FROM.length; offset++) if (bytes[at + offset] !== FROM[offset]) return false;
  return true;
}

/** Skips line ends, white space and, at the start, a byte order mark. */
export function skipBlank(bytes: Uint8Array, from: number): number {
  let at = from === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : from;
  while (isSpace(bytes[at]) || bytes[at] === CR || bytes[at] === LF) at++;
  return at;
}
