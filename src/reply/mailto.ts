import { composeReply, composeSlot } from "./compose.ts";
import { HINTS, LABELS } from "./labels.ts";
import { oneLine, wellFormed, type Reply, type ReplyPaper } from "./reply.ts";

/** A message to write, in plain text. */
export interface Message {
  to: string;
  subject: string;
  body: string;
}

/** A link that opens a new message, and how many characters its address has. */
export interface MessageLink {
  href: string;
  length: number;
}

/** Webmail sites that open a new message from a link, and thereby get to see its text. */
export type Webmail = "gmail" | "outlook" | "yahoo";

/**
 * The longest link that every mail program takes whole: Gmail fails from somewhere above 1,600, Chrome on Windows at
 * 2,046.
 */
export const MAILTO_BUDGET = 1800;

// RFC 6068, https://www.rfc-editor.org/rfc/rfc6068#section-5: UTF-8, spaces as %20, line breaks as %0D%0A; "+" is a
// plus.
const encode = (text: string): string => encodeURIComponent(wellFormed(text).replace(/\r\n?|\n/g, "\r\n"));

const ADDRESSES: Record<"mailto" | Webmail, (to: string, subject: string, body: string) => string> = {
  mailto: (to, subject, body) => `mailto:${to}?subject=${subject}&body=${body}`,
  gmail: (to, subject, body) => `https://mail.google.com/mail/?view=cm&fs=1&to=${to}&su=${subject}&body=${body}`,
  outlook: (to, subject, body) =>
    `https://outlook.live.com/mail/0/deeplink/compose?to=${to}&subject=${subject}&body=${body}`,
  yahoo: (to, subject, body) => `https://compose.mail.yahoo.com/?to=${to}&subject=${subject}&body=${body}`,
};

function link(way: keyof typeof ADDRESSES, { to, subject, body }: Message): MessageLink {
  const recipient = encode(oneLine(to)).replaceAll("%40", "@");
  const href = ADDRESSES[way](recipient, encode(oneLine(subject)), encode(body));
  return { href, length: href.length };
}

/**
 * A `mailto:` link to a new message; controls in recipient and subject become spaces, so that neither makes a header.
 */
export function composeMailto(message: Message): MessageLink {
  return link("mailto", message);
}

/** A link to a new message on a webmail site, encoded as in `composeMailto`. */
export function composeWebmail(site: Webmail, message: Message): MessageLink {
  return link(site, message);
}

/** The subject of a reply. It holds nothing of the reader's, and of a very long title only the start. */
export function subjectOf(paper: ReplyPaper): string {
  const title = [...oneLine(paper.title)];
  const short = title.length > 70 ? [...title.slice(0, 67), "..."] : title;
  return `${LABELS.replyTo}: ${short.join("")} (${LABELS.edition} ${paper.edition})`;
}

/**
 * A link with the whole short form or, where that is over the budget, with a line that asks to paste it: nothing is
 * cut.
 */
export function composeReplyLink(
  reply: Reply,
  paper: ReplyPaper,
  way: "mailto" | Webmail = "mailto",
): MessageLink & { fits: boolean } {
  return composeReplyLinks(reply, paper)[way];
}

/** The same link for every way, of a reply that is composed once, and not at all where its texts alone are too long. */
export function composeReplyLinks(
  reply: Reply,
  paper: ReplyPaper,
): Record<"mailto" | Webmail, MessageLink & { fits: boolean }> {
  const texts = [...reply.answers, ...(reply.passages ?? [])].map(({ text }) => text).concat(reply.comments ?? "");
  const isLong = texts.reduce((sum, { length }) => sum + length, 0) > MAILTO_BUDGET;
  const body = isLong ? undefined : composeReply(reply, paper, "short");
  const to = (way: "mailto" | Webmail) => replyLink(way, paper, body);
  return { mailto: to("mailto"), gmail: to("gmail"), outlook: to("outlook"), yahoo: to("yahoo") };
}

/** Without a body it is too long for a link. */
function replyLink(
  way: "mailto" | Webmail,
  paper: ReplyPaper,
  body: string | undefined,
): MessageLink & { fits: boolean } {
  const message = { to: paper.contact, subject: subjectOf(paper), body: HINTS.paste };
  const whole = body === undefined ? undefined : link(way, { ...message, body });
  if (whole && whole.length <= MAILTO_BUDGET) return { ...whole, fits: true };
  return { ...link(way, message), fits: false };
}

/** A link with an empty reply to one question, for pages without script. */
export function composeQuestionLink(number: string, paper: ReplyPaper): MessageLink {
  return link("mailto", { to: paper.contact, subject: subjectOf(paper), body: composeSlot(number, paper) });
}
