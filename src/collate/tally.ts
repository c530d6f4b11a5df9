import { REASONS, type CollatedPaper } from "./record.ts";
import type { MessageView } from "./view.ts";

/** A question of the paper, or the comments (number ""), and how it was answered. */
export interface QuestionTally {
  number: string;
  id: string;
  text: string;
  url: string;
  /** Standing answers, one for each respondent. */
  answers: number;
  /** How many of them are confidential. */
  confidential: number;
  /** How many of them came without a choice. */
  unstated: number;
  superseded: number;
}

/** The counts of a digest, added up message by message. */
export interface Tally {
  read: number;
  counted: number;
  setApart: Record<keyof typeof REASONS, number>;
  respondents: Set<number>;
  choices: Record<"named" | "anonymous" | "confidential" | "unstated", number>;
  questions: QuestionTally[];
  /** Answers to questions that the paper does not have. */
  foreign: number;
}

/** The heading of the comments. */
export const COMMENTS = "Anything else";

/** A tally of nothing yet. */
export function startTally(paper: CollatedPaper): Tally {
  const zero = { answers: 0, confidential: 0, unstated: 0, superseded: 0 };
  const asked = paper.questions.map(({ number, id, text }) => ({
    number,
    id,
    text,
    url: urlOf(paper, number),
    ...zero,
  }));
  return {
    read: 0,
    counted: 0,
    setApart: Object.fromEntries(Object.keys(REASONS).map((reason) => [reason, 0])) as Tally["setApart"],
    respondents: new Set(),
    choices: { named: 0, anonymous: 0, confidential: 0, unstated: 0 },
    questions: [...asked, { number: "", id: "comments", text: COMMENTS, url: "", ...zero }],
    foreign: 0,
  };
}

const urlOf = (paper: CollatedPaper, number: string): string =>
  paper.questions.find((question) => question.number === number)?.url ?? "";

/** Gives the place of a question by its number; the comments come last, and -1 is for numbers that the paper lacks. */
export function placesOf({ questions }: Tally): (number: string) => number {
  const places = new Map(questions.map(({ number }, place) => [number, place]));
  return (number) => places.get(number) ?? -1;
}

/** Adds a message to the counts. */
export function count(tally: Tally, { status, publish, respondent, answers }: MessageView): void {
  tally.read += 1;
  if (status !== "counted") {
    tally.setApart[status] += 1;
    return;
  }
  tally.counted += 1;
  tally.choices[publish ?? "unstated"] += 1;
  if (respondent) tally.respondents.add(respondent);
  for (const { question, supersededBy } of answers) {
    const asked = tally.questions[question];
    if (!asked) tally.foreign += 1;
    else if (supersededBy) asked.superseded += 1;
    else {
      asked.answers += 1;
      if (publish === "confidential") asked.confidential += 1;
      if (!publish) asked.unstated += 1;
    }
  }
}

/** What does not add up, a line each; empty if all does. `found` is how many messages the reader handed on. */
export function checkTally(tally: Tally, found: number, written: { answers: number; lines: number }): string[] {
  const apart = Object.values(tally.setApart).reduce((sum, each) => sum + each, 0);
  const answers = tally.questions.reduce((sum, each) => sum + each.answers + each.superseded, 0) + tally.foreign;
  const checks: [string, number, number][] = [
    ["messages found and messages judged", found, tally.read],
    ["messages read and messages counted or set apart", tally.read, tally.counted + apart],
    ["answers counted and answers in replies.csv", answers, written.answers],
    ["messages read and lines in replies.jsonl", tally.read, written.lines],
  ];
  return checks
    .filter(([, one, two]) => one !== two)
    .map(([what, one, two]) => `the totals do not add up: ${what} differ (${one} and ${two}); do not use this digest`);
}
