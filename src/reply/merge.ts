import { inWords } from "./choices.ts";
import { mergeLines, mergeTexts, mostPrivateChoice, type MergeLabels } from "./merge-texts.ts";
import {
  normaliseReply,
  oneLine,
  passageKey,
  WHO,
  withChosen,
  type Answer,
  type Passage,
  type Reply,
} from "./reply.ts";

/** Something that both replies have, but not with the same words. */
export interface Difference {
  what: "paper" | "publish" | (typeof WHO)[number] | "answer" | "passage" | "comments";
  /** Of an answer, or of a paragraph that is commented on. */
  number?: string;
}

/** A reply made of two, and where they differed, for a person to look over. */
export interface MergedReply {
  reply: Reply;
  differences: Difference[];
}

/**
 * A colleague's reply merged into mine: both texts are kept and labelled where they differ, nothing is overwritten. Of
 * two publication choices the more private holds; the paper stays mine. Merging the same reply again changes nothing.
 */
export function mergeReplies(mine: Reply, theirs: Reply, labels: MergeLabels): MergedReply {
  const [one, two] = [normaliseReply(mine), normaliseReply(theirs)];
  const passages = mergeTextLists(one.passages ?? [], two.passages ?? [], passageKey, labels);
  const reply: Reply = { ...two, ...one, answers: mergeAnswers(one.answers, two.answers, labels) };
  if (passages.length) reply.passages = passages;
  for (const field of WHO) if (differ(one[field], two[field])) reply[field] = mergeLines(one[field], two[field]);
  if (differ(one.comments, two.comments)) reply.comments = mergeTexts(one.comments, two.comments, labels);
  const publish =
    one.publish && two.publish ? mostPrivateChoice(one.publish, two.publish) : (one.publish ?? two.publish);
  return { reply: { ...reply, ...(publish ? { publish } : {}) }, differences: findDifferences(one, two) };
}

/** Texts that differ in white space alone are the same. */
function differ(one = "", two = ""): boolean {
  return one !== "" && two !== "" && oneLine(one) !== oneLine(two);
}

const numberOf = ({ number }: Answer): string => number;

/** Mine stays chosen; where theirs differs, the texts begin with what either chose. */
function mergeAnswers(one: Answer[], two: Answer[], labels: MergeLabels): Answer[] {
  const theirs = new Map(two.map((each) => [each.number, each]));
  const mine = new Set(one.map(numberOf));
  const merged = one.map((each) => {
    const other = theirs.get(each.number);
    return other ? mergeAnswer(each, other, labels) : each;
  });
  return [...merged, ...two.filter(({ number }) => !mine.has(number))];
}

function mergeAnswer(one: Answer, two: Answer, labels: MergeLabels): Answer {
  const isOther = choosesOther(one, two);
  const [mine, theirs] = isOther ? [inWords(one), inWords(two)] : [one.text, two.text];
  const isMerged = `\n\n${one.text}\n\n`.includes(`\n\n${oneLine(labels.theirs)}:\n${theirs}\n\n`);
  const text = !differ(mine, theirs) ? mine || theirs : isMerged ? one.text : mergeTexts(mine, theirs, labels);
  return withChosen({ ...one, text }, one.chosen ?? two.chosen ?? []);
}

const choosesOther = ({ chosen: one }: Answer, { chosen: two }: Answer): boolean =>
  one !== undefined && two !== undefined && [...one].sort().join("\n") !== [...two].sort().join("\n");

/** Mine with theirs added where both have the key, then those that are only theirs. */
function mergeTextLists<T extends Passage>(one: T[], two: T[], keyOf: (text: T) => string, labels: MergeLabels): T[] {
  const mine = new Set(one.map(keyOf));
  const theirs = new Map(two.map((each) => [keyOf(each), each.text]));
  const merged = one.map((each) => {
    const other = theirs.get(keyOf(each));
    return differ(each.text, other) ? { ...each, text: mergeTexts(each.text, other, labels) } : each;
  });
  return [...merged, ...two.filter((each) => !mine.has(keyOf(each)))];
}

/** What both have with other words, or with other choices, as `what` and its number. */
function differing<T extends Answer | Passage>(
  what: Difference["what"],
  one: T[],
  two: T[],
  keyOf: (text: T) => string,
  isOther: (one: T, two: T) => boolean = () => false,
): Difference[] {
  const theirs = new Map(two.map((each) => [keyOf(each), each]));
  return one
    .filter((each) => {
      const other = theirs.get(keyOf(each));
      return other && (differ(each.text, other.text) || isOther(each, other));
    })
    .map(({ number }) => ({ what, number }));
}

function findDifferences(one: Reply, two: Reply): Difference[] {
  const samePaper = one.paper.title === two.paper.title && one.paper.edition === two.paper.edition;
  const fields = [...WHO, "publish", "comments"] as const;
  return [
    ...(samePaper ? [] : [{ what: "paper" as const }]),
    ...fields.filter((field) => differ(one[field], two[field])).map((what) => ({ what })),
    ...differing("answer", one.answers, two.answers, numberOf, choosesOther),
    ...differing("passage", one.passages ?? [], two.passages ?? [], passageKey),
  ];
}
