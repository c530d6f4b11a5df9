const IDLE = new Set(
  (
    "a an and any are as at be been being by can could do does did for from had has have how i if in into is it its may might more most " +
    "must my no not of on or our shall should so some such than that the their them there these they this those to us was we were what " +
    "when where whether which who whom whose why will with would you your"
  ).split(" "),
);

/** A name for an address: lower-case words joined by hyphens. Accents are dropped, other scripts leave nothing. */
export function slugOf(text: string, most = 60): string {
  const words = text
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .replace(/[øØ]/g, "o")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  let slug = "";
  for (const word of words ?? []) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, most);
    if (longer.length > most) break;
    slug = longer;
  }
  return slug;
}

/** The words of a text that carry its meaning. */
export const telling = (words: readonly string[]): string[] => words.filter((word) => !IDLE.has(word.toLowerCase()));

/** A short name for a question, from the words that carry its meaning. */
export function questionSlug(text: string): string {
  const words = telling(text.split(/\s+/)).filter((word) => slugOf(word));
  return slugOf(words.slice(0, 5).join(" "), 40) || slugOf(text, 40);
}

/** The first of name, name-2, name-3 … that is not taken; then it is. */
export function takeId(name: string, taken: Set<string>): string {
  let id = name;
  for (let count = 2; taken.has(id); count++) id = `${name}-${count}`;
  taken.add(id);
  return id;
}
