import { foldChoices, inWords } from "../reply/choices.ts";
import { parseReply } from "../reply/parse.ts";
import { type Answer, findQuestion, type ParsedReply, type Unplaced } from "../reply/reply.ts";
import { sameWords } from "../reply/same-words.ts";
import type { CollatedPaper, EarlierEdition } from "./collated-paper.ts";

/**
 * Reads a reply to an earlier edition by what that edition asked, and puts each answer below the question of the same
 * id. Choices that it does not offer any more become words. Where its words have changed since, they are kept as asked,
 * for a person to look at; where the question is gone, the answer belongs to none. Undefined where nothing is known of
 * the edition.
 */
export function readEarlierReply(text: string, edition: number, paper: CollatedPaper): ParsedReply | undefined {
  const earlier = paper.earlier?.find((one) => one.edition === edition);
  if (!earlier) return undefined;
  const parsed = parseReply(text, { ...paper, edition, questions: earlier.questions });
  const moved = parsed.reply.answers.map((answer) => ({ answer, ...sameQuestion(answer, earlier, paper) }));
  const numberNow = new Map(moved.map(({ answer, now }) => [answer.number, now?.number]));
  return {
    ...parsed,
    reply: {
      ...parsed.reply,
      answers: moved.flatMap(({ answer, now }) =>
        now ? foldChoices({ ...answer, id: now.id, number: now.number }, now) : [],
      ),
    },
    asked: [
      ...parsed.asked.map(({ number, text: words }) => ({ number: numberNow.get(number) ?? number, text: words })),
      ...moved.flatMap(({ before, now }) =>
        before && now && !sameWords(before.text, now.text) ? { number: now.number, text: before.text } : [],
      ),
    ],
    unplaced: [
      ...parsed.unplaced,
      ...moved.flatMap(({ answer, before, now }) => (now ? [] : withoutQuestion(answer, before?.text))),
    ],
    // It is of this paper, with its subtitle or without.
    notes: parsed.notes.filter(({ what }) => what !== "other-paper"),
  };
}

function sameQuestion({ number }: Answer, edition: EarlierEdition, paper: CollatedPaper) {
  const before = findQuestion(number, edition);
  return { before, now: before && paper.questions.find(({ id }) => id === before.id) };
}

const withoutQuestion = (answer: Answer, question?: string): Unplaced[] => [
  { where: "before", text: `[Q${answer.number}]${question ? ` ${question}` : ""}\n\n${inWords(answer)}` },
];
