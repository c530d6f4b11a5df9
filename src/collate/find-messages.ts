import { concatBytes, latin1 } from "../bytes.ts";
import { decodeText } from "./decode-text.ts";
import { convertMsg, isMsg } from "./convert-msg.ts";
import { splitOutlookText } from "./split-outlook.ts";
import { isMailbox, MESSAGE_LIMIT, splitMbox } from "./split-mbox.ts";
import type { FoundMessage, MailFile, UnreadFile } from "./types.ts";

const FOREIGN: Record<string, string> = {
  pst: "Outlook's own mailbox; import it into Thunderbird and save it as .mbox",
  ost: "Outlook's own mailbox; import it into Thunderbird and save it as .mbox",
  zip: "packed; unpack it first",
  tgz: "packed; unpack it first",
  gz: "packed; unpack it first",
};

/**
 * The messages of a file, whatever it is: mailbox, message (.eml, .emlx) or plain text. Says so where it is none of
 * them.
 */
export async function* findMessages({ name, chunks }: MailFile): AsyncGenerator<FoundMessage | UnreadFile> {
  const { first, all } = await peek(chunks);
  const start = decodeText(first.subarray(0, 8192)).replace(/^\s+/, "");
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const foreign = FOREIGN[extension];
  if (extension === "msg" || (!foreign && isMsg(first))) return yield await readMsg(name, all);
  if (foreign) return yield { file: name, problem: foreign };
  if (!start.trim()) return yield { file: name, problem: "empty: no message in it" };
  if (isMailbox(first) || /^mbo?x$/.test(extension)) {
    for await (const raw of splitMbox(all)) yield { ...raw, file: name, kind: "mail" };
    return;
  }
  const kind = kindOf(start, extension, name);
  if (!kind) return yield { file: name, problem: "neither mail nor text; left out" };
  const { bytes, cut } = await readWhole(all);
  const saved = kind === "text" ? splitOutlookText(decodeText(bytes)) : undefined;
  if (saved) {
    for (const [at, { body, ...head }] of saved.entries())
      yield { bytes: new TextEncoder().encode(body), place: at + 1, cut, file: name, kind, saved: head };
    return;
  }
  yield { bytes: extension === "emlx" ? insideEmlx(bytes) : bytes, place: 1, cut, file: name, kind };
}

async function readMsg(name: string, all: AsyncIterable<Uint8Array>): Promise<FoundMessage | UnreadFile> {
  const { bytes, cut } = await readWhole(all);
  try {
    return { bytes: await convertMsg(bytes), place: 1, cut, file: name, kind: "mail" };
  } catch {
    return { file: name, problem: "no message of Outlook, or a damaged one; save it again, or as .eml or text" };
  }
}

function kindOf(start: string, extension: string, name: string): "mail" | "text" | undefined {
  const isMail = /^(?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)*(?:message-id|mime-version|received|date):/i.test(start);
  if (extension === "txt" || extension === "text") return isMail ? "mail" : "text";
  if (extension === "eml" || extension === "emlx" || isMail) return "mail";
  return name === "-" ? "text" : undefined;
}

async function peek(chunks: AsyncIterable<Uint8Array>) {
  const rest = chunks[Symbol.asyncIterator]();
  const first: Uint8Array = (await rest.next()).value ?? new Uint8Array();
  async function* all(): AsyncGenerator<Uint8Array> {
    yield first;
    yield* { [Symbol.asyncIterator]: () => rest };
  }
  return { first, all: all() };
}

async function readWhole(chunks: AsyncIterable<Uint8Array>): Promise<{ bytes: Uint8Array; cut: number }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    if (length < MESSAGE_LIMIT) parts.push(chunk);
    length += chunk.length;
  }
  return { bytes: concatBytes(parts).subarray(0, MESSAGE_LIMIT), cut: Math.max(0, length - MESSAGE_LIMIT) };
}

/** Apple Mail puts the length of the message above it and a property list below it. */
function insideEmlx(bytes: Uint8Array): Uint8Array {
  const [line = "", length] = /^\s*(\d+)[^\S\n]*\r?\n/.exec(latin1(bytes, 0, 40)) ?? [];
  return length ? bytes.subarray(line.length, line.length + Number(length)) : bytes;
}
