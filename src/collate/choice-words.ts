import { readChoice } from "../reply/publish-line.ts";
import type { Publish } from "../reply/reply.ts";

/** The first is the most private. */
export const BY_PRIVACY: readonly Publish[] = ["confidential", "anonymous", "named"];

/** The most private of some choices; undefined if there is none. */
export const mostPrivate = (choices: readonly (Publish | undefined)[]): Publish | undefined =>
  BY_PRIVACY.find((choice) => choices.includes(choice));

/** Words in a place for a choice, by what they choose; English and Welsh. */
const KNOWN: Record<Exclude<Publish, "confidential">, RegExp> = {
  named:
    /^(?:named?|(?:yes )?with (?:my |our |the )?names?(?: and organi[sz]ation)?|by name|gydag? (?:fy |ein )?enwa?u?|enw)$/,
  anonymous:
    /^(?:(?:yes )?(?:but )?anon(?:ymous(?:ly)?|ymi[sz]ed)?|(?:yes )?(?:but )?without (?:my |our |a |the )?names?|no names?|unnamed|not named|(?:yn )?dd?ienw|heb (?:fy |ein )?enwa?u?)$/,
};
const POLITE = /\b(?:please|thank you|thanks|if possible|os gwelwch yn dda|diolch)\b/g;

function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(POLITE, " ")
    .replace(/[^\p{L}\p{N}'/]+/gu, " ")
    .replace(/ ?\/ ?/g, "/")
    .trim();
}

/**
 * What words in a place for a choice choose: undefined if none was made. Who leaves two choices there has made the more
 * private one, and what is not understood is confidential: nobody is published for having written something else.
 */
export function readChoiceWords(words: string): Publish | undefined {
  const ours = readChoice(words);
  if (ours !== undefined) return ours || undefined;
  const said = plain(words);
  if (!said) return undefined;
  return mostPrivate(said.split(/\/| or | and /).map(choiceOf));
}

function choiceOf(words: string): Publish {
  if (KNOWN.named.test(words)) return "named";
  return KNOWN.anonymous.test(words) ? "anonymous" : "confidential";
}
