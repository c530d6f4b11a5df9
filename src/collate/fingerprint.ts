import { mostPrivate } from "./choice-words.ts";
import { hashOf } from "./hash.ts";
import { lettersOf } from "./html-text.ts";
import { nameKey } from "./person-name.ts";
import type { Fingerprint, MailRecord } from "./types.ts";

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
  const signed = nameKey(name);
  const isClaim = record.claim !== undefined;
  const account = address || (signed && `${signed} ${lettersOf(organisation)}`);
  // A claim is no reason to take two messages for one person's.
  const sender = isClaim || !account ? `message ${message}` : account;
  return {
    message,
    kind: record.kind,
    identity: hashOf(identity),
    words: hashOf(all),
    sender: hashOf(sender),
    name: signed ? hashOf(signed) : 0,
    isClaim,
    persons: personsOf(record),
    date: Date.parse(date) || 0,
    within: record.within ?? 0,
    given: mostPrivate([record.publish, ...record.choices.map(({ publish, gives }) => (gives ? publish : undefined))]),
    asked: mostPrivate(record.choices.map(({ publish }) => publish)),
    questions: known.map(({ number }) => placeOf(number)),
    answers: known.map(({ text }) => wordsHash(text)),
  };
}

/** The addresses and names that a message gives for its writer. */
function personsOf({ kind, address, from, name = "" }: MailRecord): number[] {
  if (kind === "own" || kind === "bounce") return [];
  const names = new Set([nameKey(name), nameKey(from)]);
  names.delete("");
  return [...(address ? [hashOf(`address ${address}`)] : []), ...[...names].map((each) => hashOf(`name ${each}`))];
}

/** The same for texts that differ in case, spaces and punctuation alone. */
function wordsHash(text: string): number {
  return LONG.test(text) ? hashOf(lettersOf(text)) : 0;
}
