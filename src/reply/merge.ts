import { normaliseReply, oneLine, WHO, type Answer, type Publish, type Reply } from "./reply.ts";

/** Something that both replies have, but not with the same words. */
export interface Difference {
  what: "paper" | "publish" | (typeof WHO)[number] | "answer" | "comments";
  /** Of an answer. */
  number?: string;
}

/** A reply made of two, and where they differed, for a person to look over. */
export interface MergedReply {
  reply: Reply;
  differences: Difference[];
}

/** What the two texts are called where both are kept, such as the names of who wrote them. */
export interface MergeLabels {
  mine: string;
  theirs: string;
}

const BY_PRIVACY: Publish[] = ["confidential", "anonymous", "named"];

/**
 * A colleague's reply merged into mine: both texts are kept and labelled where they differ, nothing is overwritten. Of two
 * publication choices the more private holds; the paper stays mine. Merging the same reply again changes nothing.
 */
export function mergeReplies(mine: Reply, theirs: Reply, labels: MergeLabels): MergedReply {
  const [one, two] = [normaliseReply(mine), normaliseReply(theirs)];
  const reply: Reply = { ...two, ...one, answers: mergeAnswers(one.answers, two.answers, labels) };
  for (const field of WHO) if (differ(one[field], two[field])) reply[field] = mergeLines(one[field], two[field]);
  if (differ(one.comments, two.comments)) reply.comments = mergeTexts(one.comments, two.comments, labels);
  const publish = BY_PRIVACY.find((choice) => choice === one.publish || choice === two.publish);
  return { reply: { ...reply, ...(publish ? { publish } : {}) }, differences: findDifferences(one, two) };
}

/** Texts that differ in white space alone are the same. */
function differ(one = "", two = ""): boolean {
  return one !== "" && two !== "" && oneLine(one) !== oneLine(two);
}

function mergeLines(one = "", two = ""): string {
  return `; ${one}; `.includes(`; ${two}; `) ? one : `${one}; ${two}`;
}

function mergeTexts(one = "", two = "", { mine, theirs }: MergeLabels): string {
  const label = `${oneLine(mine)}:\n`;
  const added = `${oneLine(theirs)}:\n${two}`;
  if (`${one}\n\n`.includes(`\n\n${added}\n\n`)) return one;
  return `${one.startsWith(label) ? "" : label}${one}\n\n${added}`;
}

const textOf = (number: string, answers: Answer[]) => answers.find((answer) => answer.number === number)?.text;

function mergeAnswers(one: Answer[], two: Answer[], labels: MergeLabels): Answer[] {
  const merged = one.map((answer) => {
    const other = textOf(answer.number, two);
    return differ(answer.text, other) ? { ...answer, text: mergeTexts(answer.text, other, labels) } : answer;
  });
  return [...merged, ...two.filter(({ number }) => textOf(number, one) === undefined)];
}

function findDifferences(one: Reply, two: Reply): Difference[] {
  const samePaper = one.paper.title === two.paper.title && one.paper.edition === two.paper.edition;
  const fields = [...WHO, "publish", "comments"] as const;
  return [
    ...(samePaper ? [] : [{ what: "paper" as const }]),
    ...fields.filter((field) => differ(one[field], two[field])).map((what) => ({ what })),
    ...one.answers
      .filter(({ number, text }) => differ(text, textOf(number, two.answers)))
      .map(({ number }) => ({ what: "answer" as const, number })),
  ];
}
