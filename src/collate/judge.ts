import { hash } from "node:crypto";
import type { Publish } from "../reply/reply.ts";
import { lettersOf } from "./html-text.ts";
import { morePrivate, type Kind, type MailRecord } from "./record.ts";

/** What judging needs of a message, small enough to hold for every message of a large mailbox. */
export interface Entry {
  kind: Kind;
  /** Hash of the Message-ID, or of sender, date and words where there is none. */
  identity: number;
  /** Hash of the words, so that a copy can be told from another message with the same Message-ID. */
  words: number;
  /** Hash of the sender's address; one that no other message has if there is neither address nor name. */
  sender: number;
  /** Hash of the name that the reply is signed with, 0 if it is not. */
  name: number;
  /** Milliseconds; 0 if unknown. */
  date: number;
  publish: Publish | undefined;
  /** The places of the questions answered. */
  questions: number[];
  /** Hashes of the answers to them; 0 for texts too short to be a campaign's. Two lists of numbers take little memory. */
  answers: number[];
}

/** Identical texts from different senders. */
export interface Campaign {
  /** From 1. */
  id: number;
  /** Places in the list of questions. */
  questions: number[];
  messages: number[];
}

/** What became of each message; all numbers are those of messages. */
export interface Judgement {
  /** Why a message is not counted; absent if it is. */
  setApart: Map<number, Exclude<Kind, "reply">>;
  /** Copies, and the message that each is a copy of. */
  copies: Map<number, { of: number; sameWords: boolean }>;
  /** Answers that a later one replaces, by `answerKey`, and the message that has it. */
  superseded: Map<number, number>;
  campaigns: Campaign[];
  /** By `answerKey`. */
  campaignOf: Map<number, number>;
  /** Respondents from 1, by message. */
  respondents: Map<number, number>;
  /** What holds for a message once the later choices of its respondent are heeded. */
  publish: Map<number, Publish>;
}

const MOST_QUESTIONS = 4096;

/** One number for an answer of a message; `question` is its place in the list of questions. */
export const answerKey = (message: number, question: number): number => message * MOST_QUESTIONS + question;

/** 52 bits of a text: collisions among a million texts are as good as impossible, and numbers are small. */
const hashOf = (text: string): number => parseInt(hash("sha256", text, "hex").slice(0, 13), 16);

/** Four words or more; fewer are agreement, not a campaign. */
const LONG = /(?:[\p{L}\p{N}]+[^\p{L}\p{N}]+){3}[\p{L}\p{N}]/u;

/** The entry of a message; `placeOf` gives the place of a question by its number, -1 if the paper does not have it. */
export function makeEntry(record: MailRecord, placeOf: (number: string) => number): Entry {
  const { messageId, address, name = "", date, message, answers, unplaced } = record;
  const all = [...answers, ...unplaced].map(({ text }) => text).join("\n");
  const identity = messageId ? `id ${messageId}` : `none ${address} ${name} ${date} ${record.subject} ${all}`;
  const known = answers.filter(({ number }) => placeOf(number) >= 0);
  const sender = address || lettersOf(name) || `message ${message}`;
  return {
    kind: record.kind,
    identity: hashOf(identity),
    words: hashOf(all),
    sender: hashOf(sender),
    name: lettersOf(name) ? hashOf(lettersOf(name)) : 0,
    date: Date.parse(date) || 0,
    publish: record.publish,
    questions: known.map(({ number }) => placeOf(number)),
    answers: known.map(({ text }) => wordsHash(text)),
  };
}

/** The same for texts that differ in case, spaces and punctuation alone. */
function wordsHash(text: string): number {
  return LONG.test(text) ? hashOf(lettersOf(text)) : 0;
}

/** Judges all messages together; `entries[0]` is message 1. */
export function judge(entries: Entry[]): Judgement {
  const { setApart, copies } = findCopies(entries);
  const replies = entries
    .map((entry, at) => ({ entry, message: at + 1 }))
    .filter(({ message }) => !setApart.has(message));
  const bySender = [...Map.groupBy(replies, ({ entry }) => entry.sender).values()];
  const respondents = new Map<number, number>();
  const superseded = new Map<number, number>();
  const publish = new Map<number, Publish>();
  for (const [at, group] of bySender.flatMap(splitByName).entries()) {
    for (const { message } of group) respondents.set(message, at + 1);
    supersede(group, superseded);
    heedChoices(group, publish);
  }
  const campaigns = findCampaigns(replies, superseded, respondents);
  return { setApart, copies, superseded, respondents, publish, ...campaigns };
}

interface Numbered {
  entry: Entry;
  message: number;
}

/**
 * The replies from one address, in time, by the name that they are signed with: an office shares an address, and nobody
 * there replaces a colleague's answers. Unsigned replies belong to the name before them.
 */
function splitByName(group: Numbered[]): Numbered[][] {
  if (group.length === 1) return [group];
  const inTime = group.toSorted((one, two) => one.entry.date - two.entry.date);
  let name = inTime.find(({ entry }) => entry.name)?.entry.name ?? 0;
  return [...Map.groupBy(inTime, ({ entry }) => (name = entry.name || name)).values()];
}

/** The first message with an identity counts; a copy that a bounce or a filter marked does not stand in its way. */
function findCopies(entries: Entry[]): Pick<Judgement, "setApart" | "copies"> {
  const first = new Map<number, number>();
  const setApart: Judgement["setApart"] = new Map();
  const copies: Judgement["copies"] = new Map();
  for (const [at, { kind, identity, words }] of entries.entries()) {
    const of = kind === "reply" ? first.get(identity) : undefined;
    if (kind !== "reply") setApart.set(at + 1, kind);
    else if (of === undefined) first.set(identity, at + 1);
    else {
      setApart.set(at + 1, "duplicate");
      copies.set(at + 1, { of, sameWords: entries[of - 1]?.words === words });
    }
  }
  return { setApart, copies };
}

function supersede(inTime: Numbered[], superseded: Map<number, number>): void {
  const latest = new Map<number, number>();
  for (const { entry, message } of inTime.toReversed())
    for (const question of entry.questions) {
      const later = latest.get(question);
      if (later === undefined) latest.set(question, message);
      else superseded.set(answerKey(message, question), later);
    }
}

/** A later, more private choice holds for what was sent before it; a reply without a choice takes the last one made. */
function heedChoices(inTime: Numbered[], publish: Map<number, Publish>): void {
  const last = inTime.findLast(({ entry }) => entry.publish)?.entry.publish;
  let since: Publish | undefined;
  for (const { entry, message } of inTime.toReversed()) {
    since = morePrivate(since, entry.publish);
    const choice = entry.publish || since ? since : last;
    if (choice) publish.set(message, choice);
  }
}

/** Groups identical standing answers of different respondents; groups with the same messages are one campaign. */
function findCampaigns(
  replies: Numbered[],
  superseded: Map<number, number>,
  respondents: Map<number, number>,
): Pick<Judgement, "campaigns" | "campaignOf"> {
  const groups = repeatedTexts(replies, superseded);
  const campaigns = new Map<number, Campaign>();
  const campaignOf = new Map<number, number>();
  for (const { question, messages } of groups) {
    if (new Set(messages.map((message) => respondents.get(message))).size < 2) continue;
    const key = hashOf(messages.join());
    const campaign = campaigns.get(key) ?? { id: campaigns.size + 1, questions: [], messages };
    campaigns.set(key, campaign);
    campaign.questions.push(question);
    for (const message of messages) campaignOf.set(answerKey(message, question), campaign.id);
  }
  return { campaigns: [...campaigns.values()], campaignOf };
}

function repeatedTexts(replies: Numbered[], superseded: Map<number, number>) {
  const first = new Map<number, number>();
  const groups = new Map<number, { question: number; messages: number[] }>();
  for (const { entry, message } of replies)
    for (const [at, question] of entry.questions.entries()) {
      const words = entry.answers[at];
      if (!words || superseded.has(answerKey(message, question))) continue;
      // Sums of two hashes stay below 2^53 and tell the same words under two questions apart.
      const key = words + question;
      const before = first.get(key);
      if (before === undefined) first.set(key, message);
      else {
        const group = groups.get(key) ?? { question, messages: [before] };
        group.messages.push(message);
        groups.set(key, group);
      }
    }
  return [...groups.values()].toSorted((one, two) => one.question - two.question);
}
