import { ANSWER_LABELS, CHOICE_SEPARATOR, OFFER_SEPARATOR } from "./labels.ts";
import { escapeText, writeText } from "./markers.ts";
import { type Answer, oneLine, type ReplyQuestion } from "./reply.ts";

/** What may stand before a label: white space, the emphasis of a mail program, characters without width. */
export const AROUND = "[\\s*_\\u200b-\\u200f\\u2060\\ufeff]*";
/** What opens a choice. A backslash stands before it where it opens a reader's own words. */
export const CHOICE_LABEL = `${ANSWER_LABELS.choice}[^\\S\\n]*[*_]*:`;
/**
 * What opens the words that say why. In a choice a backslash stands before it, and before what parts one choice from
 * the next.
 */
export const WHY_LABEL = `${ANSWER_LABELS.why}:`;
/** Where a slash would part choices, if no backslash stood before it. */
export const BEFORE_SLASH = "(?<=(?:^|\\s)\\\\*)";

const ESCAPE_LABEL = new RegExp(`^(${AROUND}\\\\*)(?=${CHOICE_LABEL})`, "i");
const ESCAPE = new RegExp(`(?=;|${WHY_LABEL})|${BEFORE_SLASH}(?=/(?:\\s|$))`, "gi");

/** A backslash at its end would be taken for one before the sign that follows. */
const escapeChoice = (choice: string): string =>
  escapeText(oneLine(choice)).replace(ESCAPE, "\\").replace(/\\$/, "\\ ");

const choiceLine = (choices: readonly string[], separator: string): string =>
  `${ANSWER_LABELS.choice}: ${choices.map(escapeChoice).join(separator)}`;

/**
 * An answer as blocks below its marker: what was chosen, and the words. Where a mail program breaks a choice that the
 * question does not offer, only the label below tells where it ends.
 */
export function writeAnswer({ chosen, text }: Answer, question?: ReplyQuestion): string[] {
  if (!chosen) return [writeText(text).replace(ESCAPE_LABEL, "$1\\")];
  const line = choiceLine(chosen, CHOICE_SEPARATOR);
  if (text) return [line, WHY_LABEL, writeText(text)];
  return chosen.every((each) => question?.choices?.includes(each)) ? [line] : [line, WHY_LABEL];
}

/** Room for an answer in an empty form: all choices, of which those that are not meant are to be deleted, and why. */
export function writeSlot({ choices, why }: Pick<ReplyQuestion, "choices" | "why">): string[] {
  if (!choices) return [""];
  const line = choiceLine(choices, OFFER_SEPARATOR);
  return why === false ? [line] : [line, WHY_LABEL, ""];
}
