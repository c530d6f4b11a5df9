// Languages of Europe in which Outlook writes the names of months; the engine knows the names.
const LANGUAGES = ["en", "cy", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro", "hr", "sl", "lt", "lv", "et", "ga"]; // prettier-ignore
const SENT =
  "Sent|Gesendet|Envoyé|Enviado|Inviato|Verzonden|Anfonwyd|Wysłano|Skickat|Sendt|Lähetetty|Odesláno|Elküldve|Trimis|Date|Datum";
const FROM = "From|Von|De|Da|Van|Oddi wrth|Od|Från|Fra|Lähettäjä|Feladó";
const SUBJECT =
  "Subject|Betreff|Objet|Asunto|Oggetto|Onderwerp|Pwnc|Temat|Ämne|Emne|Aihe|Předmět|Tárgy|Subiect|Assunto";
const field = (names: string): string => `(?:${names})[ \\u00a0]?:`;
const isHead = new RegExp(
  `^${field(FROM)}\\t.*\\n(?:${field("[\\p{L} ]{1,20}")}.*\\n(?:[\\t ].*\\n)*){0,6}?${field(SENT)}`,
  "u",
);
const START = new RegExp(`^(?=${field(FROM)}\\t)`, "mu");
const LINE = /^([\p{L} ]{1,20})[ \u00a0]?:[ \t]*(.*)$/u;

/** A message of a text that Outlook saved, as the headers and body of a mail. */
interface OutlookMessage {
  from: string;
  /** ISO 8601; "" if it cannot be read. */
  date: string;
  subject: string;
  body: string;
}

/**
 * The messages of a text that classic Outlook saved: "Save as" of a selection writes them into one file, each below its
 * headers, with a tab behind their names. Undefined for any other text.
 */
export function splitOutlookText(text: string): OutlookMessage[] | undefined {
  const whole = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .trimStart();
  if (!isHead.test(whole)) return undefined;
  const parts: string[] = [];
  for (const part of whole.split(START))
    if (isHead.test(part) || !parts.length) parts.push(part);
    else parts[parts.length - 1] += part;
  return parts.map(readPart);
}

function readPart(part: string): OutlookMessage {
  const gap = /\n[ \t]*\n/.exec(part);
  const head = part.slice(0, gap?.index ?? part.length).replace(/\n[ \t]+/g, " ");
  const value = (names: string): string =>
    head.split("\n").flatMap((line) => {
      const [, name = "", text = ""] = LINE.exec(line) ?? [];
      return new RegExp(`^(?:${names})$`, "u").test(name.trim()) ? [text.trim()] : [];
    })[0] ?? "";
  return {
    from: value(FROM),
    date: readSent(value(SENT)),
    subject: value(SUBJECT),
    body: gap ? part.slice(gap.index).replace(/^\n+/, "") : "",
  };
}

let months: Map<string, number> | undefined;

function monthsByName(): Map<string, number> {
  months ??= new Map(
    LANGUAGES.flatMap((language) =>
      Array.from({ length: 12 }, (_, month) => {
        const day = new Date(Date.UTC(2026, month, 15));
        const shown = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" });
        const name = shown.formatToParts(day).find(({ type }) => type === "month")?.value ?? "";
        return [name.toLowerCase(), month] as const;
      }),
    ),
  );
  return months;
}

/**
 * A day and time as Outlook writes them: "01 December 2026 10:00", "Dienstag, 1. Dezember 2026 10:00", "01/12/2026
 * 10:00".
 */
function readSent(text: string): string {
  const time = /(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?:\s*([ap])\.?m)?/i.exec(text);
  const rest = time ? text.replace(time[0], " ") : text;
  const words = rest.toLowerCase().match(/\p{L}+\.?|\d+/gu) ?? [];
  const numbers = words.filter((word) => /^\d+$/.test(word)).map(Number);
  const named = words.map((word) => monthsByName().get(word)).find((month) => month !== undefined);
  const year = numbers.find((number) => number > 1900);
  const [day, month] = [numbers.find((number) => number <= 31), numbers.filter((number) => number <= 31)[1]];
  if (year === undefined || day === undefined) return "";
  const at = named ?? (month === undefined ? -1 : month - 1);
  const isIso = /^\D*\d{4}\D/.test(rest);
  const [monthAt, dayOf] = named === undefined && isIso ? [day - 1, month ?? 1] : [at, day];
  const hour = (Number(time?.[1] ?? 0) % (time?.[3] ? 12 : 24)) + (/p/i.test(time?.[3] ?? "") ? 12 : 0);
  const date = new Date(Date.UTC(year, monthAt, dayOf, hour, Number(time?.[2] ?? 0)));
  return monthAt < 0 || Number.isNaN(date.getTime()) ? "" : date.toISOString();
}
