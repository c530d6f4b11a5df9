import { unescapeText } from "./markers.ts";
import { type Answer, type Note, oneLine, type ReplyQuestion } from "./reply.ts";
import { sameWords } from "./same-words.ts";
import { AROUND, BEFORE_SLASH, CHOICE_LABEL, WHY_LABEL } from "./write-answer.ts";

const CHOICE = new RegExp(`^${AROUND}${CHOICE_LABEL}[*_]*`, "i");
const UNESCAPE_LABEL = new RegExp(`^(${AROUND}\\\\*)\\\\(?=${CHOICE_LABEL})`, "i");
const WHY = new RegExp(`(?<=^|\\s)[*_]*${WHY_LABEL}[*_]*`, "i");
const UNESCAPE = new RegExp(`\\\\(?=;|${WHY_LABEL})|${BEFORE_SLASH}\\\\(?=/(?:\\s|$))`, "gi");
const SEPARATOR = /(?<!\\);/;
const OFFERED = /(?<=\s)\/(?=\s)/;

const unescapeChoice = (choice: string): string => oneLine(unescapeText(choice.replace(UNESCAPE, "")));

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
 * The choices and the words below them. Where no label stands between these, all of it is choices, or as many lines as
 * are choices that the question offers, or the first line.
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

/**
 * The choice that a question offers in these words, or the only one with the same letters; undefined if there is none.
 */
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
