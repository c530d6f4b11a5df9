import {
  FROM,
  isAfterBlank,
  LF,
  LOOKAHEAD,
  MORE,
  nextLine,
  readSeparator,
  skipBlank,
  startsWithFrom,
  type Separator,
} from "./mbox-separator.ts";
import type { RawMessage } from "./types.ts";

/** Longer messages are cut here: the largest that common servers carry is about 50 MB. */
export const MESSAGE_LIMIT: number = 50 * 1024 * 1024;

/** Whether a file begins as a mailbox does. */
export function isMailbox(start: Uint8Array): boolean {
  const from = skipBlank(start, 0);
  return startsWithFrom(start, from) && readSeparator(start, from, true) !== undefined;
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
  #room = new Uint8Array(1 << 21);
  /** What is held of the mailbox: `#room` up to the last byte seen. */
  #bytes = this.#room.subarray(0, 0);
  /** Where the message being read begins, behind its separator. */
  #start = 0;
  /** From where on line ends are looked for. Each byte is passed once, or a flood of separators would take for ever. */
  #scan = 0;
  #begun = false;
  #cut = 0;
  #place = 0;
  /** Where the message ends by its Content-Length; -1 if it states none, or none that proves true. */
  #claim = -1;
  #verbatim = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(chunk: Uint8Array): void {
    const held = this.#bytes.subarray(this.#start);
    if (this.#bytes.length + chunk.length > this.#room.length) {
      const isFull = held.length + chunk.length > this.#room.length;
      if (isFull) this.#room = new Uint8Array(2 * (held.length + chunk.length));
      this.#room.set(held);
      this.#bytes = this.#room.subarray(0, held.length);
      this.#scan -= this.#start;
      if (this.#claim >= 0) this.#claim -= this.#start;
      this.#start = 0;
    }
    this.#room.set(chunk, this.#bytes.length);
    this.#bytes = this.#room.subarray(0, this.#bytes.length + chunk.length);
  }

  /** The messages that are whole by now; in the end, what is left too. */
  *take(final: boolean): Generator<RawMessage> {
    for (let at = this.#nextFrom(final); at >= 0; at = this.#nextFrom(final)) {
      const separator = readSeparator(this.#bytes, at, isAfterBlank(this.#bytes, at));
      const claimed = separator ? this.#claimedEnd(at, final) : -1;
      if (claimed === "later") break;
      if (claimed > at) this.#skipTo(claimed);
      else if (separator) yield* this.#next(at, separator);
      else this.#scan = at + FROM.length;
    }
    this.#drop();
    if (final) yield* this.#message(this.#bytes.length);
  }

  /** The next line that begins with "From " and is there with what is below it; -1 if there is none yet. */
  #nextFrom(final: boolean): number {
    if (!final && this.#bytes.length - this.#scan <= LOOKAHEAD) return -1;
    if (!this.#begun) {
      this.#begun = true;
      const first = skipBlank(this.#bytes, 0);
      if (startsWithFrom(this.#bytes, first)) return first;
    }
    const bytes = this.#bytes;
    const most = final ? bytes.length : bytes.length - LOOKAHEAD;
    let at = this.#scan;
    do {
      at = nextLine(bytes, at);
      this.#scan = at - 1;
    } while (at < most && !startsWithFrom(bytes, at));
    return at < most ? at : -1;
  }

  /** The end that Content-Length names if a separator or the end of the file is there, else -1. */
  #claimedEnd(at: number, final: boolean): number | "later" {
    if (this.#claim <= at) return -1;
    if (!final && this.#claim + 2 * LOOKAHEAD > this.#bytes.length) return "later";
    const end = this.#claim > this.#bytes.length ? -1 : skipBlank(this.#bytes, this.#claim);
    const holds = end === this.#bytes.length || (end > 0 && this.#isSeparator(end));
    this.#claim = holds ? end : -1;
    return this.#claim;
  }

  #isSeparator(at: number): boolean {
    const isLine = this.#bytes[at - 1] === LF && startsWithFrom(this.#bytes, at);
    return isLine && readSeparator(this.#bytes, at, isAfterBlank(this.#bytes, at)) !== undefined;
  }

  /** Goes on at the end of a message whose length is known; what its body holds is taken as it stands. */
  #skipTo(end: number): void {
    this.#verbatim = true;
    this.#scan = end - 1;
    this.#claim = -1;
  }

  *#next(at: number, { head, body, contentLength }: Separator): Generator<RawMessage> {
    yield* this.#message(at);
    this.#start = head;
    this.#scan = body - 1;
    const length = body - head + contentLength;
    this.#claim = contentLength >= 0 && length < this.#limit ? head + length : -1;
  }

  *#message(end: number): Generator<RawMessage> {
    const length = Math.min(end - this.#start, this.#limit);
    const bytes = this.#bytes.slice(this.#start, this.#start + length);
    const cut = this.#cut + (end - this.#start - length);
    if (skipBlank(bytes, 0) < bytes.length)
      yield { bytes: this.#verbatim ? bytes : unescapeFrom(bytes), place: ++this.#place, cut };
    this.#start = end;
    this.#cut = 0;
    this.#claim = -1;
    this.#verbatim = false;
  }

  /** Forgets what lies beyond the limit, so that no message can fill the memory. */
  #drop(): void {
    const kept = this.#start + this.#limit;
    const dropped = this.#scan - kept;
    if (dropped <= 0) return;
    this.#bytes.copyWithin(kept, this.#scan);
    this.#bytes = this.#room.subarray(0, this.#bytes.length - dropped);
    this.#cut += dropped;
    this.#scan = kept;
  }
}

/** Takes one ">" off lines such as ">From " and ">>From ", as mboxrd wants it; mboxo cannot be told from it. */
function unescapeFrom(bytes: Uint8Array): Uint8Array {
  let kept = 0;
  for (let line = 0; line < bytes.length;) {
    const next = nextLine(bytes, line);
    let at = line;
    while (bytes[at] === MORE) at++;
    const from = at > line && startsWithFrom(bytes, at) ? line + 1 : line;
    if (from !== kept) bytes.copyWithin(kept, from, next);
    kept += next - from;
    line = next;
  }
  return bytes.subarray(0, kept);
}
