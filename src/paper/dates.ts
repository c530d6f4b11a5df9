import type { PaperData } from "./schema.ts";
import { words } from "../messages/index.ts";

const MONTH = { year: "numeric", month: "long", timeZone: "UTC" } as const;

/** Formatters cost far more to make than to use, and every page shows dates. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** A day such as 2026-11-22, or a month such as 2010-08, in words and in the language of the paper: "22 November 2026". */
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

/** Until when replies are read: a sentence. */
export const closingInWords = ({ closes, language }: Pick<PaperData, "closes" | "language">): string =>
  closes ? words.brief.closes(dateInWords(closes, language)) : words.brief.open;

/** Which edition of a paper this is, and since when: "Web edition 2, updated 2 November 2026". */
export function editionInWords({ edition, language }: Pick<PaperData, "edition" | "language">): string {
  const name = isUpdated(edition) ? words.newerEdition : words.edition;
  return name(edition.number, dateInWords(edition.date, language));
}
