import type { Publish } from "../reply/reply.ts";
import type { Entry } from "./entry.ts";
import { findCampaigns, type Campaign } from "./find-campaigns.ts";
import { heedChoices } from "./heed-choices.ts";
import type { Kind, Reason } from "./record.ts";

/** What became of each message; all numbers are those of messages. */
export interface Judgement {
  /** How many messages were read. */
  read: number;
  /** Why a message is not counted; absent if it is. */
  setApart: Map<number, Reason>;
  /** Copies, and the message that each is a copy of. */
  copies: Map<number, { of: number; sameWords: boolean }>;
  /** Counted messages with the Message-ID of another sender's, which has other words, and the message that had it first. */
  sameId: Map<number, number>;
  /** Answers that a later one replaces, by `answerKey`, and the message that has it. */
  superseded: Map<number, number>;
  campaigns: Campaign[];
  /** By `answerKey`. */
  campaignOf: Map<number, number>;
  /** Respondents from 1, by message. */
  respondents: Map<number, number>;
  /** What holds for a message once the other choices of its sender are heeded; absent where none was made. */
  publish: Map<number, Publish>;
}

const MOST_QUESTIONS = 4096;

/** One number for an answer of a message; `question` is its place in the list of questions. */
export const answerKey = (message: number, question: number): number => message * MOST_QUESTIONS + question;

/** What people wrote about this paper. */
const WRITTEN: Kind[] = ["reply", "other-edition", "empty"];

/** Judges all messages together; `entries[0]` is message 1. */
export function judge(entries: Entry[]): Judgement {
  const found = findCopies(entries);
  const written = entries.filter(({ kind }) => WRITTEN.includes(kind));
  const senders = [...Map.groupBy(written, ({ sender }) => sender).values()].flatMap(splitByName);
  const isCounted = ({ message }: Entry): boolean => !found.setApart.has(message);
  const counted = senders.map((group) => group.filter(isCounted)).filter((group) => group.length);
  const respondents = new Map(counted.flatMap((group, at) => group.map(({ message }) => [message, at + 1])));
  const superseded = new Map<number, number>();
  for (const group of counted) supersede(group, superseded);
  const campaigns = findCampaigns(entries.filter(isCounted), superseded, respondents);
  const publish = heedChoices(entries, senders, found.copies);
  return { read: entries.length, ...found, superseded, respondents, publish, ...campaigns };
}

/**
 * What came from one address, in time, by the name that it is signed with: an office shares an address, and nobody there
 * replaces a colleague's answers. Unsigned replies belong to the name before them.
 */
function splitByName(group: Entry[]): Entry[][] {
  if (group.length === 1) return [group];
  const inTime = group.toSorted((one, two) => one.date - two.date);
  let name = inTime.find((entry) => entry.name)?.name ?? 0;
  return [...Map.groupBy(inTime, (entry) => (name = entry.name || name)).values()];
}

/**
 * The first message with an identity counts; a copy that a bounce or a filter marked does not stand in its way, nor can a
 * stranger's message with its Message-ID take its place.
 */
function findCopies(entries: Entry[]): Pick<Judgement, "setApart" | "copies" | "sameId"> {
  const first = new Map<number, Entry>();
  const found = { setApart: new Map<number, Reason>(), copies: new Map(), sameId: new Map() } as const;
  for (const entry of entries) {
    const { message, kind, identity, sender, words } = entry;
    const before = [first.get(identity), first.get(identity + sender)];
    const original = before.find((each) => each?.sender === sender || each?.words === words);
    if (kind !== "reply") found.setApart.set(message, kind);
    else if (original) {
      found.setApart.set(message, "duplicate");
      found.copies.set(message, { of: original.message, sameWords: original.words === words });
    } else {
      first.set(before[0] ? identity + sender : identity, entry);
      if (before[0]) found.sameId.set(message, before[0].message);
    }
  }
  return found;
}

function supersede(inTime: Entry[], superseded: Map<number, number>): void {
  const latest = new Map<number, number>();
  for (const { message, questions } of inTime.toReversed())
    for (const question of questions) {
      const later = latest.get(question);
      if (later === undefined) latest.set(question, message);
      else superseded.set(answerKey(message, question), later);
    }
}
