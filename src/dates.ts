/** A day such as 2026-11-22, or a month such as 2010-08, in words and in the language of the paper: "22 November 2026". */
export function dateInWords(date: string, language: string): string {
  const hasDay = date.length > 7;
  const at = new Date(hasDay ? date : `${date}-01`);
  const month = { year: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(language, hasDay ? { ...month, day: "numeric" } : month).format(at);
}
