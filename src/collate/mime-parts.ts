import PostalMime, { type Email } from "postal-mime";
import { findBlankLine, findBytes } from "../bytes.ts";

/** A part of a message that holds no further parts, with its bytes as they were before transfer. */
export interface MimePart {
  /** In lower case, such as "text/plain". */
  type: string;
  charset: string;
  isFlowed: boolean;
  dropsSpaces: boolean;
  bytes: Uint8Array;
  /** The number of the multipart/alternative that it is a version of; 0 if of none. */
  alternative: number;
}

/**
 * A node of the tree that postal-mime builds and does not publish. Its `text` is joined across quotations and in one
 * guessed charset.
 */
interface Node {
  contentType: { parsed: { value: string; params: Record<string, string> }; multipart: string | false };
  contentDisposition: { parsed: { value: string } };
  contentTransferEncoding: { encoding: string };
  content: ArrayBuffer | null;
  childNodes: Node[];
}

/** A message as postal-mime reads it, and its inline text parts. */
interface ParsedMime {
  email: Email;
  texts: MimePart[];
}

/** Parses a message, and gives its inline text parts besides what postal-mime makes of it. */
export async function parseMime(bytes: Uint8Array): Promise<ParsedMime> {
  return (await parseSinglePart(bytes)) ?? parseParts(bytes);
}

/**
 * Parses a message that is one text as it stands, as most replies are; undefined for any other. It is read several
 * times faster so, because postal-mime looks for the start of another part in every line.
 */
async function parseSinglePart(bytes: Uint8Array): Promise<ParsedMime | undefined> {
  const start = startOfBody(bytes);
  if (!start || findBytes(bytes, "\r\r") >= 0) return undefined;
  const { email, root } = await parse(bytes.subarray(0, start));
  const { contentType, contentDisposition, contentTransferEncoding } = root;
  const isText = !contentType.multipart && isTextPart(contentType.parsed.value, contentDisposition.parsed.value);
  if (!isText || /base64|quoted-printable/.test(contentTransferEncoding.encoding)) return undefined;
  return { email, texts: [partOf(root, bytes.subarray(start), 0)] };
}

/** The place behind the first empty line; 0 if there is none, or nothing above it. */
const startOfBody = (bytes: Uint8Array): number =>
  bytes[0] === 0x0a || bytes[0] === 0x0d ? 0 : Math.max(0, findBlankLine(bytes));

async function parse(bytes: Uint8Array): Promise<{ email: Email; root: Node }> {
  const parser = new PostalMime({ forceRfc822Attachments: true, maxNestingDepth: 200 });
  const email = await parser.parse(bytes);
  const { root } = parser as unknown as { root: Node };
  return { email, root };
}

async function parseParts(bytes: Uint8Array): Promise<ParsedMime> {
  const { email, root } = await parse(bytes);
  const texts: MimePart[] = [];
  let alternatives = 0;
  const walk = (node: Node, alternative: number): void => {
    const { multipart } = node.contentType;
    const inside = multipart === "alternative" && !alternative ? ++alternatives : alternative;
    const { value } = node.contentType.parsed;
    if (!multipart && node.content && isTextPart(value, node.contentDisposition.parsed.value))
      texts.push(partOf(node, new Uint8Array(node.content), alternative));
    for (const child of node.childNodes) walk(child, inside);
  };
  walk(root, 0);
  return { email, texts };
}

/** Text that a reader of the mail sees: any kind of it, and a type that is none, which old programs write. */
export function isTextPart(type: string, disposition: string): boolean {
  if (disposition === "attachment") return false;
  return !type.includes("/") || (type.startsWith("text/") && !/^text\/(?:calendar|x?-?vcard|csv)$/.test(type));
}

function partOf({ contentType }: Node, bytes: Uint8Array, alternative: number): MimePart {
  const { value, params } = contentType.parsed;
  return {
    type: value.includes("/") ? value : "text/plain",
    charset: params["charset"] ?? "",
    isFlowed: /^flowed$/i.test(params["format"] ?? ""),
    dropsSpaces: /^yes$/i.test(params["delsp"] ?? ""),
    bytes,
    alternative,
  };
}
