import type { Heading, List, ListItem, Paragraph, RootContent, Table } from "mdast";
import type { VFile } from "vfile";
import { isQuestionsHeading } from "./headings.ts";
import { lineOf, quote, tell } from "./messages.ts";
import { foldWords, plainText, splitLines } from "./plain-text.ts";

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

/** “Question 4:”, “Q4.”, “Q3.2(a)”, in the languages of papers that were tried. */
const LABEL =
  /^\s*(?:(?:key |consultation |discussion )?question|q|cwestiwn|frage|pregunta|domanda|vraag|问题|問題|السؤال)\s?(?:no\.? ?)?(?<number>\p{Nd}+(?:[.-]\p{Nd}+)*(?:\s?\(?[a-z]\)?(?![\p{L}\p{N}]))?)(?<sign>\s?[.:：)–—-]*)(?:\s+|$|(?<=：))/iu;

const ASKS = /[?؟？][)\]”’"'*]*$/u;
const REQUESTS =
  /^(?:please|tell us|describe|explain|give|list|set out|outline|comment|suggest|share|say|indicate|identify|provide|let us know|do you|are there|what|how|which|who|why|when|where|should)\b/i;
const FOLLOWS =
  /^(?:please|if (?:so|not|yes|no|you)|why\b|give (?:us )?(?:your )?reasons|explain|tell us|in particular)/i;
const OPTION =
  /^\W*(?:yes|no|don[’']t know|do not know|not sure|unsure|maybe|partly|neither|neutral|other|none|all|(?:strongly |tend to |partially )?(?:agree|disagree)|neither agree nor disagree|not applicable|n\/a)\b[^.?!]{0,60}$/i;

/** A label with nothing but its sign behind it, or with a question, or in a line set apart. */
function readLabel(text: string, isApart: boolean): { label: string; number: string; rest: string } | undefined {
  const match = LABEL.exec(text);
  if (!match) return undefined;
  const { number = "", sign = "" } = match.groups ?? {};
  const rest = text.slice(match[0].length).trim();
  const isSure = sign.trim() !== "" || isApart || rest === "" || ASKS.test(rest);
  return isSure ? { label: match[0].trim(), number: number.replace(/\s/g, ""), rest } : undefined;
}

const isRequest = (text: string) => ASKS.test(text) || REQUESTS.test(text);

/** Finds the questions: what the author numbers as one, lists below a heading for questions, or gives a choice of answers. */
export function findQuestions(blocks: readonly RootContent[], more: readonly string[], file: VFile): RootContent[] {
  const found: RootContent[] = [];
  let group: Heading | undefined;
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at]!;
    if (block.type === "heading" && isQuestionsHeading(plainText(block), more)) group = block;
    else if (block.type === "heading" && !readLabel(plainText(block), true) && (!group || block.depth <= group.depth))
      group = undefined;
    const taken = readQuestions(blocks, at, group !== undefined);
    found.push(...(taken?.questions ?? [block]));
    at += taken?.length ?? 1;
  }
  return settleRepeated(found, file);
}

interface TakenQuestions {
  questions: RootContent[];
  /** How many blocks they were. */
  length: number;
}

/** The questions that begin with a block, or undefined where none does. */
function readQuestions(blocks: readonly RootContent[], at: number, inGroup: boolean): TakenQuestions | undefined {
  const block = blocks[at]!;
  if (block.type === "list") return readList(block, inGroup);
  if (block.type === "table") return readTable(block, inGroup);
  if (block.type !== "heading" && block.type !== "paragraph") return undefined;
  const lines = block.type === "paragraph" ? splitLines(block).map((line) => plainText(line)) : [plainText(block)];
  if (lines.filter((line) => readLabel(line, false)).length > 1) return readLines(block, lines);
  const text = lines.join(" ");
  const read = readLabel(
    text,
    block.type === "heading" || block.data?.bold === true || block.data?.number !== undefined,
  );
  const isOpen =
    !read &&
    block.type === "paragraph" &&
    (inGroup
      ? ASKS.test(text) || (block.data?.number !== undefined && isRequest(text))
      : ASKS.test(text) && offersChoice(blocks.slice(at + 1)));
  if (!read && !isOpen) return undefined;
  const number = block.data?.number ?? "";
  const own = read ?? { label: number, number, rest: number ? text.slice(number.length).trim() : text };
  return completeQuestion(blocks, at, own);
}

function makeQuestion(
  text: string,
  { label, number }: { label: string; number: string },
  blocks: RootContent[],
): KeyQuestion {
  return { type: "keyQuestion", text: text.trim(), label, number, line: lineOf(blocks[0]), blocks };
}

/** A question with what belongs to it below: its words, its parts, its answers to choose from. */
function completeQuestion(
  blocks: readonly RootContent[],
  at: number,
  own: { label: string; number: string; rest: string },
): TakenQuestions | undefined {
  let text = own.rest;
  let next = at + 1;
  const take = () => {
    text = `${text} ${plainText(blocks[next++]!)}`.trim();
  };
  const isText = (block: RootContent | undefined): block is Paragraph =>
    block?.type === "paragraph" && !readLabel(plainText(block), false);
  if (!text && isText(blocks[next])) take();
  else if (
    blocks[at]!.type === "heading" &&
    text &&
    !ASKS.test(text) &&
    isText(blocks[next]) &&
    ASKS.test(plainText(blocks[next]!))
  ) {
    text = text.replace(/[.:]$/, "");
    text = `${text}: ${plainText(blocks[next++]!)}`;
  }
  if (!text) return undefined;
  while (isText(blocks[next]) && (hasOptions(blocks[next]) || isFollowUp(blocks[next]!))) take();
  const list = blocks[next];
  if (list?.type === "list" && (hasOptions(list) || text.endsWith(":"))) text = `${text} ${optionsOf(list)}`;
  const parts = list?.type === "list" && !hasOptions(list) && isLettered(list) ? partsOf(list) : [];
  if (list?.type === "list" && (hasOptions(list) || parts.length || text.includes(optionsOf(list)))) next++;
  return { questions: [makeQuestion(text, own, blocks.slice(at, next) as RootContent[]), ...parts], length: next - at };
}

const isFollowUp = (block: RootContent) => {
  const text = plainText(block);
  return FOLLOWS.test(text) && text.length <= 300;
};

const splitOptions = (text: string) => text.split(/\s+[/|]\s+|\s{3,}|[□☐○]\s*/).filter(Boolean);

const isOption = (text: string) => text !== "" && splitOptions(text).every((one) => OPTION.test(one));

/** True where two answers or more follow; “N/A” alone is the answer in a form that somebody has filled in. */
function offersChoice(blocks: readonly RootContent[]): boolean {
  const end = blocks.findIndex((block) => !hasOptions(block));
  const lines = blocks.slice(0, end < 0 ? blocks.length : end).flatMap((block) => {
    if (block.type === "list") return block.children.map((item) => plainText(item));
    return block.type === "paragraph" ? splitLines(block).map((line) => plainText(line)) : [];
  });
  return lines.flatMap(splitOptions).length > 1;
}

/** True for answers to choose from: “Yes / No / Don’t know” in a line, in lines or in a list. */
function hasOptions(block: RootContent | undefined): boolean {
  if (block?.type === "list") return block.children.every((item) => isOption(plainText(item)));
  return block?.type === "paragraph" && splitLines(block).every((line) => isOption(plainText(line)));
}

const optionsOf = (list: List) => list.children.map((item) => plainText(item)).join(" / ");

const PART = /^\(?(?:[a-z]|[ivx]{1,4})[.)]\s/i;
const isLettered = (list: List) =>
  list.children.every((item) => PART.test(plainText(item))) ||
  list.children.every((item) => isRequest(plainText(item)));

const partsOf = (list: List): KeyQuestion[] =>
  list.children.flatMap((item, index) => {
    const letter = list.ordered ? `(${String.fromCharCode(97 + (index % 26))})` : "";
    return itemQuestions(item, letter && !PART.test(plainText(item)) ? letter : "");
  });

/** The questions of an item: itself and, apart from it, the parts inside it. */
function itemQuestions(item: ListItem, label: string): KeyQuestion[] {
  const lists = item.children.filter((child): child is List => child.type === "list");
  const own = item.children.filter(({ type }) => type !== "list");
  const text = plainText(own);
  const read = readLabel(text, true);
  const options = lists.filter(hasOptions).map(optionsOf);
  const whole = [read?.rest ?? text, ...options].join(" ");
  const question = makeQuestion(whole, read ?? { label, number: label.replace(/\D/g, "") }, [listOf(item)]);
  return [question, ...lists.filter((list) => !hasOptions(list)).flatMap(partsOf)].filter((one) => one.text);
}

const listOf = (item: ListItem): List => ({
  type: "list",
  ordered: false,
  spread: false,
  children: [item],
  ...(item.position && { position: item.position }),
});

function readList(list: List, inGroup: boolean): TakenQuestions | undefined {
  const texts = list.children.map((item) => plainText(item));
  const isLabelled = texts.every((text) => readLabel(text, true));
  if (!isLabelled && !(inGroup && texts.filter(isRequest).length * 2 >= texts.length)) return undefined;
  const labelOf = (index: number) => (list.ordered ? `${(list.start ?? 1) + index}.` : "");
  return { questions: list.children.flatMap((item, index) => itemQuestions(item, labelOf(index))), length: 1 };
}

/** A paragraph whose lines are labelled, each as a question of its own. */
function readLines(block: RootContent, lines: readonly string[]): TakenQuestions {
  const starts = lines.flatMap((line, index) => (readLabel(line, false) ? [index] : []));
  const questions = starts.map((start, index) => {
    const read = readLabel(lines.slice(start, starts[index + 1]).join(" "), false)!;
    return makeQuestion(read.rest, read, [block]);
  });
  const before = lines.slice(0, starts[0]).join(" ");
  const lead: RootContent[] = before ? [{ type: "paragraph", children: [{ type: "text", value: before }] }] : [];
  return { questions: [...lead, ...questions], length: 1 };
}

/** A table whose rows hold questions, each with its number in a cell of its own or in its words. */
function readTable(table: Table, inGroup: boolean): TakenQuestions | undefined {
  const all = table.children.map((row) => row.children.map((cell) => plainText(cell)));
  const rows = all.filter((cells) => cells.some(Boolean));
  const read = rows.map((cells) => {
    const own = cells.map((cell) => readLabel(cell, false)).find((one) => one?.rest);
    const asking = cells.findLast((cell) => ASKS.test(cell));
    const first = readLabel(cells[0] ?? "", true) ?? {
      label: cells[0] ?? "",
      number: (cells[0] ?? "").replace(/\D/g, ""),
    };
    if (own) return makeQuestion(own.rest, own, []);
    const isNumbered = /^\W*(?:q(?:uestion)?)?\s*\d+[a-z]?\W*$/i.test(cells[0] ?? "");
    return asking && (isNumbered || inGroup)
      ? makeQuestion(asking, isNumbered ? first : { label: "", number: "" }, [])
      : undefined;
  });
  const questions = read.filter((one) => one !== undefined);
  // What stands beside the questions in a row would be lost, so a table that holds more stays a table.
  const isWhole = rows.every((cells, index) => {
    const rest = cells.filter(
      (cell) => cell && !read[index]?.text.includes(cell) && !cell.includes(read[index]?.text ?? "-"),
    );
    return read[index] ? rest.every((cell) => cell === read[index]?.label) : index === 0 || !rest.length;
  });
  if (!questions.length || !isWhole) return undefined;
  for (const question of questions) [question.line, question.blocks] = [lineOf(table), [table]];
  return { questions, length: 1 };
}

/** A paper may list its questions again. Each is asked where fewest stand together, and stays text everywhere else. */
function settleRepeated(blocks: readonly RootContent[], file: VFile): RootContent[] {
  const runs = new Map<KeyQuestion, number>();
  let run: KeyQuestion[] = [];
  for (const block of [...blocks, undefined]) {
    if (block?.type === "keyQuestion") run.push(block);
    else {
      for (const question of run) runs.set(question, run.length);
      run = [];
    }
  }
  const best = new Map<string, KeyQuestion>();
  for (const [question, length] of runs) {
    const known = best.get(keyOf(question));
    if (!known || length < (runs.get(known) ?? 0)) best.set(keyOf(question), question);
  }
  return blocks.flatMap((block): RootContent[] => {
    if (block.type !== "keyQuestion" || best.get(keyOf(block)) === block) return [block];
    tell(file, "guess", `asked elsewhere too, and text here: ${quote(block.text)}`, block.line);
    const text = [block.label, block.text].filter(Boolean).join(" ");
    return [{ type: "paragraph", children: [{ type: "text", value: text }] }];
  });
}

const keyOf = ({ text }: KeyQuestion) => foldWords(text);
