import type { CollatedPaper, Author, Mail, Sender } from "./types.ts";
import { nameKey } from "./person-name.ts";

const GATEWAY =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|webforms?|forms?|survey|notifications?|alerts?|wordpress|www-data|apache|mailer)\b/;

/**
 * Who wrote a message. Only the address that it was sent from is taken for true; what it says about anybody else, in a
 * header or in words, is a claim: it makes a respondent, but gives no consent and replaces nobody's answer.
 */
export function findAuthor(mail: Mail, quoted: Sender | undefined, paper: Pick<CollatedPaper, "contact">): Author {
  const sender: Sender = { name: mail.from, address: mail.address };
  const original = [mail.originalFrom, mail.replyTo].find((each) => each?.address && each.address !== sender.address);
  const isGroup = sender.address === paper.contact.toLowerCase() && / via /i.test(mail.from);
  // Groups put their own address into the place of the writer's. This one is the publisher's, as trustworthy as any
  // From.
  const from = isGroup && original ? original : sender;
  if (quoted && !isSame(quoted, from))
    return from.address && !isOwn(from, paper) ? { ...quoted, claim: "forwarded", sentBy: from.address } : quoted;
  if (isGroup) return from;
  const isVia = / via /i.test(mail.from);
  if (mail.isList && original && (isVia || original === mail.originalFrom))
    return { ...original, claim: "list", sentBy: sender.address };
  // A list that hides the address tells who wrote by the name alone.
  if (mail.isList && isVia)
    return { name: mail.from.replace(/ via .*/i, ""), address: "", claim: "list", sentBy: sender.address };
  // Forms on a publisher's site send from its own address, for somebody elsewhere.
  const isGateway = GATEWAY.test(sender.address) || (isOwn(sender, paper) && isElsewhere(mail.replyTo, sender));
  if (isGateway) return { ...(original ?? { name: "", address: "" }), claim: "form", sentBy: sender.address };
  if (original && original === mail.originalFrom) return { ...sender, claim: "header", sentBy: sender.address };
  return sender;
}

const isOwn = ({ address }: Sender, { contact }: Pick<CollatedPaper, "contact">): boolean =>
  address === contact.toLowerCase();

const domainOf = (address: string): string => address.split("@")[1] ?? "";
const isElsewhere = (replyTo: Sender | undefined, { address }: Sender): boolean =>
  Boolean(replyTo?.address) && domainOf(replyTo?.address ?? "") !== domainOf(address);

/** Whether a quoted or forwarded message is the sender's own. */
function isSame(one: Sender, other: Sender): boolean {
  if (one.address && other.address) return one.address === other.address;
  const name = nameKey(one.name);
  return name !== "" && name === nameKey(other.name);
}

const FORWARD_SUBJECT = /^\s*(?:fwd?|fw|wg|tr|rv|vs|vb|enc|yml|i|doorst)\s*:/i;
// The signs before these words stay on one line: over many empty lines, each would be searched again from each.
const FORWARD_LINE = /^[>*_ \t\u00a0-]*(?:begin )?forwarded message\b/im;
const FROM_LINE = /^[>*_ \t\u00a0]*(?:From|Von|De|Da|Van|Oddi wrth|Od|Fra|Från)[ \t\u00a0]*:[*_\s]*(.*)$/gim;
const NEXT_FIELD =
  /^[>*_ \t\u00a0]*(?:Sent|Date|To|Subject|Gesendet|Datum|Envoyé|Objet|Enviado|Inviato|Verzonden|Anfonwyd|Cc)[ \t\u00a0]*:/im;
const WROTE =
  /^[>*_ \t\u00a0]*(?:On|Am|Le|El|Il|Op|Ar)\b(.{5,300}?)\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|ysgrifennodd)\s*:?\s*$/gimu;
const ADDRESS = /[^\s<>"'[\]():;,]+@[^\s<>"'[\]():;,*]+/;

/**
 * Who wrote a reply that was forwarded or quoted, or saved as text with its headers: by the last From line, or the last
 * line such as "On 3 November Ann wrote:", above it.
 */
export function findQuotedSender(
  mail: Pick<Mail, "subject" | "address">,
  above: string,
  isQuoted: boolean,
): Sender | undefined {
  const line = [...above.matchAll(FROM_LINE)].at(-1);
  const isBlock = line && NEXT_FIELD.test(above.slice(line.index + line[0].length, line.index + line[0].length + 600));
  const isForward = !mail.address || isBlock || FORWARD_SUBJECT.test(mail.subject) || FORWARD_LINE.test(above);
  if (line && isForward) return readSender(line[1]?.slice(0, 400) ?? "");
  const wrote = isQuoted ? [...above.matchAll(WROTE)].at(-1)?.[1] : undefined;
  return wrote
    ? readSender(wrote.replace(/^.*(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?|\d{4})[ ,]*(?:at )?/i, ""))
    : undefined;
}

/** The name and the address in a line such as "Ann Ash <ann@example.org>". */
export function readSender(line: string): Sender | undefined {
  const address = ADDRESS.exec(line)?.[0].replace(/^mailto:/i, "") ?? "";
  const name = (address ? line.slice(0, line.indexOf(address)) : line)
    .replace(/[<["'(*\])>]|mailto:|\bon behalf of\b.*/gi, " ")
    .replace(/\s+/g, " ")
    .trim();
  return name || address ? { name, address: address.toLowerCase() } : undefined;
}
