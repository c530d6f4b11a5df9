import type { FieldsData } from "@kenjiuno/msgreader";
import { decodeText } from "./decode-text.ts";
import { rtfToText } from "./rtf-text.ts";

/** What a message of Outlook begins with, as all compound files do. */
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
export const isMsg = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, at) => bytes[at] === byte);

const BOUNDARY = "=_converted-from-msg";
/** Headers that say how the original was coded, which the converted message is not. */
const CODING = /^(?:content-|mime-version|dkim-|arc-)/i;

/**
 * A message in Outlook's own format (.msg) as one in the format of the internet, with its text and attachments. Throws
 * if it is damaged.
 */
export async function convertMsg(bytes: Uint8Array): Promise<Uint8Array> {
  const { default: library } = await import("@kenjiuno/msgreader");
  // A CommonJS module comes with another default within.
  const MsgReader = "default" in library ? (library.default as typeof library) : library;
  const reader = new MsgReader(new DataView(new Uint8Array(bytes).buffer));
  const fields = reader.getFileData();
  if (fields.error) throw new TypeError(fields.error);
  const parts = [
    textPart("text/plain", fields.body ?? (await rtfBody(fields))),
    textPart("text/html", fields.bodyHtml ?? (fields.html ? decodeText(fields.html) : "")),
    ...(fields.attachments ?? []).map((attachment) => {
      const { fileName, content } = reader.getAttachment(attachment);
      return attachedPart(fileName || "attachment", attachment.attachMimeTag ?? "", content, attachment.pidContentId);
    }),
  ];
  const head = [
    ...headersOf(fields),
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    "",
    "",
  ];
  const body = parts.filter(Boolean).map((part) => `--${BOUNDARY}\r\n${part}\r\n`);
  return new TextEncoder().encode(`${head.join("\r\n")}${body.join("")}--${BOUNDARY}--\r\n`);
}

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, " ").trim();

function headersOf(fields: FieldsData): string[] {
  const stated = unfold(fields.headers ?? "").filter((line) => /^[!-9;-~]+:/.test(line) && !CODING.test(line));
  const has = (name: string): boolean => stated.some((line) => line.toLowerCase().startsWith(`${name}:`));
  const address =
    [fields.senderSmtpAddress, fields.senderEmail, fields.creatorSMTPAddress].find((each) => each?.includes("@")) ?? "";
  const from = `"${oneLine(fields.senderName ?? "").replace(/["\\]/g, "")}" <${oneLine(address)}>`;
  const sent = fields.messageDeliveryTime ?? fields.clientSubmitTime ?? fields.creationTime ?? "";
  return [
    ...stated,
    ...(has("from") ? [] : [`From: ${from}`]),
    ...(has("subject") ? [] : [`Subject: ${oneLine(fields.subject ?? "")}`]),
    ...(has("date") || !sent ? [] : [`Date: ${oneLine(sent)}`]),
  ];
}

/** Headers, one a line. */
const unfold = (headers: string): string[] => headers.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);

async function rtfBody({ compressedRtf, bodyHtml, html }: FieldsData): Promise<string> {
  if (!compressedRtf || bodyHtml || html) return "";
  const { decompressRTF } = await import("@kenjiuno/decompressrtf");
  return rtfToText(new TextDecoder("latin1").decode(Uint8Array.from(decompressRTF(Array.from(compressedRtf)))));
}

function textPart(type: string, text: string): string {
  if (!text.trim()) return "";
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(new TextEncoder().encode(text))}`;
}

function attachedPart(name: string, type: string, content: Uint8Array, contentId = ""): string {
  const file = encodeURIComponent(oneLine(name));
  return [
    `Content-Type: ${/^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : "application/octet-stream"}`,
    `Content-Disposition: attachment; filename*=utf-8''${file}`,
    ...(contentId ? [`Content-ID: <${oneLine(contentId)}>`] : []),
    "Content-Transfer-Encoding: base64",
    "",
    base64(content),
  ].join("\r\n");
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replace(/.{76}/g, "$&\r\n");
}
