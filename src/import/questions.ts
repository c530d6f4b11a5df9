import type { Heading, List, ListItem, Paragraph, RootContent } from "mdast";
import type { VFile } from "vfile";
import { isQuestionsHeading } from "./headings.ts";
import { lineOf, quote, tell } from "./messages.ts";
import { findNumbered } from "./numbered-questions.ts";
import { foldWords, plainText, splitLines } from "./plain-text.ts";
import {
  type KeyQuestion,
  type LabelledLine,
  asks,
  hasChoices,
  hasOptions,
  isRequest,
  offersChoice,
  optionsOf,
  readLabel,
} from "./question-lines.ts";
import { readTable } from "./question-tables.ts";

/**
 * Finds the questions: what the author numbers as one, lists below a heading for questions, or gives a choice of
 * answers.
 */
export function findQuestions(blocks: readonly RootContent[], more: readonly string[], file: VFile): RootContent[] {
  const found: RootContent[] = [];
  const numbered = findNumbered(blocks);
  let group: Heading | undefined;
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at]!;
    if (block.type === "heading" && isQuestionsHeading(plainText(block), more)) group = block;
    else if (block.type === "heading" && !readLabel(plainText(block), true) && (!group || block.depth <= group.depth))
      group = undefined;
    const taken = readQuestions({ blocks, at, numbered, inGroup: group !== undefined });
    found.push(...(taken?.questions ?? [block]));
    at += taken?.length ?? 1;
  }
  return settleRepeated(found, file);
}

/** A block, and what is known of its surroundings. */
interface Place {
  blocks: readonly RootContent[];
  at: number;
  numbered: ReturnType<typeof findNumbered>;
  /** True below a heading for questions. */
  inGroup: boolean;
}

interface TakenQuestions {
  questions: RootContent[];
  /** How many blocks they were. */
  length: number;
}

/** The questions that begin with a block, or undefined where none does. */
function readQuestions(place: Place): TakenQuestions | undefined {
  const block = place.blocks[place.at]!;
  if (block.type === "list") return readList(block, place);
  if (block.type === "table") {
    const questions = readTable(block, place.inGroup);
    return questions && { questions, length: 1 };
  }
  if (block.type !== "heading" && block.type !== "paragraph") return undefined;
  const lines = block.type === "paragraph" ? splitLines(block).map((line) => plainText(line)) : [plainText(block)];
  if (lines.filter((line) => readLabel(line, false)).length > 1) return readLines(block, lines);
  const own = readOwn(block, lines.join(" "), place);
  return own && completeQuestion(own, place);
}

/** The words of a question with their label, if a paragraph or heading is one. */
function readOwn(block: Paragraph | Heading, text: string, { blocks, at, numbered, inGroup }: Place) {
  const number = block.data?.number ?? "";
  const isApart = block.type === "heading" || block.data?.bold === true || number !== "";
  const read = readLabel(text, isApart) ?? numbered.get(block);
  if (read || block.type === "heading") return read;
  const isOpen = inGroup
    ? asks(text) || (number && isRequest(text))
    : asks(text) && (offersChoice(blocks.slice(at + 1)) || (YOU.test(text) && isChoiceList(blocks[at + 1])));
  return isOpen ? { label: number, number, rest: text.slice(number.length).trim() } : undefined;
}

const YOU = /\byour?\b/i;

/** True for a list of short answers, which a question to the reader has below it. */
const isChoiceList = (block: RootContent | undefined) =>
  block?.type === "list" && block.children.length > 1 && hasChoices(block);

const makeQuestion = (text: string, { label, number }: LabelledLine, blocks: RootContent[]): KeyQuestion => ({
  type: "keyQuestion",
  text: text.trim(),
  label,
  number,
  line: lineOf(blocks[0]),
  blocks,
});

/** A question with what belongs to it below: its words, its parts, its answers to choose from. */
function completeQuestion(own: LabelledLine, { blocks, at, numbered }: Place): TakenQuestions | undefined {
  let text = own.rest;
  let next = at + 1;
  const take = () => {
    text = `${text} ${plainText(blocks[next++]!)}`.trim();
  };
  const isText = (block: RootContent | undefined): block is Paragraph =>
    block?.type === "paragraph" && !readLabel(plainText(block), false) && !numbered.has(block);
  const below = blocks[next];
  if (!text && isText(below)) take();
  else if (blocks[at]!.type === "heading" && text && !asks(text) && isText(below) && asks(plainText(below))) {
    text = `${text.replace(/[.:]$/, "")}:`;
    take();
  }
  if (!text) return undefined;
  const isAnswer = numbered.has(blocks[at]!) || (YOU.test(text) && isChoiceList(below)) ? hasChoices : hasOptions;
  while (isText(blocks[next]) && (isAnswer(blocks[next]) || isFollowUp(blocks[next]!))) take();
  const parts: KeyQuestion[] = [];
  const list = blocks[next];
  if (list?.type === "list" && !numbered.has(list.children[0]!)) {
    const isLead = isAnswer(list) || text.endsWith(":");
    if (isLead) text = `${text} ${optionsOf(list)}`;
    if (!isAnswer(list) && isLettered(list)) parts.push(...partsOf(list));
    if (isLead || parts.length) next++;
  }
  return { questions: [makeQuestion(text, own, blocks.slice(at, next)), ...parts], length: next - at };
}

const FOLLOWS =
  /^(?:please|if (?:so|not|yes|no|you)|why\b|give (?:us )?(?:your )?reasons|explain|tell us|in particular)/i;

const isFollowUp = (block: RootContent) => {
  const text = plainText(block);
  return FOLLOWS.test(text) && text.length <= 300;
};

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
function itemQuestions(item: ListItem, label: string, isAnswer = hasOptions): KeyQuestion[] {
  const lists = item.children.filter((child): child is List => child.type === "list");
  const own = item.children.filter(({ type }) => type !== "list");
  const text = plainText(own);
  const read = readLabel(text, true) ?? { label, number: label.replace(/\D/g, ""), rest: text };
  const isPart = (list: List) => !isAnswer(list) && (isAnswer === hasOptions || isLettered(list));
  const options = lists.filter((list) => !isPart(list)).map(optionsOf);
  const question = makeQuestion([read.rest, ...options].join(" "), read, [listOf(item)]);
  return [question, ...lists.filter(isPart).flatMap(partsOf)].filter((one) => one.text);
}

const listOf = (item: ListItem): List => ({
  type: "list",
  ordered: false,
  spread: false,
  children: [item],
  ...(item.position && { position: item.position }),
});

function readList(list: List, { blocks, at, numbered, inGroup }: Place): TakenQuestions | undefined {
  const texts = list.children.map((item) => plainText(item));
  const isNumbered = numbered.has(list.children[0]!);
  const isLabelled =
    texts.filter((text) => readLabel(text, true)).length > 1 ? readLabel(texts[0]!, true) : readLabel(texts[0]!, false);
  const isListed = inGroup && texts.filter(isRequest).length * 2 >= texts.length;
  if (!isNumbered && !isLabelled && !isListed) return undefined;
  const labelOf = (index: number) => (list.ordered ? `${(list.start ?? 1) + index}.` : "");
  const questions: KeyQuestion[] = [];
  for (const [index, item] of list.children.entries()) {
    const last = questions.at(-1);
    // What has no label of its own is a note on the question above it.
    if (last && isLabelled && !readLabel(texts[index]!, true)) last.text = `${last.text} ${texts[index]}`;
    else questions.push(...itemQuestions(item, labelOf(index), isNumbered ? hasChoices : hasOptions));
  }
  let next = at + 1;
  const last = questions.at(-1);
  if (isNumbered && last)
    for (; isAnswerBelow(blocks[next], numbered); next++) last.text = `${last.text} ${answersOf(blocks[next]!)}`;
  return { questions, length: next - at };
}

/** True for answers in a block below a question, unless they are questions themselves. */
const isAnswerBelow = (block: RootContent | undefined, numbered: Place["numbered"]) =>
  block !== undefined && hasChoices(block) && !numbered.has(block.type === "list" ? block.children[0]! : block);

const answersOf = (block: RootContent) => (block.type === "list" ? optionsOf(block) : plainText(block));

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
