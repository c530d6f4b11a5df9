import type { Email } from "postal-mime";
import type { MailKind } from "./types.ts";

const AUTOMATIC =
  /^\[?(?:auto(?:matic|mated)?[ -]?(?:reply|response)|out of (?:the )?office|vacation reply|(?:i am |i'm )?away from|on (?:annual|maternity|paternity|parental|sick|study) leave\b|ateb awtomatig|allan o'r swyddfa|abwesenheit|automatische (?:antwort|abwesenheit)|r[ée]ponse automatique|absen(?:ce|t) du bureau|message d'absence|respuesta autom[áa]tica|fuera de la oficina|resposta autom[áa]tica|risposta automatica|fuori sede|fuori ufficio|automatisch antwoord|automatische reactie|afwezig|autosvar|automatisk (?:svar|svar[a-z]*)|automaattinen vastaus|autom(?:atick[áa] odpov|aatvastus)|odpowied[źz] automatyczna|automatikus v[áa]lasz|r[ăa]spuns automat|αυτόματη απάντηση|автоматичен отговор|автоматический ответ|automatski odgovor|samodejni odgovor|automatinis atsakymas|autom[āa]tisk[āa] atbilde|freagra uathoibr[ií]och)/i;
const BOUNCE =
  /^(?:undeliver(?:able|ed)|mail delivery (?:failed|subsystem)|delivery status notification|returned mail|failure notice)/i;

/** Tells automatic replies, bounces and what a filter called spam by their headers; a human reply gives undefined. */
export function recogniseMail({ headers, from, subject = "" }: Email): MailKind | undefined {
  const header = (name: string): string => headers.find(({ key }) => key === name)?.value.toLowerCase() ?? "";
  const address = from?.address?.toLowerCase() ?? "";
  if (isBounce(header("content-type"), header("return-path"), address, subject)) return "bounce";
  if (isAutomatic(header, subject)) return "automatic";
  if (isDeleted(header("x-mozilla-status"), header("x-status"))) return "deleted";
  return isSpam(header, subject) ? "spam" : undefined;
}

function isBounce(type: string, returnPath: string, address: string, subject: string): boolean {
  return (
    /^multipart\/report\b.*delivery-status/.test(type) ||
    /^(?:mailer-daemon|postmaster)@/.test(address) ||
    (returnPath === "<>" && BOUNCE.test(subject))
  );
}

function isAutomatic(header: (name: string) => string, subject: string): boolean {
  const submitted = header("auto-submitted");
  return (
    (submitted !== "" && submitted !== "no") ||
    /^multipart\/report\b.*disposition-notification/.test(header("content-type")) ||
    ["x-autoreply", "x-autorespond", "x-auto-reply"].some((name) => header(name)) ||
    /^(?:auto_reply|auto-reply)/.test(header("precedence")) ||
    AUTOMATIC.test(subject.trim())
  );
}

/** Thunderbird keeps deleted messages in the file until it is compacted, and marks them by the fourth bit. */
const isDeleted = (mozilla: string, status: string): boolean =>
  (parseInt(mozilla || "0", 16) & 8) > 0 || /d/.test(status);

function isSpam(header: (name: string) => string, subject: string): boolean {
  return (
    header("x-spam-flag").startsWith("yes") ||
    header("x-spam-status").startsWith("yes") ||
    Number(header("x-ms-exchange-organization-scl")) >= 5 ||
    /(?:^|,)\s*"?spam"?\s*(?:,|$)/.test(header("x-gmail-labels")) ||
    /^\s*[[*]+\s*spam\b/i.test(subject)
  );
}
