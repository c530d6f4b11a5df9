import { digestWords } from "../messages/index.ts";
import { findQuestion } from "../reply/reply.ts";
import { REASONS } from "./record.ts";
import type { Audience, ChoiceTally, MessageView, QuestionTally, Tally } from "./digest-types.ts";
import type { CollatedPaper } from "./types.ts";

/** A tally of nothing yet. */
export function startTally(paper: CollatedPaper): Tally {
  const zero = { answers: 0, confidential: 0, unstated: 0, revealing: 0, superseded: 0, alike: 0 };
  const asked = paper.questions.map(({ number, id, text, choices }) => ({
    number,
    id,
    text,
    url: findQuestion(number, paper)?.url ?? "",
    ...zero,
    ...(choices && {
      choices: choices.map((choice) => ({ choice, chosen: { individuals: 0, organisations: 0 } })),
      otherChoices: 0,
    }),
  }));
  return {
    read: 0,
    counted: 0,
    letters: 0,
    late: 0,
    excluded: Object.fromEntries(
      REASONS.map((reason) => [reason, { messages: 0, confidential: 0 }]),
    ) as Tally["excluded"],
    respondents: new Set(),
    choices: { named: 0, anonymous: 0, confidential: 0, unstated: 0 },
    revealing: 0,
    questions: [...asked, { number: "", id: "comments", text: digestWords.question.comments, url: "", ...zero }],
    foreign: 0,
  };
}

/** Gives the place of a question by its number; the comments come last, and -1 is for numbers that the paper lacks. */
export function placesOf({ questions }: Tally): (number: string) => number {
  const places = new Map(questions.map(({ number }, place) => [number, place]));
  return (number) => places.get(number) ?? -1;
}

/** Adds a message to the counts. */
export function count(
  tally: Tally,
  { status, isLetter, publish, revealing, respondent, organisation, answers, record }: MessageView,
): void {
  tally.read += 1;
  if (status !== "counted") {
    tally.excluded[status].messages += 1;
    if (publish === "confidential") tally.excluded[status].confidential += 1;
    return;
  }
  tally.counted += 1;
  if (isLetter) tally.letters += 1;
  if (record?.late) tally.late += 1;
  tally.choices[publish ?? "unstated"] += 1;
  if (revealing) tally.revealing += 1;
  if (respondent) tally.respondents.add(respondent);
  for (const { question, supersededBy, campaign, chosen = [] } of answers) {
    const asked = tally.questions[question];
    if (!asked) tally.foreign += 1;
    else if (supersededBy) asked.superseded += 1;
    else {
      asked.answers += 1;
      if (publish === "confidential") asked.confidential += 1;
      if (!publish) asked.unstated += 1;
      if (revealing) asked.revealing += 1;
      if (campaign) asked.alike += 1;
      countChoices(asked, chosen, organisation ? "organisations" : "individuals");
    }
  }
}

function countChoices(asked: QuestionTally, chosen: readonly string[], who: keyof ChoiceTally["chosen"]): void {
  const { choices } = asked;
  if (!choices) return;
  for (const each of choices) if (chosen.includes(each.choice)) each.chosen[who] += 1;
  const isOther = (choice: string): boolean => choices.every((each) => each.choice !== choice);
  if (chosen.some(isOther)) asked.otherChoices = (asked.otherChoices ?? 0) + 1;
}

/** How many messages are confidential: of those counted, of those excluded, and of all. */
export function confidentialIn({ choices, excluded }: Tally): { counted: number; excluded: number; all: number } {
  const others = sum(Object.values(excluded).map(({ confidential }) => confidential));
  return { counted: choices.confidential, excluded: others, all: choices.confidential + others };
}

const sum = (numbers: number[]): number => numbers.reduce((all, each) => all + each, 0);

/** What does not add up, a line each; empty if all does. `found` is how many messages the reader handed on. */
export function checkTally(
  tally: Tally,
  found: number,
  audience: Audience,
  written: { answers: number; lines: number },
): string[] {
  const { read, counted, excluded, choices, questions, foreign } = tally;
  const isPublic = audience === "public";
  const answers = questions.map((each) =>
    isPublic ? each.answers - each.confidential - each.unstated - each.revealing : each.answers + each.superseded,
  );
  const checks: [string, number, number][] = [
    ["messages found and messages classified", found, read],
    [
      "messages read and messages counted or excluded",
      read,
      counted + sum(Object.values(excluded).map(({ messages }) => messages)),
    ],
    ["answers counted and rows of replies.csv", sum(answers) + (isPublic ? 0 : foreign), written.answers],
    [
      "messages read and lines of replies.jsonl",
      isPublic ? choices.named + choices.anonymous - tally.revealing : read,
      written.lines,
    ],
  ];
  return checks
    .filter(([, one, two]) => one !== two)
    .map(([what, one, two]) => `the totals do not add up: ${what} differ (${one} and ${two}); do not use this digest`);
}
