import type { digestWords } from "../messages/index.ts";
import type { CollatedPaper } from "./collated-paper.ts";
import type { Decision } from "./decisions.ts";
import type { Answer, Publish } from "../reply/reply.ts";

export type { CollatedPaper } from "./collated-paper.ts";

/** A file to read; standard input has the name "-". */
export interface MailFile {
  name: string;
  chunks: AsyncIterable<Uint8Array>;
}

/** A message of a file, or a reply that was saved as plain text. */
export interface FoundMessage extends RawMessage {
  file: string;
  kind: "mail" | "text";
  /** The headers of a message that Outlook saved as text. */
  saved?: { from: string; date: string; subject: string };
}

/** A file that cannot be read, and what to do about it. */
export interface UnreadFile {
  file: string;
  problem: string;
}

/** A message as it was stored. */
export interface RawMessage {
  bytes: Uint8Array;
  /** Which one in its file, from 1. */
  place: number;
  /** How many bytes were left out because the message is longer than any mail server lets through. */
  cut: number;
}

/** An attachment by its name, which is never used as a path. */
export interface AttachmentName {
  name: string;
  type: string;
  bytes: number;
}

/** An attached document, to be kept beside the digest. */
export interface SavedDocument {
  name: string;
  bytes: Uint8Array;
}

/** What a message is, if it is none that a person wrote in reply. */
export type MailKind = "automatic" | "bounce" | "spam" | "deleted";

/** A message, decoded. Unknown headers are "". */
export interface Mail {
  messageId: string;
  from: string;
  /** In lower case. */
  address: string;
  /** The first address that answers go to, if it is stated. */
  replyTo?: Sender;
  /** Whom a group or list says that the message is from. Anybody can write such a header. */
  originalFrom?: Sender;
  /** Whether it came through a mailing list. */
  isList: boolean;
  /** What the sender's mail program calls its sensitivity: "private", "company-confidential". */
  sensitivity: string;
  /** ISO 8601. */
  date: string;
  subject: string;
  /** What the headers show it to be, if not a message that a person wrote. */
  mark?: MailKind;
  body: string;
  /** Lines that only the version of the body has that was not read. */
  otherBody: string;
  /** Attachments that are text, decoded. */
  texts: { name: string; text: string }[];
  /** Attached messages. */
  enclosed: Uint8Array[];
  attachments: AttachmentName[];
  documents: SavedDocument[];
  /** Documents that no library here can read, and why. */
  unread: { name: string; reason: string }[];
  /** What could not be read. */
  problems: string[];
}

/** A name and an address in lower case; either may be "". */
export interface Sender {
  name: string;
  address: string;
}

/** Who wrote a message, as far as that is known. */
export interface Author extends Sender {
  /** Set where nothing but the message itself says so: one that was passed on, or came through a list or a web form. */
  claim?: "forwarded" | "attached" | "list" | "form" | "header";
  /** The address that such a message really came from. */
  sentBy?: string;
}

/** A choice about publication that a message states, and in which words. */
export interface StatedChoice {
  publish: Publish;
  /** Whether it gives the consent that it names; words elsewhere than in the place for a choice can only ask for less. */
  gives: boolean;
  words: string;
}

/** Text that belongs to no answer, and where it stood. */
export interface LooseText {
  where: string;
  text: string;
}

/** All that a message says: its body and its text attachments read as one reply. */
export interface Reading {
  paper: string;
  /** 0 where no header line names one. */
  edition: number;
  name?: string;
  organisation?: string;
  role?: string;
  publish?: Publish;
  /** The comments last, with the number "". */
  answers: Answer[];
  unplaced: LooseText[];
  asked: { number: string; text: string }[];
  /** Oddities as in `ParsedReply`, as "what" or "what number". */
  notes: string[];
  /** The numbers of answers that stood below no marker, but below something as good. */
  placed: string[];
  /** Choices that the message states in its own way: in a place for a choice, or in words. */
  choices: StatedChoice[];
  /** Whether all of the reply stands in quotation. */
  isQuoted: boolean;
  /** Who wrote a forwarded or quoted reply, where that stands above it. */
  quotedFrom?: Sender;
}

/** Why a message is excluded. */
export type Reason = keyof typeof digestWords.excluded.reasons;

/** What a message is by itself. */
export type Kind = "reply" | "letter" | Reason;

/** One message and all that was read of it. */
export interface MailRecord extends Omit<Reading, "quotedFrom"> {
  /** In order of reading, from 1. */
  message: number;
  /** What it is called in a sheet of decisions; it stays the same however often and from wherever it is read. */
  reference: string;
  kind: Kind;
  file: string;
  /** Which message of the file. */
  place: number;
  /** Which of several replies in one message, from 2; absent for the first. */
  part?: number;
  /** The message that this one was attached to. */
  within?: number;
  messageId: string;
  date: string;
  from: string;
  address: string;
  claim?: NonNullable<Author["claim"]>;
  sentBy?: string;
  /** Whom a header says that it is from, which is not believed. */
  saysFrom?: string;
  subject: string;
  attachments: AttachmentName[];
  unread: Mail["unread"];
  /** The names of the documents that are kept beside the digest. */
  documents: string[];
  problems: string[];
  /** Whether it came after the last day for replies. */
  late: boolean;
  /** The questions that a letter likely speaks to. */
  likely: string[];
  /** What a person decided about its publication, and noted about it. */
  decided?: Publish;
  remarks?: string[];
}

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

/** Where a message was found. */
export interface Origin extends Pick<FoundMessage, "file" | "place"> {
  message: number;
  part?: number;
  within?: number;
  /** Set where the message came inside one that is not counted, as bounces carry what bounced. */
  inherited?: Kind;
  /** Who sent the message that this one was attached to, and what that message asked for. */
  carrier?: { author: Author; choices: StatedChoice[] };
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
  /** Hashes of the answers to them, below zero for texts too short to be a campaign's. Two lists of numbers take little memory. */
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
export interface Classification {
  /** How many messages were read. */
  read: number;
  /** Why a message is not counted; absent if it is. */
  excluded: Map<number, Reason>;
  /** Copies, and the message that each is a copy of. */
  copies: Map<number, { of: number; sameWords: boolean }>;
  /** Counted messages with the Message-ID of another sender's, which has other words, and the message that had it first. */
  sameId: Map<number, number>;
  /** Messages that are nothing but a quotation, and the message that they quote. */
  quotations: Map<number, number>;
  /** Counted replies that their writers ask to ignore, and the message in which they do. */
  withdrawn: Map<number, number>;
  /** Messages of respondents who may be one person, as they have a name in common: the first of each, and the others. */
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
  /** Called after each message, first as all are read, then as they are written. */
  progress?: (messages: number, done: "read" | "written") => void;
}
