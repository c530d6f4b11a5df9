import { hash } from "node:crypto";
import { lettersOf } from "./html-text.ts";
import type { Fingerprint, MailRecord } from "./types.ts";

/** 52 bits of a text: collisions among a million texts are as good as impossible, and numbers are small. */
export const hashOf = (text: string): number => parseInt(hash("sha256", text, "hex").slice(0, 13), 16);

const MOST_QUESTIONS = 4096;

/** One number for an answer of a message; `question` is its place in the list of questions. */
export const answerKey = (message: number, question: number): number => message * MOST_QUESTIONS + question;

/** Four words or more; fewer are agreement, not a campaign. */
const LONG = /(?:[\p{L}\p{N}]+[^\p{L}\p{N}]+){3}[\p{L}\p{N}]/u;

/** The fingerprint of a message; `placeOf` gives the place of a question by its number, -1 if the paper does not have it. */
export function fingerprintOf(record: MailRecord, placeOf: (number: string) => number): Fingerprint {
  const { messageId, address, name = "", organisation = "", date, message, answers, unplaced } = record;
  const all = [...answers, ...unplaced].map(({ text }) => text).join("\n");
  const identity = messageId ? `id ${messageId}` : `none ${address} ${name} ${date} ${record.subject} ${all}`;
  const known = answers.filter(({ number }) => placeOf(number) >= 0);
  const signed = lettersOf(name) && `${lettersOf(name)} ${lettersOf(organisation)}`;
  const sender = address || signed || `message ${message}`;
  return {
    message,
    kind: record.kind,
    identity: hashOf(identity),
    words: hashOf(all),
    sender: hashOf(sender),
    name: lettersOf(name) ? hashOf(lettersOf(name)) : 0,
    date: Date.parse(date) || 0,
    within: record.within ?? 0,
    publish: record.publish,
    questions: known.map(({ number }) => placeOf(number)),
    answers: known.map(({ text }) => wordsHash(text)),
  };
}

/** The same for texts that differ in case, spaces and punctuation alone. */
function wordsHash(text: string): number {
  return LONG.test(text) ? hashOf(lettersOf(text)) : 0;
}
