import type { Heading, ListItem, Paragraph, RootContent } from "mdast";
import { countWords, plainText } from "./plain-text.ts";
import { type LabelledLine, asks, hasChoices, hasMarkedChoices, isChoice, readNumber } from "./question-lines.ts";

/** A line that its author numbers. */
interface Numbered {
  node: Paragraph | Heading | ListItem;
  line: LabelledLine;
  asks: boolean;
  /** True where running text follows, as in a form that is filled in. */
  isAnswered: boolean;
}

/** Numbers may be missing where a question is a table. */
const GAP = 3;

/** How many series may be open at once. */
const NESTED = 3;

/** What introduces questions to the reader, and no list of a sentence. */
const INVITES = /\b(?:you|your|views?|welcome|invite|consult\w*|respon[ds]\w*|comments?|we ask)\b/i;

/**
 * Finds the questions among what an author numbers: those of a series in which most ask something. Single questions
 * among numbered paragraphs of running text are part of that text.
 */
export function findNumbered(blocks: readonly RootContent[]): ReadonlyMap<RootContent | ListItem, LabelledLine> {
  const series: Numbered[][] = [];
  for (const one of blocks.flatMap((block, index) => numberedIn(block, blocks[index - 1], blocks[index + 1]))) {
    const recent = series.slice(-NESTED).filter((some) => follows(one, some.at(-1)!));
    // Answers may be numbered too, in a list of their own.
    const own = recent.findLast((some) => some.at(-1)!.node.type === one.node.type) ?? recent.at(-1);
    if (own) own.push(one);
    else series.push([one]);
  }
  const asked = series.filter((some) => {
    const asking = some.filter((one) => one.asks);
    const answered = some.filter((one) => one.isAnswered);
    const isHeading = some.every(({ node }) => node.type === "heading");
    return !isHeading && asking.length > 1 && asking.length * 2 >= some.length && answered.length * 2 < some.length;
  });
  const offered = blocks.flatMap((block, index) => askingItems(block, blocks[index + 1]));
  return new Map([...asked.flat(), ...offered].map(({ node, line }) => [node, line]));
}

function follows({ line }: Numbered, last: Numbered): boolean {
  const step = Number(line.number) - Number(last.line.number);
  return step >= 1 && step <= GAP;
}

/** The items of a list without numbers, if most ask something and have answers to choose from below them. */
function askingItems(block: RootContent, after: RootContent | undefined): Pick<Numbered, "node" | "line">[] {
  if (block.type !== "list" || block.ordered) return [];
  const items = block.children.map((node, index, { length }) => {
    const rest = plainText(node.children[0] ?? node);
    const below = index === length - 1 ? [...node.children.slice(1), after] : node.children.slice(1);
    return { node, line: { label: "", number: "", rest }, asks: asks(rest), offers: below.some(hasChoices) };
  });
  const sure = items.filter((item) => item.asks && item.offers);
  const neither = items.filter((item) => !item.asks && !item.offers);
  return sure.length * 2 >= items.length && neither.length * 5 <= items.length ? items : [];
}

function numberedIn(block: RootContent, before: RootContent | undefined, after: RootContent | undefined): Numbered[] {
  if (block.type === "paragraph" || (block.type === "heading" && !block.data?.role)) {
    const text = plainText(block);
    const own = block.data?.number;
    const line = readNumber(text) ?? (own && /\d+\W*$/.test(own) ? labelled(text, own) : undefined);
    return line
      ? [{ node: block, line, asks: asksIn(line.rest) || hasMarkedChoices(after), isAnswered: isAnswer(after) }]
      : [];
  }
  if (block.type !== "list" || !block.ordered || isOfSentence(before)) return [];
  return block.children.map((node, index, { length }) => {
    const number = `${(block.start ?? 1) + index}`;
    const rest = plainText(node.children[0] ?? node);
    const below = index === length - 1 ? [...node.children.slice(1), after] : node.children.slice(1);
    return {
      node,
      line: { label: `${number}.`, number, rest },
      asks: asksIn(rest) || below.some(hasMarkedChoices),
      isAnswered: below.some(isAnswer),
    };
  });
}

const MANY_WORDS = 12;
const NOTHING = /^(?:n\/a|none|nil|not applicable)\W*$/i;

const isAnswer = (block: RootContent | undefined) => {
  const text = block?.type === "paragraph" ? plainText(block) : "";
  return NOTHING.test(text) || (countWords(text) > MANY_WORDS && !asksIn(text) && !readNumber(text));
};

const asksIn = (text: string) => asks(text) || text.includes("？") || isChoice(text);

const labelled = (text: string, label: string): LabelledLine => ({
  label,
  number: label.replace(/\D/g, ""),
  rest: text.slice(label.length).trim(),
});

/** “The review will find out:” needs the list below it. */
function isOfSentence(block: RootContent | undefined): boolean {
  const text = block?.type === "paragraph" ? plainText(block) : "";
  return text.endsWith(":") && !asks(text) && !INVITES.test(text);
}
