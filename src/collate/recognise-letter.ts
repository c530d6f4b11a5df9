import { plainWords } from "./person-name.ts";
import { isClosing, paragraphsOf, sentencesOf } from "./sentences.ts";

/** What a message without answers is to the people who read it. */
type LetterKind = "letter" | "withdrawal" | "empty";

const GREETING = /^(?:dear|hello|hi|good (?:morning|afternoon|evening)|to whom|annwyl|helo)\b[^\n]{0,80}$/i;
const WITHDRAWS =
  /\b(?:ignore|disregard|delete|discard)\b.{0,30}\b(?:i|we) (?:sent|wrote|submitted|e-?mailed)\b|\b(?:ignore|disregard|withdraw|supersede|replace|cancel|delete|discard|scrap)\w*\b.{0,50}\b(?:previous|last|earlier|first|my|our|the other)\b.{0,30}\b(?:e-?mails?|messages?|reply|replies|response|submission|answers?|one)\b|\b(?:previous|last|earlier|my|our)\b.{0,30}\b(?:e-?mail|message|reply|response)\b.{0,40}\b(?:in error|by mistake|too (?:early|soon)|should be (?:ignored|disregarded|withdrawn))/i;
const ASKS =
  /\?\s*$|^(?:when|where|how|who|what|which|could|can|would|will|is|are|do|does|may)\b.*\?|\b(?:please (?:send|let me know|confirm|tell|advise|remove)|unsubscribe|extension|deadline|copy of)\b/i;
const THANKS = /^(?:many )?(?:thank|thanks|diolch|noted|received|got it|much appreciated)\b/i;
const FEWEST = 8;

/** What a writer says in a text: without greeting, signature and what is quoted. */
export function ownWords(text: string): string {
  const lines = text
    .split("\n")
    .filter((line) => !/^\s*>/.test(line) && !/\b(?:wrote|schrieb|ysgrifennodd)\s*:\s*$/i.test(line));
  const closing = lines.findIndex(isClosing);
  return lines
    .slice(0, closing < 0 ? lines.length : closing)
    .filter((line) => !GREETING.test(line.trim()))
    .join("\n")
    .trim();
}

/** Whether a short text asks to ignore an earlier message. */
export function withdraws(text: string): boolean {
  const own = ownWords(text.slice(0, 5000));
  return plainWords(own).length < 60 && WITHDRAWS.test(own.replace(/\s+/g, " "));
}

/** Whether a message without placed answers is a reply all the same; thanks and short enquiries are none. */
export function recogniseLetter(text: string): LetterKind {
  const own = ownWords(text);
  if (withdraws(own)) return "withdrawal";
  const sentences = paragraphsOf(own).flatMap(sentencesOf);
  const said = sentences.filter((sentence) => !ASKS.test(sentence) && !THANKS.test(sentence));
  const left = plainWords(said.join(" ")).length;
  return left >= FEWEST ? "letter" : "empty";
}

const COMMON = new Set(
  "a an and are as at be been but by can do does for from had has have how if in into is it its may more most no not of on or our should so such than that the their them there these they this those to was we what when where which who why will with would you your".split(
    " ",
  ),
);

/**
 * The questions that a text likely speaks to, the likeliest first, by the words that they share and other questions
 * lack.
 */
export function likelyQuestions(text: string, questions: { number: string; text: string }[]): string[] {
  const said = new Set(plainWords(text).map(stem));
  const asked = questions.map(({ number, text }) => ({
    number,
    words: new Set(
      plainWords(text)
        .filter((word) => !COMMON.has(word))
        .map(stem),
    ),
  }));
  const spread = new Map<string, number>();
  for (const { words } of asked) for (const word of words) spread.set(word, (spread.get(word) ?? 0) + 1);
  return asked
    .map(({ number, words }) => ({
      number,
      score: [...words].reduce(
        (sum, word) => sum + (said.has(word) ? Math.log(1 + asked.length / (spread.get(word) ?? 1)) : 0),
        0,
      ),
      shared: [...words].filter((word) => said.has(word)).length,
    }))
    .filter(({ shared }) => shared >= 2)
    .toSorted((one, two) => two.score - one.score)
    .slice(0, 3)
    .map(({ number }) => number);
}

const stem = (word: string): string => word.replace(/(?:ing|ies|es|ed|s)$/, "");
