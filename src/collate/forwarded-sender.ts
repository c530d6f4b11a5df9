import type { ParsedReply } from "../reply/reply.ts";
import type { Mail, Sender } from "./types.ts";

const FORWARD_SUBJECT = /^\s*(?:fwd?|fw|wg|tr|rv|vs|vb|enc|yml)\s*:/i;
// The signs before these words stay on one line: over many empty lines, each would be searched again from each.
const FORWARD_LINE = /^[>*_ \t\u00a0-]*(?:begin )?forwarded message\b/im;
const FROM_LINE = /^[>*_ \t\u00a0]*(?:From|Von|De|Da|Van|Oddi wrth)[ \t\u00a0]*:[*_\s]*(.*)$/gim;
const ADDRESS = /[^\s<>"'[\]():;,]+@[^\s<>"'[\]():;,*]+/;

/**
 * Who wrote a reply that was forwarded, or saved as text with its headers, by the innermost From line above it. Without
 * this, all the replies that one colleague forwards would seem to be that colleague's, each superseding the last.
 */
export function findForwardedSender(
  mail: Pick<Mail, "subject" | "address" | "body">,
  body: ParsedReply,
): Sender | undefined {
  const above = body.unplaced
    .filter(({ where }) => where === "before")
    .map(({ text }) => text)
    .join("\n");
  if (mail.address && !FORWARD_SUBJECT.test(mail.subject) && !FORWARD_LINE.test(above)) return undefined;
  const line = [...above.matchAll(FROM_LINE)].at(-1)?.[1]?.slice(0, 400) ?? "";
  const address = ADDRESS.exec(line)?.[0].replace(/^mailto:/i, "") ?? "";
  if (!address) return undefined;
  const name = line.slice(0, line.indexOf(address)).replace(/[<["'(*]|mailto:/gi, " ");
  return { name: name.replace(/\s+/g, " ").trim(), address: address.toLowerCase() };
}
