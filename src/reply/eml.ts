import type { Message } from "./mailto.ts";
import { oneLine } from "./reply.ts";

/** UTF-8, one character for each byte, as `btoa` and `atob` want it. */
function toBytes(text: string): string {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

function fromBytes(bytes: string, charset: string): string {
  return new TextDecoder(charset, { ignoreBOM: true }).decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

/** Encoded words (RFC 2047) of at most 64 characters, one a line, none of which splits a character. */
function encodeHeader(text: string): string {
  if (/^[ -~]{1,60}$/.test(text) && !text.includes("=?")) return text;
  const words = [""];
  for (const character of text) {
    const longer = words.at(-1) + character;
    if (toBytes(longer).length > 39) words.push(character);
    else words[words.length - 1] = longer;
  }
  return words.map((word) => `=?utf-8?B?${btoa(toBytes(word))}?=`).join("\r\n ");
}

/**
 * A message as an `.eml` file that mail programs open as a draft (`X-Unsent`; no date, no sender). CRLF line ends;
 * controls in address and subject become spaces, so that neither can make a header.
 */
export function composeEml({ to, subject, body }: Message): string {
  const base64 = btoa(toBytes(body.replace(/\r\n?|\n/g, "\r\n")));
  return [
    "X-Unsent: 1",
    `To: ${oneLine(to)}`,
    `Subject: ${encodeHeader(oneLine(subject))}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    ...(base64.match(/.{1,76}/g) ?? []),
    "",
  ].join("\r\n");
}

/** The plain text of an `.eml` file, LF line ends, or why there is none. */
export type EmlText = { text: string } | { problem: "not-mail" | "no-plain-text" | "unreadable" };

/**
 * Reads the plain text of a message that we or a mail program saved; `file` is its content, read as UTF-8. Never
 * throws.
 */
export function readEml(file: string): EmlText {
  const mail = file.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  if (!/^[!-9;-~]+:/.test(mail)) return { problem: "not-mail" };
  try {
    const text = readPart(mail, 8);
    return text === undefined ? { problem: "no-plain-text" } : { text: text.replace(/\r\n?/g, "\n") };
  } catch {
    return { problem: "unreadable" };
  }
}

/** The first plain text in a part or, at most `depth` levels down, in its parts. Throws if it cannot be decoded. */
function readPart(part: string, depth: number): string | undefined {
  const gap = `\n${part}\n\n`.indexOf("\n\n");
  const head = `\n${part.slice(0, gap)}`.replace(/\n[ \t]+/g, " ");
  const body = part.slice(gap + 1);
  const header = (name: string): string => new RegExp(`\n${name}:[ \t]*([^\n]*)`, "i").exec(head)?.[1] ?? "";
  const type = header("content-type") || "text/plain";
  const parameter = (name: string): string =>
    new RegExp(`;[ \t]*${name}=(?:"([^"]*)"|([^; \t]+))`, "i").exec(type)?.slice(1).join("") ?? "";
  const boundary = parameter("boundary");
  if (/^multipart\//i.test(type) && boundary && depth) return firstText(body, boundary, depth - 1);
  if (!/^text\/plain\b/i.test(type)) return undefined;
  return decode(body, header("content-transfer-encoding").trim().toLowerCase(), parameter("charset") || "utf-8");
}

function firstText(body: string, boundary: string, depth: number): string | undefined {
  for (const part of `\n${body}`.split(`\n--${boundary}`).slice(1)) {
    const text = part.startsWith("--") ? undefined : readPart(part.slice(part.indexOf("\n") + 1), depth);
    if (text !== undefined) return text;
  }
  return undefined;
}

function decode(body: string, encoding: string, charset: string): string {
  if (encoding === "base64") return fromBytes(atob(body), charset);
  if (encoding === "quoted-printable") {
    const joined = toBytes(body.replace(/=[ \t]*\n/g, ""));
    return fromBytes(
      joined.replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
      charset,
    );
  }
  // Read as UTF-8, bytes of another charset are gone.
  if (!/^(utf-?8|us-ascii)$/i.test(charset) && /[^\0-\x7f]/.test(body)) throw new RangeError(charset);
  return body;
}
