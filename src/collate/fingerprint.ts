import { inWords } from "../reply/choices.ts";
import type { Answer } from "../reply/reply.ts";
import { mostPrivate } from "./choice-words.ts";
import { hashOf } from "./hash.ts";
import { lettersOf } from "./html-text.ts";
import { nameKey } from "./person-name.ts";
import type { Fingerprint } from "./digest-types.ts";
import type { MailRecord } from "./types.ts";

const MOST_QUESTIONS = 4096;

/** One number for an answer of a message; `question` is its place in the list of questions. */
export const answerKey = (message: number, question: number): number => message * MOST_QUESTIONS + question;

/** Four words or more; fewer are agreement, not a campaign. */
const LONG = /(?:[\p{L}\p{N}]+[^\p{L}\p{N}]+){3}[\p{L}\p{N}]/u;

/**
 * The fingerprint of a message; `placeOf` gives the place of a question by its number, -1 if the paper does not have
 * it; `size` is that of all its text.
 */
export function fingerprintOf(record: MailRecord, placeOf: (number: string) => number, size: number): Fingerprint {
  const { messageId, address, name = "", organisation = "", date, message, answers, unplaced } = record;
  const all = [...answers.map(inWords), ...unplaced.map(({ text }) => text)].join("\n");
  const part = record.part ?? 1;
  const identity = messageId ? `id ${messageId} ${part}` : `none ${record.reference}`;
  const known = answers.filter(({ number }) => placeOf(number) >= 0);
  const signed = nameKey(name);
  const isClaim = record.claim !== undefined;
  const account = address || (signed && `${signed} ${lettersOf(organisation)}`);
  // A claim is no reason to take two messages for one person's.
  // Nor is an unsigned reply below another in one message its writer's.
  const isLoose = part > 1 && !signed;
  const sender = isClaim || isLoose || !account ? `message ${message}` : account;
  const isSecret = record.decided === "confidential";
  return {
    message,
    reference: record.reference,
    kind: record.kind,
    identity: hashOf(identity),
    words: hashOf(all),
    sender: hashOf(sender),
    name: signed ? hashOf(signed) : 0,
    spelling: spellingOf(signed || nameKey(record.from)),
    isClaim,
    withdraws: record.withdraws,
    isQuoted: record.isQuoted || isClaim,
    persons: personsOf(record),
    sentBy: record.sentBy ? addressHash(record.sentBy) : 0,
    date: Date.parse(date) || 0,
    within: record.within ?? 0,
    given: mostPrivate([record.publish, ...record.choices.map(({ publish, gives }) => (gives ? publish : undefined))]),
    asked: mostPrivate([...record.choices.map(({ publish }) => publish), isSecret ? record.decided : undefined]),
    decided: record.decided,
    size,
    questions: known.map(({ number }) => placeOf(number)),
    answers: known.map(answerHash),
  };
}

const addressHash = (address: string): number => hashOf(`address ${address}`);

/** The addresses and names that a message gives for its writer. */
function personsOf({ kind, address, from, name = "" }: MailRecord): number[] {
  if (kind === "own" || kind === "bounce") return [];
  const names = new Set([nameKey(name), nameKey(from)]);
  names.delete("");
  return [...(address ? [addressHash(address)] : []), ...[...names].map((each) => hashOf(`name ${each}`))];
}

/** The same for the same choice with words that differ in case, spaces and punctuation alone. */
function answerHash(answer: Pick<Answer, "chosen" | "text">): number {
  const hash = hashOf(lettersOf(inWords(answer)));
  return LONG.test(answer.text) ? hash : -hash;
}

/** A name as it sounds, in short: Ann Ash is Anne Ash, and Jon Smyth is John Smith. One word is too little to go by. */
function spellingOf(name: string): number {
  const words = name.split(" ").filter((word) => word.length > 1 || /\d/.test(word));
  if (words.length < 2) return 0;
  const sounds = words.map((word) =>
    word
      .replace(/ph/g, "f")
      .replace(/[ck]+/g, "k")
      .replace(/(?<=.)[aeiouyhw]/g, "")
      .replace(/(\D)\1+/g, "$1"),
  );
  return hashOf(`spelling ${sounds.toSorted().join(" ")}`);
}
