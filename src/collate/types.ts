import type { digestWords } from "../messages/index.ts";
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
  /**
   * Whether it gives the consent that it names; words elsewhere than in the place for a choice can only ask for less.
   */
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
  /** Whether it asks to ignore an earlier message. */
  withdraws: boolean;
  /** Whether it came after the last day for replies. */
  late: boolean;
  /** The questions that a letter likely speaks to. */
  likely: string[];
  /** What a person decided about its publication, and noted about it. */
  decided?: Publish;
  remarks?: string[];
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
