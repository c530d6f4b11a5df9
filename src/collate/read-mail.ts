import { concatBytes, findBlankLine, findBytes, findLastBytes, fromLatin1, latin1 } from "../bytes.ts";
import { addressParser, type Address, type Attachment, type Email } from "postal-mime";
import { chooseText, type ChosenText } from "./choose-text.ts";
import { readSender } from "./find-author.ts";
import { cleanText, clipLine, decodeCharset, decodeText } from "./decode-text.ts";
import { limitLines, limitText } from "./limit-text.ts";
import { convertMsg, isMsg } from "./convert-msg.ts";
import { openSigned } from "./open-signed.ts";
import { isSigned, readAttachment } from "./read-attachment.ts";
import { isDocument } from "./read-document.ts";
import { unflow } from "./flowed.ts";
import { isTextPart, parseMime, type MimePart } from "./mime-parts.ts";
import { recogniseMail } from "./recognise-mail.ts";
import type { FoundMessage, Mail, Sender } from "./types.ts";

const EMPTY = {
  messageId: "",
  from: "",
  address: "",
  date: "",
  subject: "",
  otherBody: "",
  isList: false,
  sensitivity: "",
};

/** What is no mail, or cannot be decoded as one, as plain text. */
function readPlain(bytes: Uint8Array, ...problems: string[]): Mail {
  const body = cleanText(limitText(problems)(decodeText(bytes)));
  return { ...EMPTY, body, texts: [], enclosed: [], attachments: [], documents: [], unread: [], problems };
}

/**
 * Decodes a message or a text file. Never throws: what cannot be decoded is its body as it came, with a problem noted.
 */
export async function readMail({ bytes, kind, cut, saved }: FoundMessage): Promise<Mail> {
  const limits: string[] = [];
  const read = limitLines(bytes, limits);
  const mail = kind === "text" ? readPlain(read) : await decodeMail(read);
  if (saved) {
    const { name, address } = readSender(saved.from) ?? { name: "", address: "" };
    Object.assign(mail, {
      from: clipLine(name),
      address: clipLine(address),
      date: saved.date,
      subject: clipLine(saved.subject),
    });
  }
  mail.problems.push(...limits);
  if (cut) mail.problems.push(`longer than 50 MB; its last ${cut.toLocaleString("en-GB")} bytes were left out`);
  if (/\ufffd/.test(mail.body)) mail.problems.push("some characters could not be read; look at the message itself");
  return mail;
}

// People forward messages with their senders and subjects, but not with what servers write.
const SWALLOWED =
  /(?:^|\n)(?:message-id|received|return-path|mime-version|x-mozilla-status)[ \t]*:.*(?:\n.+){0,40}?\n(?:from|date|subject|to)[ \t]*:|(?:^|\n)(?:from|date|subject|to)[ \t]*:.*(?:\n.+){0,40}?\n(?:message-id|received|return-path|mime-version)[ \t]*:/i;

const HEADERS = ["from", "to", "date", "subject", "message-id", "received", "content-type", "mime-version"];

async function decodeMail(bytes: Uint8Array, isOpened = false): Promise<Mail> {
  try {
    const { email, texts } = await parseMime(bytes);
    const signed = isOpened ? undefined : await signedContent(email);
    if (signed) return await decodeMail(concatBytes([outerHeaders(bytes), signed]), true);
    if (email.headers.some(({ key }) => HEADERS.includes(key))) return await fromEmail(email, texts, bytes);
    return readPlain(bytes, "has none of the headers of a mail; it was read as plain text");
  } catch (error) {
    const reason = error instanceof Error ? clipLine(error.message, 120) : "unknown reason";
    return readPlain(bytes, `could not be decoded (${reason}); it was read as plain text`);
  }
}

/**
 * What a message says that is signed as a whole, and so stands within its signature: headers of content, and the
 * content.
 */
async function signedContent({ attachments: [only, ...others] }: Email): Promise<Uint8Array | undefined> {
  if (!only || others.length || !isSigned(only.mimeType) || !/^(?:smime\.p7m)?$/i.test(only.filename ?? ""))
    return undefined;
  return openSigned(bytesOf(only));
}

/** The headers of a message but for those that say how its content is coded. */
function outerHeaders(bytes: Uint8Array): Uint8Array {
  const end = findBlankLine(bytes);
  const head = latin1(bytes, 0, end < 0 ? bytes.length : end).replace(
    /^content-[^:\n]*:.*(?:\r?\n[ \t].*)*\r?\n?/gim,
    "",
  );
  return fromLatin1(`${head.trimEnd()}\r\n`);
}

async function fromEmail(email: Email, texts: MimePart[], bytes: Uint8Array): Promise<Mail> {
  const problems: string[] = [];
  const take = limitText(problems);
  const { text, other } = readBody(texts, take, problems);
  const mark = recogniseMail(email);
  const mail: Mail = {
    ...headersOf(email),
    ...(mark && { mark }),
    body: text,
    otherBody: [other, take(looseText(email, bytes))].filter(Boolean).join("\n"),
    texts: [],
    enclosed: [],
    attachments: [],
    documents: [],
    unread: [],
    problems,
  };
  for (const attachment of email.attachments) await addAttachment(attachment, mail, take);
  if (mark !== "bounce" && SWALLOWED.test(text))
    problems.push("the headers of another message stand within it, which may have been swallowed; look at the file");
  return mail;
}

/** The text that a message shows: its parts one after the other, and of parts that say the same the best one. */
function readBody(parts: MimePart[], take: (text: string) => string, problems: string[]): ChosenText {
  const groups = [...Map.groupBy(parts, (part) => part.alternative || part).values()];
  const chosen = groups.map((group) => {
    const textOf = (isHtml: boolean): string =>
      group
        .filter(({ type }) => (type === "text/html") === isHtml)
        .map((part) => take(textOfPart(part, problems)))
        .join("\n");
    return chooseText(cleanText(textOf(false)), textOf(true));
  });
  const join = (texts: string[]): string => texts.filter(Boolean).join("\n");
  return { text: join(chosen.map(({ text }) => text)), other: join(chosen.map(({ other }) => other)) };
}

function textOfPart({ type, charset, isFlowed, dropsSpaces, bytes }: MimePart, problems: string[]): string {
  const { text, wrong } = decodeCharset(bytes, charset);
  if (wrong)
    problems.push(
      `some characters could not be read as ${clipLine(charset, 40)}, and were as Windows-1252; check its accents`,
    );
  if (type === "text/html") return withoutData(text);
  return isFlowed ? unflow(text, dropsSpaces) : text;
}

/** HTML without the pictures that some programs write into it, which can be longer than all its text. */
const withoutData = (html: string): string => html.replace(/\bdata:image\/[^\s"'()<>]*/gi, "");

function headersOf(email: Email) {
  const { messageId, date, subject, headers } = email;
  const header = (name: string): string => headers.find(({ key }) => key === name)?.value ?? "";
  const from = senderOf(email.from) ?? { name: "", address: "" };
  const replyTo = senderOf(email.replyTo?.[0]);
  const originalFrom = senderOf(addressParser(header("x-original-from"))[0]);
  return {
    messageId: clipLine(messageId ?? ""),
    from: from.name,
    address: from.address,
    ...(replyTo && { replyTo }),
    ...(originalFrom && { originalFrom }),
    isList: ["list-id", "list-post", "mailing-list"].some((name) => header(name) !== ""),
    sensitivity: clipLine(header("sensitivity"), 40).toLowerCase(),
    date: date && !Number.isNaN(Date.parse(date)) ? new Date(date).toISOString() : "",
    subject: clipLine(subject ?? ""),
  };
}

function senderOf(mailbox: Address | undefined): Sender | undefined {
  const sender = mailbox?.group?.[0] ?? mailbox;
  return sender && { name: clipLine(sender.name), address: clipLine(sender.address ?? "").toLowerCase() };
}

async function addAttachment(
  { filename, mimeType, disposition, contentId, related, content }: Attachment,
  mail: Mail,
  take: (text: string) => string,
): Promise<void> {
  if (isTextPart(mimeType, disposition ?? "")) return;
  const bytes = bytesOf({ content });
  const name = safeName(filename ?? "");
  const isInline = Boolean(contentId || related || disposition === "inline");
  mail.attachments.push({ name, type: clipLine(mimeType, 80), bytes: bytes.length });
  if (mimeType === "message/rfc822" || /\.eml$/i.test(name)) mail.enclosed.push(bytes);
  else if (/\.msg$/i.test(name) && isMsg(bytes)) mail.enclosed.push(await convertMsg(bytes).catch(() => bytes));
  else if (mail.mark !== "bounce" && isDocument(name, mimeType, isInline)) {
    for (const document of await readAttachment(name, mimeType, bytes))
      if ("unread" in document) mail.unread.push({ name: document.name, reason: document.unread });
      else mail.texts.push({ name: document.name, text: cleanText(take(document.text)) });
    mail.documents.push({ name, bytes });
  }
}

const bytesOf = ({ content }: Pick<Attachment, "content">): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);

/** The last part of a name, so that nothing in it can be taken for a path. */
const safeName = (name: string): string =>
  clipLine(name.split(/[/\\]/).at(-1) ?? "", 120)
    .replace(/^[.\s]+/, "")
    .replace(/[:*?"<>|]/g, "_") || "(no name)";

const STANDARD = /^this is a (?:multi-?part|cryptographically).*|^(?:your|if your) (?:mail|e-mail).*$/gim;

/** Text before the first and after the last part of a multipart message, where damage and mailing lists leave some. */
function looseText(email: Email, bytes: Uint8Array): string {
  const type = email.headers.find(({ key }) => key === "content-type")?.value ?? "";
  const boundary = /^multipart\/.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/is.exec(type)?.slice(1).find(Boolean);
  if (!boundary) return "";
  const crlf = findBytes(bytes, "\r\n\r\n");
  const start = crlf < 0 ? findBytes(bytes, "\n\n") : crlf;
  const body = start < 0 ? new Uint8Array() : bytes.subarray(start);
  const first = findBytes(body, `\n--${boundary}`);
  const last = findLastBytes(body, `\n--${boundary}--`);
  const before = body.subarray(0, first < 0 ? body.length : first);
  const after = last < 0 ? "" : decodeText(body.subarray(last + boundary.length + 5));
  return cleanText(`${decodeText(before).replace(STANDARD, "")}\n${after}`).trim();
}
