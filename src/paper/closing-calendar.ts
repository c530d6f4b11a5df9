import { words } from "../messages/index.ts";
import { endOfDay } from "./closing.ts";
import { closingInWords } from "./dates.ts";
import type { Paper } from "./paper.ts";

/** Bytes of a line, by RFC 5545. */
const LINE = 75;
const MINUTE = 60_000;

/**
 * `closing.ics`: the last minute for replies as an event (RFC 5545); `site` is where the cover is published and `form`
 * where one replies. The same paper gives the same file whenever it is built, so the stamp is the day of the edition.
 */
export function writeCalendar(paper: Paper & { closes: string }, site: URL, form: URL): string {
  const { closes, timezone, edition, fullTitle } = paper;
  const minute = timeOf(new Date(endOfDay(closes, timezone).getTime() - MINUTE));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${escapeText(paper.publisher.name)}//${escapeText(fullTitle)}//EN`,
    "BEGIN:VEVENT",
    `UID:closing-date@${site.host}${site.pathname}`,
    `DTSTAMP:${timeOf(new Date(edition.date))}`,
    `SEQUENCE:${edition.number}`,
    `DTSTART:${minute}`,
    `DTEND:${minute}`,
    `SUMMARY:${escapeText(words.closing.event(fullTitle))}`,
    `DESCRIPTION:${escapeText(`${closingInWords(paper)} ${form.href}`)}`,
    `URL:${form.href}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** An instant in UTC: 20270131T235900Z. */
const timeOf = (instant: Date): string => instant.toISOString().replace(/[-:]|\.\d+/g, "");

const escapeText = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** A line in pieces that are no longer than a line may be, each but the first behind a space; no character is split. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let [folded, length] = ["", 0];
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    const fits = length + bytes <= LINE;
    folded += fits ? character : `\r\n ${character}`;
    length = fits ? length + bytes : 1 + bytes;
  }
  return folded;
}
