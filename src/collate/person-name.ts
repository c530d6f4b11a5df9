// What stands around names and tells nobody from anybody.
const TITLES =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|revd|reverend|fr|father|sister|cllr|councillor|hon|rt)$/;
const AFTER =
  /^(?:mbe|obe|cbe|kbe|dbe|mp|mep|ms|msp|jp|qc|kc|phd|dphil|md|ba|bsc|ma|msc|mba|llb|llm|frsa|fcca|jr|snr|sr|esq)$/;
const NOBODY =
  /^(?:anon|anonymous|anonymously|none|na|nobody|unknown|withheld|name withheld|confidential|private|individual|a? ?resident|member of (?:the )?public|a? ?member|not given|prefer not to say|dienw)$/;

/** The words of a text in lower case, without accents. */
export const plainWords = (text: string): string[] =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/(?<=\p{L})[.’'](?=\p{L})/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/**
 * What stays the same of a name however it is written: "Dr. Ann B. Ash, MBE", "ASH, Ann" and "Ann Ash" are one. ""
 * where nobody is named.
 */
export function nameKey(name: string): string {
  const [before = "", after = "", more] = name.replace(/\([^()]*\)|"[^"]*"|via .*/g, " ").split(",");
  const behind = plainWords(after).filter((word) => !AFTER.test(word));
  const isTurned = more === undefined && behind.length > 0 && plainWords(before).length <= 2 && behind.length <= 3;
  const words = isTurned ? [...behind, ...plainWords(before)] : plainWords(name.includes("@") ? "" : before);
  if (NOBODY.test(words.join(" "))) return "";
  const named = words.filter((word) => !TITLES.test(word) && !AFTER.test(word));
  // Initials come and go; a number tells people apart.
  const long = named.filter((word) => word.length > 1 || /\d/.test(word));
  return (long.length > 1 ? long : named).join(" ");
}
