import type { PaperData } from "./schema.ts";
import { words } from "../messages/index.ts";

const MONTH = { year: "numeric", month: "long", timeZone: "UTC" } as const;

/** Formatters cost far more to make than to use, and every page shows dates. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * A day such as 2026-11-22, or a month such as 2010-08, in words and in the language of the paper: "22 November 2026".
 */
export function dateInWords(date: string, language: string): string {
  const hasDay = date.length > 7;
  const key = `${language} ${hasDay}`;
  const formatter =
    formatters.get(key) ?? new Intl.DateTimeFormat(language, hasDay ? { ...MONTH, day: "numeric" } : MONTH);
  formatters.set(key, formatter);
  return formatter.format(new Date(hasDay ? date : `${date}-01`));
}

/** True where the paper on the web is no longer as it first was. */
export const isUpdated = ({ number, changes }: PaperData["edition"]): boolean => number > 1 || changes.length > 1;

/** A time zone as people call it: "America/Los_Angeles" is "Los Angeles time". */
export const zoneInWords = (timezone: string): string =>
  words.closing.zone(timezone.slice(timezone.lastIndexOf("/") + 1).replaceAll("_", " "));

type Closing = Pick<PaperData, "closes" | "timezone" | "concluded" | "language">;

/** The last minute for replies; undefined where there is none: "31 January 2027, 11:59pm (London time)". */
export const closingMoment = ({
  closes,
  timezone,
  language,
}: Pick<Closing, "closes" | "timezone" | "language">): string | undefined =>
  closes && words.closing.moment(dateInWords(closes, language), zoneInWords(timezone));

/** Until when replies are read, or since when what came of them can be: a sentence or two. */
export function closingInWords(paper: Closing): string {
  const { closes, concluded, language } = paper;
  const moment = closingMoment(paper);
  if (!concluded) return moment ? words.closing.date(moment) : words.closing.none;
  return [
    ...(closes ? [words.closing.closed(dateInWords(closes, language))] : []),
    words.closing.concluded(dateInWords(concluded, language)),
  ].join(" ");
}

/** Which edition of a paper this is, and since when: "Web edition 2, updated 2 November 2026". */
export function editionInWords({ edition, language }: Pick<PaperData, "edition" | "language">): string {
  const name = isUpdated(edition) ? words.newerEdition : words.edition;
  return name(edition.number, dateInWords(edition.date, language));
}
