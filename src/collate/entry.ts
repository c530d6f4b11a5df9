import { hash } from "node:crypto";
import type { Publish } from "../reply/reply.ts";
import { lettersOf } from "./html-text.ts";
import type { Kind, MailRecord } from "./record.ts";

/** What judging needs of a message, small enough to hold for every message of a large mailbox. */
export interface Entry {
  /** From 1. */
  message: number;
  kind: Kind;
  /** Hash of the Message-ID, or of sender, date and words where there is none. */
  identity: number;
  /** Hash of the words, so that a copy can be told from another message with the same Message-ID. */
  words: number;
  /** Hash of the sender's address, else of name and organisation; one that no other message has if there is none. */
  sender: number;
  /** Hash of the name that the reply is signed with, 0 if it is not. */
  name: number;
  /** Milliseconds; 0 if unknown. */
  date: number;
  /** The message that this one was attached to; 0 if to none. */
  within: number;
  publish: Publish | undefined;
  /** The places of the questions answered. */
  questions: number[];
  /** Hashes of the answers to them; 0 for texts too short to be a campaign's. Two lists of numbers take little memory. */
  answers: number[];
}

/** 52 bits of a text: collisions among a million texts are as good as impossible, and numbers are small. */
export const hashOf = (text: string): number => parseInt(hash("sha256", text, "hex").slice(0, 13), 16);

/** Four words or more; fewer are agreement, not a campaign. */
const LONG = /(?:[\p{L}\p{N}]+[^\p{L}\p{N}]+){3}[\p{L}\p{N}]/u;

/** The entry of a message; `placeOf` gives the place of a question by its number, -1 if the paper does not have it. */
export function makeEntry(record: MailRecord, placeOf: (number: string) => number): Entry {
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
