import type { digestWords } from "../messages/index.ts";
import type { Publish } from "../reply/reply.ts";
import type { CollatedPaper } from "./collated-paper.ts";
import type { Decision } from "./decisions.ts";
import type { Kind, MailRecord, Reason } from "./types.ts";

/** What a person decided about respondents, by their messages. */
export interface Decided {
  merges: [number, number][];
  splits: Set<number>;
}

/** What became of a decision. */
export interface DecisionOutcome {
  row: number;
  action: keyof typeof digestWords.decisions.actions;
  value: string;
  reference: string;
  /** The message that it is about, if that was read. */
  message?: number;
  isUsed: boolean;
}

/** What judging needs of a message, small enough to hold for every message of a large mailbox. */
export interface Fingerprint {
  /** From 1. */
  message: number;
  reference: string;
  kind: Kind;
  /** Hash of the Message-ID, or of sender, date and words where there is none. */
  identity: number;
  /** Hash of the words, so that a copy can be told from another message with the same Message-ID. */
  words: number;
  /** Hash of the sender's address, else of name and organisation; one that no other message has if there is none. */
  sender: number;
  /** Hash of the name that the reply is signed with, however it is written; 0 if it is not. */
  name: number;
  /** Hash of the name however it is spelled, 0 for none; people who have it in common may be one person. */
  spelling: number;
  /** Whether its writer is only claimed. */
  isClaim: boolean;
  /** Whether it asks to ignore an earlier message. */
  withdraws: boolean;
  /** Whether it may be nothing but a quotation of another reply. */
  isQuoted: boolean;
  /** Hashes of the addresses and names by which its writer is known. */
  persons: number[];
  /** Hash of the address that sent it on; 0 if its writer sent it. */
  sentBy: number;
  /** Milliseconds; 0 if unknown. */
  date: number;
  /** The message that this one was attached to; 0 if to none. */
  within: number;
  /** The choice that it makes, and the most private thing that it asks for in any form. */
  given: Publish | undefined;
  asked: Publish | undefined;
  /** The choice that a person decided on. */
  decided: Publish | undefined;
  /** How much text it holds, in bytes. */
  size: number;
  /** The places of the questions answered. */
  questions: number[];
  /**
   * Hashes of the answers to them, below zero for texts too short to be a campaign's. Two lists of numbers take little
   * memory.
   */
  answers: number[];
}

/** Identical answers of different respondents. */
export interface Campaign {
  /** From 1. */
  id: number;
  /** Places in the list of questions. */
  questions: number[];
  messages: number[];
}

/** What became of each message; all numbers are those of messages. */
export interface Classification {
  /** How many messages were read. */
  read: number;
  /** Why a message is not counted; absent if it is. */
  excluded: Map<number, Reason>;
  /** Copies, and the message that each is a copy of. */
  copies: Map<number, { of: number; sameWords: boolean }>;
  /**
   * Counted messages with the Message-ID of another sender's, which has other words, and the message that had it first.
   */
  sameId: Map<number, number>;
  /** Messages that are nothing but a quotation, and the message that they quote. */
  quotations: Map<number, number>;
  /** Counted replies that their writers ask to ignore, and the message in which they do. */
  withdrawn: Map<number, number>;
  /**
   * Messages of respondents who may be one person, as they have a name in common: the first of each, and the others.
   */
  alike: Map<number, { message: number; reference: string }[]>;
  /** Answers that a later one replaces, by `answerKey`, and the message that has it. */
  superseded: Map<number, number>;
  campaigns: Campaign[];
  /** By `answerKey`. */
  campaignOf: Map<number, number>;
  /** Respondents from 1, by message. */
  respondents: Map<number, number>;
  /** How much text each message holds, in bytes: the first is message 1. */
  sizes: number[];
  /** What holds for a message once all choices of its writer are known; absent where none was made. */
  publish: Map<number, Publish>;
}

/** A question of the paper, or the comments (number ""), and how it was answered. */
export interface QuestionTally {
  number: string;
  id: string;
  text: string;
  url: string;
  /** Standing answers, one for each respondent. */
  answers: number;
  /** How many of them are confidential. */
  confidential: number;
  /** How many of them came without a choice. */
  unstated: number;
  /** How many of them are anonymous and tell who wrote them. */
  revealing: number;
  superseded: number;
  /** How many of the standing answers share their words with another. */
  alike: number;
  /**
   * What was chosen in the standing answers, in the order in which the question offers it; absent where it offers
   * nothing.
   */
  choices?: ChoiceTally[];
  /** How many of the standing answers choose what is not offered. */
  otherChoices?: number;
}

/** How often a choice was made. */
export interface ChoiceTally {
  choice: string;
  /** By individuals and by organisations. */
  chosen: { individuals: number; organisations: number };
}

/** The counts of a digest, added up message by message. */
export interface Tally {
  read: number;
  counted: number;
  /** Replies without placed answers, which are among those counted. */
  letters: number;
  late: number;
  excluded: Record<Reason, { messages: number; confidential: number }>;
  respondents: Set<number>;
  choices: Record<"named" | "anonymous" | "confidential" | "unstated", number>;
  /** Anonymous replies that tell who wrote them. */
  revealing: number;
  questions: QuestionTally[];
  /** Answers to questions that the paper does not have. */
  foreign: number;
}

/** Who may read a digest. */
export type Audience = "internal" | "public";

/** An answer with what was classified of it. */
export interface AnswerView {
  /** Place in the list of questions, -1 if the paper does not have the question. */
  question: number;
  number: string;
  id?: string;
  chosen?: string[];
  text: string;
  /** The message with the later answer that replaces this one. */
  supersededBy?: number;
  campaign?: number;
  /** Whether it stood below no marker, but below something as good. */
  placed?: boolean;
}

/** A message as one audience may see it. */
export interface MessageView {
  message: number;
  /** Undefined if it is not counted. */
  respondent?: number;
  status: "counted" | Reason;
  /** Whether it is a reply without placed answers. */
  isLetter: boolean;
  /** The message that this one is a copy of. */
  copy?: { of: number; sameWords: boolean };
  /** The message of somebody else that has its Message-ID. */
  sameIdAs?: number;
  /** The message that it quotes, or that asks to ignore it; messages whose writer may be the same person. */
  quotes?: number;
  withdrawnBy?: number;
  alike?: { message: number; reference: string }[];
  /** The choice that holds; undefined if none was made. */
  publish?: Publish;
  /** Words by which an anonymous reply tells who wrote it; it is published only once a person has looked. */
  revealing?: string[];
  /** How to call the respondent. */
  who: string;
  organisation?: string;
  role?: string;
  answers: AnswerView[];
  /** All that is known of it, for the publisher's eyes alone. */
  record?: MailRecord;
}

/** What a page may name, and where that stands from where the page is. */
export interface Listing {
  /** Whether a message may be named; one that is confidential may not. */
  names: (message: number) => boolean;
  /** The address of a message, or undefined for one that no page has. */
  hrefOf: (message: number) => string | undefined;
  /** The address of a list of the digest. */
  listHref: (list: string) => string;
  /** The address of a mail file, or undefined for one that has none. */
  linkTo: (file: string) => string | undefined;
}

/** All that the pages of a digest say besides the messages themselves. */
export interface Digest {
  paper: CollatedPaper;
  audience: Audience;
  /** When it was made, as shown. */
  made: string;
  /** Of the page, as CSS. */
  style: string;
  tally: Tally;
  campaigns: Campaign[];
  /** What could not be read, a line each. */
  problems: string[];
  decisions: DecisionOutcome[];
}

/** The folder that a digest is written to, file by file, a piece at a time. */
export interface DigestFolder {
  /** Adds to the end of a file. */
  append: (path: string, text: string) => void;
  /** Writes a file of bytes. */
  save: (path: string, bytes: Uint8Array) => void;
  /** The lines of a file. */
  lines: (path: string) => AsyncIterable<string>;
  /** Adds files to the end of another, if they are there, and removes them. */
  move: (parts: string[], into: string) => void;
  remove: (path: string) => void;
}

/** How to collate. */
export interface CollateOptions {
  paper: CollatedPaper;
  audience: Audience;
  /** The day, as shown. */
  made: string;
  /** The paper's `tokens.css` and the digest's own style after it. */
  style: string;
  /** What a person decided about earlier runs. */
  decisions?: Decision[];
  /** Addresses of mail files from where the digest is. */
  linkTo: Listing["linkTo"];
  /**
   * Called after each message as all are read and as they are written, and between the steps in which they are judged
   * together.
   */
  progress?: (messages: number, done: "read" | "judged" | "written") => void;
}
