import type { Buffer } from "node:buffer";
import { zipSync } from "fflate";
import { unzip } from "../unzip.ts";
import { decodeText } from "./decode-text.ts";
import { htmlToText } from "./html-text.ts";
import { rtfToText } from "./rtf-text.ts";

/** The text of an attached document, or why it stays unread. */
export type DocumentText = { text: string } | { unread: string };

type Reader = (bytes: Uint8Array) => string | Promise<string>;

/** What a document may hold once it is unpacked: a small file can be made to fill any memory. */
const MOST_UNPACKED = 100_000_000;

const READERS: [RegExp, Reader][] = [
  [/\.docx$|wordprocessingml\.document$/, readWord],
  [/\.pdf$|^application\/pdf$/, readPdf],
  [/\.odt$|opendocument\.text$/, readOpenDocument],
  [/\.rtf$|^(?:application|text)\/rtf$/, (bytes) => rtfToText(new TextDecoder("latin1").decode(bytes))],
  [/\.html?$|^text\/html$/, (bytes) => htmlToText(decodeText(bytes).replace(/\bdata:image\/[^\s"'()<>]*/gi, ""))],
  [/\.(?:txt|text|md|markdown|csv|tsv|log)$|^text\/(?:plain|markdown|csv|x-markdown)$/, decodeText],
];

/** Why some kinds of file cannot be read, and what to do about it. */
const UNREAD: [RegExp, string][] = [
  [
    /^application\/(?:x-)?pkcs7-mime|\.p7m$/,
    "encrypted, or signed in a way that cannot be opened; open it in your mail program and save its text",
  ],
  [/^application\/pgp-encrypted|\.(?:pgp|gpg)$/, "encrypted; open it in your mail program and save its text"],
  [/ms-tnef|^winmail\.dat$/, "packed by Outlook; ask for it as PDF or Word"],
  [/\.(?:zip|7z|rar|tgz|gz)$/, "packed; unpack it and read what is in it"],
  [/\.(?:eml|msg)$/, "a message in an archive; add it to the mailbox"],
  [
    /^(?:image|audio|video)\/|\.(?:jpe?g|png|gif|heic|tiff?|mp[34]|m4a|mov)$/,
    "a picture or recording; look at it yourself",
  ],
];

/** What mail carries that nobody wrote: signatures of programs, cards, invitations and reports of delivery. */
const NO_DOCUMENT =
  /^(?:application\/(?:x-)?pkcs7-signature|application\/pgp-(?:signature|keys|encrypted)|text\/(?:x-)?vcard|text\/calendar|application\/ics|message\/(?:delivery-status|disposition-notification|feedback-report|rfc822)|text\/rfc822-headers)|\.(?:p7s|vcf|ics|asc)$/;

/** Whether an attachment may hold an answer. Pictures that stand within a text are its decoration. */
export function isDocument(name: string, type: string, isInline: boolean): boolean {
  const [file, kind] = [name.toLowerCase(), type.toLowerCase()];
  if (NO_DOCUMENT.test(kind) || NO_DOCUMENT.test(file)) return false;
  return !(isInline && kind.startsWith("image/"));
}

/** Reads the text of an attached document, loading what reads its kind only then. Never throws. */
export async function readDocument(name: string, type: string, bytes: Uint8Array): Promise<DocumentText> {
  const [file, kind] = [name.toLowerCase(), type.toLowerCase()];
  const read = READERS.find(([known]) => known.test(file) || known.test(kind))?.[1];
  if (!read) {
    const [, reason = "of a kind that cannot be read; ask for it as PDF or Word"] =
      UNREAD.find(([known]) => known.test(file) || known.test(kind)) ?? [];
    return { unread: reason };
  }
  try {
    const text = await read(bytes);
    return /[\p{L}\p{N}]/u.test(text) ? { text } : { unread: "without text, such as a scan; look at it yourself" };
  } catch {
    return { unread: "damaged or locked; ask for it again" };
  }
}

async function readWord(bytes: Uint8Array): Promise<string> {
  const { extractRawText } = await import("mammoth");
  const checked = zipSync(Object.fromEntries(unpack(bytes)), { level: 0 });
  // Its build for browsers takes the one, its build for Node the other, which need not be a Buffer.
  return (await extractRawText({ arrayBuffer: checked.buffer, buffer: checked as Buffer })).value;
}

async function readPdf(bytes: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import("unpdf");
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }), {
    mergePages: false,
  });
  return text.join("\n\n");
}

function readOpenDocument(bytes: Uint8Array): string {
  const content = unpack(bytes, (name) => name === "content.xml").get("content.xml");
  const xml = new TextDecoder().decode(content ?? new Uint8Array());
  return htmlToText(
    xml
      .replace(/<text:tracked-changes>[^]*?<\/text:tracked-changes>/g, "")
      .replace(/<(\/?)text:(?:p|h)\b[^<>]*?(\/?)>/g, (_, close: string, empty: string) =>
        empty ? "<p></p>" : `<${close}p>`,
      )
      .replace(/<text:line-break\s*\/>/g, "<br>")
      .replace(/<text:(?:s|tab)\b[^<>]*\/>/g, " "),
  );
}

/** Unpacks an archive. Throws once more comes out of it than a document holds. */
function unpack(bytes: Uint8Array, accept = (_name: string) => true): Map<string, Uint8Array> {
  let total = 0;
  return unzip(bytes, accept, (length) => {
    total += length;
    if (total > MOST_UNPACKED) throw new RangeError("too large");
  });
}
