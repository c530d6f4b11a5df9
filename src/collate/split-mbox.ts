import { Buffer } from "node:buffer";

/** A message as it was stored. */
export interface RawMessage {
  bytes: Buffer;
  /** Which one in its file, from 1. */
  place: number;
  /** How many bytes were left out because the message is longer than any mail server lets through. */
  cut: number;
}

/** Longer messages are cut here: the largest that common servers carry is about 50 MB. */
export const MESSAGE_LIMIT = 50 * 1024 * 1024;

// What a separator and the first headers below it need; a shorter rest of a file is judged as it is.
const LOOKAHEAD = 8192;
const DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const TIME = "\\d{1,2}:\\d{2}(?::\\d{2})?";
const ZONE = "(?: +(?:[A-Z]{2,5}|[+-]\\d{4}))*";
const DATE = `${DAY},? +(?:${MONTH} +\\d{1,2} +${TIME}${ZONE} +\\d{4}|\\d{1,2} +${MONTH} +\\d{4} +${TIME})${ZONE}`;
const SEPARATOR = new RegExp(`^From +(?:"[^"\\n]*"\\S*|\\S+) +${DATE}[^\\S\\n]*(?:remote from \\S+)?\\r?\\n`);
const HEADER_LINE = /^(?:[!-9;-~]{1,200}[ \t]*:|>From )/;
const KNOWN_HEADER =
  /^(?:from|to|date|subject|message-id|received|return-path|delivered-to|mime-version|content-type|x-[\w-]+):/im;

/**
 * Whether a text begins with a line that separates messages: `From `, a sender, a date, and headers of a mail below it.
 * Text that merely begins a line with "From " is none of that, whether or not the mailbox escaped it.
 */
export function isSeparator(text: string): boolean {
  const line = SEPARATOR.exec(text)?.[0];
  if (!line) return false;
  const below = text.slice(line.length);
  return HEADER_LINE.test(below) && KNOWN_HEADER.test(below.split(/\r?\n\r?\n/, 1)[0] ?? "");
}

/** Splits a mailbox (mboxo, mboxrd, mboxcl, mboxcl2) into messages; holds one message and one chunk at a time. */
export async function* splitMbox(
  chunks: AsyncIterable<Uint8Array>,
  limit: number = MESSAGE_LIMIT,
): AsyncGenerator<RawMessage> {
  const mailbox = new MailboxWindow(limit);
  for await (const chunk of chunks) {
    mailbox.add(chunk);
    yield* mailbox.take(false);
  }
  yield* mailbox.take(true);
}

/** The part of a mailbox between the start of the message being read and the last byte seen. */
class MailboxWindow {
  readonly #limit: number;
  #bytes: Buffer = Buffer.allocUnsafe(1 << 21);
  #start = 0;
  #scan = 0;
  #end = 0;
  #cut = 0;
  #place = 0;
  /** Where the message's Content-Length says that it ends, if that proved true; 0 before it was looked at. */
  #claim = 0;
  #verbatim = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(chunk: Uint8Array): void {
    const length = this.#end - this.#start;
    if (this.#end + chunk.length > this.#bytes.length) {
      const roomy = length + chunk.length > this.#bytes.length;
      const target = roomy ? Buffer.allocUnsafe(2 * (length + chunk.length)) : this.#bytes;
      this.#bytes.copy(target, 0, this.#start, this.#end);
      this.#bytes = target;
      this.#move(-this.#start);
    }
    this.#bytes.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  *take(final: boolean): Generator<RawMessage> {
    for (let at = this.#find(); at >= 0; at = this.#find()) {
      if (!final && this.#end - at < LOOKAHEAD) break;
      const isEnd = this.#isSeparatorAt(at + 1);
      const claimed = isEnd && this.#claimedEnd(final);
      if (claimed === "later") break;
      if (claimed && at + 1 < claimed) {
        this.#verbatim = true;
        this.#scan = claimed - 1;
      } else if (isEnd) yield* this.#message(at + 1);
      else this.#scan = at + 1;
    }
    this.#drop();
    if (final) yield* this.#message(this.#end);
  }

  #move(by: number): void {
    this.#start += by;
    this.#scan += by;
    this.#end += by;
    if (this.#claim > 0) this.#claim += by;
  }

  #find(): number {
    const at = this.#bytes.subarray(0, this.#end).indexOf("\nFrom ", this.#scan);
    if (at < 0) this.#scan = Math.max(this.#scan, this.#end - 6);
    return at;
  }

  #isSeparatorAt(at: number): boolean {
    return isSeparator(this.#bytes.toString("latin1", at, Math.min(at + LOOKAHEAD, this.#end)));
  }

  /** The end that Content-Length names, if a separator or the end of the file is there; false if not to be believed. */
  #claimedEnd(final: boolean): number | false | "later" {
    if (this.#claim === 0) {
      const head = this.#bytes.toString("latin1", this.#start, Math.min(this.#start + (1 << 16), this.#end));
      const gap = /\r?\n\r?\n/.exec(head);
      const length = Number(/^content-length:[ \t]*(\d{1,9})[ \t]*\r?$/im.exec(head.slice(0, gap?.index ?? 0))?.[1]);
      const end = gap && length < this.#limit ? this.#start + gap.index + gap[0].length + length : -1;
      if (!final && end + LOOKAHEAD > this.#end) return "later";
      this.#claim = this.#endsAt(end);
    }
    return this.#claim > 0 && this.#claim;
  }

  #endsAt(end: number): number {
    if (end < 0 || end > this.#end) return -1;
    const blank = /^(?:\r?\n){0,2}/.exec(this.#bytes.toString("latin1", end, end + 4))?.[0].length ?? 0;
    const next = end + blank;
    return next >= this.#end || (this.#bytes[next - 1] === 10 && this.#isSeparatorAt(next)) ? next : -1;
  }

  /** Forgets what lies beyond the limit, so that no message can fill the memory. */
  #drop(): void {
    const kept = this.#start + this.#limit;
    if (this.#scan <= kept) return;
    this.#bytes.copyWithin(kept, this.#scan, this.#end);
    this.#cut += this.#scan - kept;
    this.#end -= this.#scan - kept;
    this.#scan = kept;
  }

  *#message(end: number): Generator<RawMessage> {
    const length = Math.min(end - this.#start, this.#limit);
    const bytes = Buffer.from(this.#bytes.subarray(this.#start, this.#start + length));
    const cut = this.#cut + (end - this.#start - length);
    const body = withoutSeparator(bytes);
    if (!isBlank(body)) yield { bytes: this.#verbatim ? body : unescapeFrom(body), place: ++this.#place, cut };
    this.#start = this.#scan = end;
    this.#cut = this.#claim = 0;
    this.#verbatim = false;
  }
}

const isBlank = (bytes: Buffer): boolean => bytes.length < 1024 && !bytes.toString("latin1").replace("ï»¿", "").trim();

function withoutSeparator(bytes: Buffer): Buffer {
  const line = /^(?:\u00ef\u00bb\u00bf)?\s*(From .*\r?\n)/.exec(bytes.toString("latin1", 0, LOOKAHEAD));
  return line && SEPARATOR.test(line[1] ?? "") ? bytes.subarray(line[0].length) : bytes;
}

/** Takes one ">" off lines such as ">From " and ">>From ", as mboxrd wants it; mboxo cannot be told from it. */
function unescapeFrom(bytes: Buffer): Buffer {
  if (!bytes.includes(">From ")) return bytes;
  return Buffer.from(bytes.toString("latin1").replace(/^>(?=>*From )/gm, ""), "latin1");
}
