import { REDACTION } from "../paper/responses.ts";
import { inWords } from "../reply/choices.ts";
import { patternOf } from "./apply-decisions.ts";
import { nameKey, plainWords } from "./person-name.ts";
import type { MailRecord } from "./types.ts";

const EMAIL = /[^\s<>"'[\]():;,]+@[^\s<>"'[\]():;,]+\.[^\s<>"'[\]():;,.]{2,}/g;
const TELEPHONE = /(?:\+|\(0|\b0)[\d() .\u00a0-]{8,20}\d/g;
/** Words that organisations share, which tell nobody which one it is. */
const COMMON =
  /^(?:the|a|of|and|for|in|trust|ltd|limited|plc|cic|cio|llp|council|group|foundation|charity|association|society|services?|community|centre|network|project|uk|national|local)$/;
/**
 * A word that can be a name or an ordinary one is told by its capital, and at the start of a sentence not even by that.
 */
const SENTENCE_START = /(?:^|[.!?:]\s+|\n\s*)$/;

/**
 * The words by which the answers of a reply tell who wrote it: the name, organisation, address or telephone number. A
 * reply that is to be published without a name must not carry it within.
 */
export function findRevealingWords({ name, from, address, organisation = "", answers }: MailRecord): string[] {
  const isKnown = (each: string): boolean => !REDACTION.test(each);
  const names = [name ?? "", from].filter(isKnown).map(nameKey).filter(Boolean);
  const groups = [organisation].filter((each) => isKnown(each) && plainWords(each).some((word) => !COMMON.test(word)));
  const found = answers
    .map(inWords)
    .flatMap((text) => [
      ...(text.match(EMAIL) ?? []),
      ...(text.match(TELEPHONE) ?? []).filter((number) => number.replace(/\D/g, "").length >= 9),
      ...names.flatMap((each) => namesIn(text, each.split(" "))),
      ...groups.flatMap((each) => phraseIn(text, plainWords(each))),
      ...ownSiteIn(text, address),
    ]);
  return [...new Set(found)];
}

/** The whole name in any case, or one of its words written as a name. */
function namesIn(text: string, words: string[]): string[] {
  const whole = words.length > 1 ? phraseIn(text, words) : [];
  // What stands only within the whole name goes with it.
  const rest = whole.reduce((left, name) => left.replace(patternOf(name), " "), text);
  const alone = words.filter((word) => word.length > 2).flatMap((word) => capitalised(rest, word));
  return [...whole, ...alone];
}

function capitalised(text: string, word: string): string[] {
  return [...text.matchAll(/\p{Lu}[\p{L}\p{M}’']+/gu)].flatMap(({ 0: found, index }) =>
    plainWords(found).join("") === word && !SENTENCE_START.test(text.slice(Math.max(0, index - 40), index))
      ? [found]
      : [],
  );
}

/** Words one after the other, however they are spelled with accents and signs. */
function phraseIn(text: string, phrase: string[]): string[] {
  const words = phrase.filter((word) => word !== "the");
  return words.length && ` ${plainWords(text).join(" ")} `.includes(` ${words.join(" ")} `) ? [words.join(" ")] : [];
}

const FREE =
  /^(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|aol|btinternet|sky|proton|protonmail|gmx|example)\./;

/** The address of the writer's own site, told by where their mail comes from. */
function ownSiteIn(text: string, address: string): string[] {
  const domain = address.split("@")[1] ?? "";
  return domain.includes(".") && !FREE.test(domain) && text.toLowerCase().includes(domain) ? [domain] : [];
}
