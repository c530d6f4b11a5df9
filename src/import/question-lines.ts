import type { List, RootContent } from "mdast";
import { plainText, splitLines } from "./plain-text.ts";

/** A question in its place in the text. */
export interface KeyQuestion {
  type: "keyQuestion";
  text: string;
  /** The label that its author gave it: `Question 4:`, `(a)`. */
  label: string;
  /** The number in the label: 4. */
  number: string;
  line: number;
  /** The blocks that it was, for where the paper asks it again. */
  blocks: RootContent[];
  position?: undefined;
  data?: undefined;
}

declare module "mdast" {
  interface RootContentMap {
    keyQuestion: KeyQuestion;
  }
}

/** The label that an author gave a question, and the words behind it. */
export interface LabelledLine {
  /** As it was written: `Question 4:`, `4.`, `(a)`. */
  label: string;
  /** The number in the label: 4. */
  number: string;
  rest: string;
}

/** “Question 4:”, “Q4.”, “Q3.2(a)”, in the languages of papers that were tried. */
const LABEL =
  /^\s*(?:(?:key |consultation |discussion )?question|q|cwestiwn|frage|pregunta|domanda|vraag|问题|問題|السؤال)\s?(?:no\.? ?)?(?<number>\p{Nd}+(?:[.-]\p{Nd}+)*(?:\s?\(?[a-z]\)?(?![\p{L}\p{N}]))?)(?<sign>\s?[.:：)–—-]*)(?:\s+|$|(?<=：))/iu;

/** “4.”, “4)” and “４、” at the start of a line. */
const NUMBER = /^\s*(?<number>\p{Nd}{1,3})\s*[.．、)]\s*(?=[^\s\p{Nd}])/u;

/** A question mark, and behind it nothing but signs, a note in brackets or room for an answer. */
const ASKS = /[?؟？]\s*(?:[)\]”’"'*_]|[([（][^)\]）]{0,120}[)\]）]|\s)*$/u;

const REQUESTS =
  /^(?:please|tell us|describe|explain|give|list|set out|outline|comment|suggest|share|say|indicate|identify|provide|let us know|do you|are there|what|how|which|who|why|when|where|should)\b/i;

/** True for words that end as a question does. */
export const asks = (text: string): boolean => ASKS.test(text);

/** True for words that ask something, with a question mark or without. */
export const isRequest = (text: string): boolean => asks(text) || REQUESTS.test(text);

/** A line behind a label with nothing but its sign behind it, or with a question, or in a line set apart. */
export function readLabel(text: string, isApart: boolean): LabelledLine | undefined {
  const match = LABEL.exec(text);
  if (!match) return undefined;
  const { number = "", sign = "" } = match.groups ?? {};
  const rest = text.slice(match[0].length).trim();
  const isSure = sign.trim() !== "" || isApart || rest === "" || asks(rest);
  return isSure ? { label: match[0].trim(), number: number.replace(/\s/g, ""), rest } : undefined;
}

/** A line behind a number that its author typed. */
export function readNumber(text: string): LabelledLine | undefined {
  const match = NUMBER.exec(text);
  // Full-width and other digits count as those of ASCII do.
  const number = match?.groups?.["number"]?.normalize("NFKC") ?? "";
  return match ? { label: match[0].trim(), number, rest: text.slice(match[0].length).trim() } : undefined;
}

/** An answer to choose, such as “Yes”. */
const OPTION =
  /^[\W_]*(?:yes|no|don[’']t know|do not know|not sure|unsure|maybe|partly|neither|neutral|other|none|all|(?:strongly |tend to |partially )?(?:agree|disagree)|neither agree nor disagree|not applicable|n\/a)\b[^.?!]{0,60}$/i;

/** Boxes to tick, brackets to mark, room to write, or letters before answers. */
const CHOICE = /[□☐○◯]|\([\s.]+\)|（\s*）|\[\s+\]|_{3,}|\[[a-e]\]\s|1\s?[-–/]\s?2\s?[-–/]\s?3/u;
const LETTERED = /^(?:[A-HＡ-Ｈa-h][、．]|[A-Ha-h][.)](?=\s|\p{L}))/u;

const splitOptions = (text: string) => text.split(/\s+[/|]\s+|\s{3,}|[□☐○]\s*|_{2,}\s*/).filter((one) => one.trim());

/** True for words that are an answer, or several, such as “Yes / No”. */
export const isOption = (text: string) => text !== "" && splitOptions(text).every((one) => OPTION.test(one));

/** True for a line with answers that its author set out to be chosen or filled in. */
export const isChoice = (text: string): boolean => CHOICE.test(text) || LETTERED.test(text) || isOption(text);

const linesOf = (block: RootContent | undefined): string[] => {
  if (block?.type === "list") return block.children.map((item) => plainText(item));
  return block?.type === "paragraph" ? splitLines(block).map((line) => plainText(line)) : [];
};

/** True for answers such as “Yes / No / Don’t know” in a line, in lines or in a list. */
export const hasOptions = (block: RootContent | undefined): boolean => {
  const lines = linesOf(block);
  return lines.length > 0 && lines.every(isOption);
};

/** True where two such answers or more follow; “N/A” alone is the answer in a form that somebody has filled in. */
export function offersChoice(blocks: readonly RootContent[]): boolean {
  const end = blocks.findIndex((block) => !hasOptions(block));
  const lines = blocks.slice(0, end < 0 ? blocks.length : end).flatMap(linesOf);
  return lines.flatMap(splitOptions).length > 1;
}

/** True for a block of lines that are marked as answers to choose. */
export const hasMarkedChoices = (block: RootContent | undefined): boolean => {
  const lines = linesOf(block);
  return lines.length > 0 && lines.every(isChoice);
};

/** True for a block of answers below a question that its author numbers: of lines to choose, or of short items. */
export const hasChoices = (block: RootContent | undefined): boolean => {
  const lines = linesOf(block);
  const isShort = (line: string) => line.length <= 60 && !/[.;?:]$/.test(line);
  return hasMarkedChoices(block) || (block?.type === "list" && lines.length > 0 && lines.every(isShort));
};

/** The answers of a list in one line. */
export const optionsOf = (list: List): string => list.children.map((item) => plainText(item)).join(" / ");
