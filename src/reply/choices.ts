import { ANSWER_LABELS, CHOICE_SEPARATOR, OFFER_SEPARATOR } from "./labels.ts";
import { escapeText, unescapeText, writeText } from "./markers.ts";
import { type Answer, type Note, oneLine, type ReplyQuestion, withChosen } from "./reply.ts";
import { sameWords } from "./same-words.ts";

/** What may stand before a label: white space, the emphasis of a mail program, characters without width. */
const AROUND = "[\\s*_\\u200b-\\u200f\\u2060\\ufeff]*";
const LABEL = `${ANSWER_LABELS.choice}[^\\S\\n]*[*_]*:`;
const CHOICE = new RegExp(`^${AROUND}${LABEL}[*_]*`, "i");
const ESCAPE_LABEL = new RegExp(`^(${AROUND}\\\\*)(?=${LABEL})`, "i");
const UNESCAPE_LABEL = new RegExp(`^(${AROUND}\\\\*)\\\\(?=${LABEL})`, "i");

/** What opens the words that say why. In a choice a backslash stands before it, and before what parts one choice from the next. */
const WHY_LABEL = `${ANSWER_LABELS.why}:`;
const WHY = new RegExp(`(?<=^|\\s)[*_]*${WHY_LABEL}[*_]*`, "i");
const SLASH = "(?<=(?:^|\\s)\\\\*)";
const ESCAPE = new RegExp(`(?=;|${WHY_LABEL})|${SLASH}(?=/(?:\\s|$))`, "gi");
const UNESCAPE = new RegExp(`\\\\(?=;|${WHY_LABEL})|${SLASH}\\\\(?=/(?:\\s|$))`, "gi");
const SEPARATOR = /(?<!\\);/;
const OFFERED = /(?<=\s)\/(?=\s)/;

/** A backslash at its end would be taken for one before the sign that follows. */
const escapeChoice = (choice: string): string =>
  escapeText(oneLine(choice)).replace(ESCAPE, "\\").replace(/\\$/, "\\ ");
const unescapeChoice = (choice: string): string => oneLine(unescapeText(choice.replace(UNESCAPE, "")));

const choiceLine = (choices: readonly string[], separator: string): string =>
  `${ANSWER_LABELS.choice}: ${choices.map(escapeChoice).join(separator)}`;

/**
 * An answer as blocks below its marker: what was chosen, and the words. Where a mail program breaks a choice that the question
 * does not offer, only the label below tells where it ends.
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

/** What was chosen and said in the lines below a marker, and what is odd about it; `read` makes words of lines. */
export function readChosen(
  lines: string[],
  read: (lines: string[]) => string,
  question?: ReplyQuestion,
): Pick<Answer, "chosen" | "text"> & { odd: Note["what"][] } {
  const whole = lines.join("\n");
  const label = question && !question.choices ? undefined : CHOICE.exec(whole)?.[0];
  if (label === undefined) return { text: read(lines).replace(UNESCAPE_LABEL, "$1"), odd: [] };
  const { line, below } = splitAnswer(whole.slice(label.length), question);
  const text = read(below.replace(/^[^\S\n]*\n?/, "").split("\n"));
  if (isUntouched(line, question)) return { text, odd: text && question?.several ? ["all"] : [] };
  const chosen = [...new Set(choicesIn(line, question))];
  return { ...(chosen.length && { chosen }), text, odd: question ? findOdd(chosen, question) : [] };
}

/**
 * The choices and the words below them. Where no label stands between these, all of it is choices, or as many lines as are
 * choices that the question offers, or the first line.
 */
function splitAnswer(rest: string, question?: ReplyQuestion): { line: string; below: string } {
  const why = WHY.exec(rest);
  if (why) return { line: rest.slice(0, why.index), below: rest.slice(why.index + why[0].length) };
  const lines = rest.split("\n");
  const isOffered = (count: number): boolean => {
    const pieces = choicesIn(lines.slice(0, count).join("\n"), question);
    return pieces.length > 0 && pieces.every((piece) => findOffer(piece, question));
  };
  const end = [lines.length, ...Array.from(lines, (_, at) => at + 1)].find(isOffered) ?? 1;
  return { line: lines.slice(0, end).join("\n"), below: `\n${lines.slice(end).join("\n")}` };
}

/** The choices in a text, in the words of the question where it offers them. */
function choicesIn(text: string, question?: ReplyQuestion): string[] {
  const pieces = text.split(SEPARATOR).flatMap((piece) => {
    const parts = piece.split(OFFERED).map(unescapeChoice).filter(Boolean);
    return parts.every((part) => findOffer(part, question)) ? parts : [unescapeChoice(piece)];
  });
  return pieces.filter(Boolean).map((piece) => findOffer(piece, question) ?? piece);
}

/** The choice that a question offers in these words, or the only one with the same letters; undefined if there is none. */
function findOffer(words: string, question?: ReplyQuestion): string | undefined {
  const choices = question?.choices ?? [];
  if (choices.includes(words)) return words;
  const alike = /[\p{L}\p{N}]/u.test(words) ? choices.filter((choice) => sameWords(choice, words)) : [];
  return alike.length === 1 ? alike[0] : undefined;
}

/** True of the choices of an answer sheet, left as they were. */
const isUntouched = (line: string, question?: ReplyQuestion): boolean =>
  OFFERED.test(line) && sameWords(line, question?.choices?.join(" ") ?? "");

/** What cannot be meant is kept all the same, and named. */
function findOdd(chosen: string[], question: ReplyQuestion): Note["what"][] {
  return [
    ...(chosen.every((each) => findOffer(each, question)) ? [] : ["choice" as const]),
    ...(chosen.length > 1 && !question.several ? ["several" as const] : []),
  ];
}

/**
 * An answer as a form of this question can show it: what it does not offer, and a second choice where one may be made, are put
 * into words.
 */
export function foldChoices<T extends Answer>(answer: T, question?: ReplyQuestion): T {
  const { chosen = [] } = answer;
  if (!question || !chosen.length) return answer;
  const offered = chosen.filter((each) => question.choices?.includes(each));
  const kept = question.several ? offered : offered.slice(0, 1);
  const others = chosen.filter((each) => !kept.includes(each));
  return withChosen({ ...answer, text: inWords({ chosen: others, text: answer.text }) }, kept);
}

/** An answer in words alone. */
export const inWords = ({ chosen = [], text }: Pick<Answer, "chosen" | "text">): string =>
  [chosen.join(CHOICE_SEPARATOR), text].filter(Boolean).join("\n");
