import { unzip } from "../unzip.ts";
import { openSigned } from "./open-signed.ts";
import { isDocument, readDocument, type DocumentText } from "./read-document.ts";

/** What is read of one document, and what it is called. */
type NamedText = { name: string } & DocumentText;

const ARCHIVE = /\.zip$|^application\/(?:x-)?zip(?:-compressed)?$/;
const SIGNED = /\.p7m$|^application\/(?:x-)?pkcs7-mime$/;

/** An archive may be made to hold any number of files, and to unpack to any size. */
const MOST_FILES = 50;
const MOST_UNPACKED = 100_000_000;

/** The text of an attachment, or of each document in it where it is an archive. Never throws. */
export async function readAttachment(name: string, type: string, bytes: Uint8Array): Promise<NamedText[]> {
  if ([name.toLowerCase(), type.toLowerCase()].some((each) => ARCHIVE.test(each))) return readArchive(name, bytes);
  const signed = SIGNED.test(name.toLowerCase()) ? await openSigned(bytes) : undefined;
  const document = signed
    ? await readDocument(name.replace(/\.p7m$/i, ""), "", signed)
    : await readDocument(name, type, bytes);
  return [{ name, ...document }];
}

/** Whether an attachment is a message within its signature; its bytes are to be opened with `openSigned`. */
export const isSigned = (type: string): boolean => SIGNED.test(type.toLowerCase());

async function readArchive(archive: string, bytes: Uint8Array): Promise<NamedText[]> {
  const names: string[] = [];
  const accept = (name: string): boolean => isContent(name) && names.push(name) <= MOST_FILES;
  const read: NamedText[] = [];
  try {
    for (const [path, content] of unzip(bytes, accept, limitBytes())) {
      const name = `${archive}/${path.split(/[/\\]/).at(-1)}`;
      read.push({ name, ...(await readDocument(path, "", content)) });
    }
  } catch {
    return [{ name: archive, unread: "damaged, locked or too large; unpack it and read what is in it" }];
  }
  if (names.length > MOST_FILES)
    read.push({ name: archive, unread: `more than ${MOST_FILES} files; unpack it and read the others` });
  return read.length ? read : [{ name: archive, unread: "no document in it; look at it yourself" }];
}

/** Folders and what computers add hold nothing that anybody wrote. */
const isContent = (path: string): boolean =>
  !/[/\\]$|(?:^|[/\\])(?:__macosx|\.[^/\\]*|thumbs\.db|desktop\.ini)(?:[/\\]|$)/i.test(path) &&
  isDocument(path, "", false);

function limitBytes(): (length: number) => void {
  let total = 0;
  return (length) => {
    total += length;
    if (total > MOST_UNPACKED) throw new RangeError("too large");
  };
}
