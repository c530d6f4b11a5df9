import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { latin1 } from "../bytes.ts";
import { digestWords } from "../messages/index.ts";
import { DEFAULT_TIMEZONE, endOfDay } from "../paper/closing.ts";
import { closingMoment } from "../paper/dates.ts";
import type { PaperDescription } from "../paper/paper-json.ts";
import { inWords } from "../reply/choices.ts";
import type { Answer } from "../reply/reply.ts";
import { likelyQuestions, recogniseLetter, withdraws } from "./recognise-letter.ts";
import { keysOf } from "./records.ts";
import { findAuthor } from "./find-author.ts";
import type { Author, CollatedPaper, Kind, Mail, MailRecord, Origin, Reading } from "./types.ts";

/**
 * A paper as its `paper.json` describes it, with the logo in the file that it names; replies name it by title and
 * subtitle.
 */
export function collatedPaper(description: PaperDescription, picture?: Uint8Array): CollatedPaper {
  const { title, subtitle, edition, closes, palette, earlier, language, contact, url, questions, logo } = description;
  const { timezone = DEFAULT_TIMEZONE } = description;
  const closing = closingMoment({ closes, timezone, language });
  return {
    title: [title, subtitle].filter(Boolean).join(": "),
    ...(subtitle && { shortTitle: title }),
    edition: edition.number,
    ...(palette && { palette }),
    ...(logo && picture && { logo: embedLogo(logo, picture) }),
    ...(earlier && { earlier }),
    ...(closes && { closes, timezone }),
    ...(closing && { closing }),
    contact,
    url,
    questions,
  };
}

function embedLogo({ file, ...logo }: NonNullable<PaperDescription["logo"]>, picture: Uint8Array) {
  const type = file.endsWith(".svg") ? "svg+xml" : "png";
  return { ...logo, src: `data:image/${type};base64,${btoa(latin1(picture))}` };
}

/** All reasons, in the order in which a digest lists them. */
export const REASONS = keysOf(digestWords.excluded.reasons);

/** Puts together what is known of a message and says what it is. */
export function makeRecord(origin: Origin, mail: Mail, reading: Reading, paper: CollatedPaper): MailRecord {
  const { quotedFrom, ...read } = reading;
  const { inherited, carrier, ...found } = origin;
  const { messageId, date, subject, attachments, unread, problems, originalFrom } = mail;
  const author = carriedBy(carrier?.author, findAuthor(mail, quotedFrom, paper), paper);
  const saysFrom = originalFrom?.address;
  const kind = kindOf(mail, author, reading, paper, inherited);
  const words = reading.unplaced.map(({ text }) => text).join("\n\n");
  return {
    ...found,
    reference: referenceOf(mail, reading, found.part),
    kind,
    messageId,
    date,
    from: author.name,
    address: author.address,
    ...(author.claim && { claim: author.claim }),
    ...(author.sentBy && { sentBy: author.sentBy }),
    ...(saysFrom && saysFrom !== author.address && { saysFrom }),
    subject,
    ...read,
    choices: [...read.choices, ...(carrier?.choices ?? [])],
    attachments,
    unread,
    documents: mail.documents.map(({ name }) => name),
    problems,
    withdraws: reading.unplaced.some(({ where, text }) => ["before", "after"].includes(where) && withdraws(text)),
    late: isLate(date, paper),
    likely: kind === "letter" ? likelyQuestions(words, paper.questions) : [],
  };
}

/** By the date of the mail. What has none, such as a text that was typed in, may have come in time. */
const isLate = (date: string, { closes, timezone = DEFAULT_TIMEZONE }: CollatedPaper): boolean =>
  closes !== undefined && date !== "" && new Date(date) >= endOfDay(closes, timezone);

/** A reference by what stays of a message wherever it is kept: its Message-ID and sender, else all that it says. */
function referenceOf({ messageId, address, date, subject }: Mail, reading: Reading, part = 1): string {
  const { name = "", answers, unplaced } = reading;
  const words = [name, date, subject, ...answers.map(inWords), ...unplaced.map(({ text }) => text)];
  const identity = JSON.stringify([address, part, ...(messageId ? [messageId] : words)]);
  return `m-${bytesToHex(sha256(utf8ToBytes(identity))).slice(0, 12)}`;
}

/** The author of an attached message: whoever sent it on, unless it names another sender. */
function carriedBy(carrier: Author | undefined, author: Author, { contact }: CollatedPaper): Author {
  if (!carrier || author.claim) return author;
  if (!author.address) return { ...carrier, name: author.name || carrier.name };
  const isOwn = author.address === carrier.address || carrier.address === contact.toLowerCase();
  return isOwn || !carrier.address
    ? author
    : { ...author, claim: "attached", sentBy: carrier.sentBy ?? carrier.address };
}

function kindOf(
  mail: Mail,
  { address }: Author,
  reading: Reading,
  paper: CollatedPaper,
  inherited: Kind | undefined,
): Kind {
  if (inherited) return inherited;
  if (mail.mark) return mail.mark;
  if (address && address === paper.contact.toLowerCase()) return "own";
  const isAnswer = ({ number }: Answer): boolean => !number || paper.questions.some((each) => each.number === number);
  if (reading.notes.includes("other-paper")) return "other-paper";
  if (reading.notes.includes("other-edition")) return "other-edition";
  if (reading.answers.some(isAnswer)) return "reply";
  if (mail.enclosed.length) return "carrier";
  if (mail.unread.length) return "letter";
  return recogniseLetter(
    reading.unplaced
      .filter(({ where }) => where !== "other version")
      .map(({ text }) => text)
      .join("\n\n"),
  );
}

/** How a person may be called in a list: as they signed, else as their mail program did. */
export function nameOf({ name, from, address }: Pick<MailRecord, "name" | "from" | "address">): string {
  return name ?? (from || address || digestWords.who.unknown);
}
