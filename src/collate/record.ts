import { digestWords } from "../messages/index.ts";
import type { PaperDescription } from "../paper/paper-json.ts";
import type { Answer, ReplyPaper } from "../reply/reply.ts";
import type { CollatedPaper, Kind, Mail, MailRecord, Origin, Reading, Reason } from "./types.ts";

/** A paper as its `paper.json` describes it; replies name it by title and subtitle. */
export function collatedPaper({ title, subtitle, edition, contact, url, questions }: PaperDescription): CollatedPaper {
  return { title: [title, subtitle].filter(Boolean).join(": "), edition: edition.number, contact, url, questions };
}

/** All reasons, in the order in which a digest lists them. */
export const REASONS = Object.keys(digestWords.excluded.reasons) as Reason[];

/** Puts together what is known of a message and says what it is. */
export function makeRecord(origin: Origin, mail: Mail, reading: Reading, paper: ReplyPaper): MailRecord {
  const { forwardedFrom, ...read } = reading;
  const { inherited, ...found } = origin;
  const { messageId, date, subject, attachments, problems } = mail;
  return {
    ...found,
    kind: kindOf(mail, reading, paper, inherited),
    messageId,
    date,
    from: forwardedFrom ? forwardedFrom.name : mail.from,
    address: forwardedFrom ? forwardedFrom.address : mail.address,
    ...(forwardedFrom && mail.address && { forwardedBy: mail.address }),
    subject,
    ...read,
    attachments,
    problems,
  };
}

function kindOf(mail: Mail, reading: Reading, paper: ReplyPaper, inherited: Kind | undefined): Kind {
  const sender = reading.forwardedFrom?.address ?? mail.address;
  if (inherited) return inherited;
  if (mail.mark) return mail.mark;
  if (sender && sender === paper.contact.toLowerCase()) return "own";
  const isAnswer = ({ number }: Answer): boolean => !number || paper.questions.some((each) => each.number === number);
  if (reading.notes.includes("other-paper")) return "other-paper";
  if (reading.notes.includes("other-edition")) return "other-edition";
  if (reading.answers.some(isAnswer)) return "reply";
  return mail.enclosed.length ? "carrier" : "empty";
}

/** How a person may be called in a list: as they signed, else as their mail program did. */
export function nameOf({ name, from, address }: Pick<MailRecord, "name" | "from" | "address">): string {
  return name ?? (from || address || digestWords.who.unknown);
}
