import { foldChoices } from "../reply/choices.ts";
import { type Passage, type Reply, type ReplyPaper, type ReplyQuestion, WHO, withChosen } from "../reply/reply.ts";

/** True where there is not a word to take anywhere. */
export const isEmpty = ({ answers, passages, comments }: Reply): boolean =>
  answers.length === 0 && !passages?.length && !comments;

/**
 * The reply in one form, however it came about: in the order of the paper, with the ids of its questions and without
 * empty fields. Two tabs with the same words must not differ, or each would go on correcting the other.
 */
export function sortReply({ paper, publish, ...reply }: Reply, { questions }: ReplyPaper): Reply {
  const places = new Map(questions.map(({ number }, place) => [number, place]));
  const placeOf = (number: string): number => places.get(number) ?? places.size;
  const sorted: Reply = {
    paper: { title: paper.title, edition: paper.edition },
    answers: reply.answers
      .map(({ number, id = questions[placeOf(number)]?.id, chosen = [], text }) =>
        foldChoices(
          withChosen({ number, ...(id && { id }), text }, inOrder(chosen, questions[placeOf(number)])),
          questions[placeOf(number)],
        ),
      )
      .sort((a, b) => placeOf(a.number) - placeOf(b.number) || (a.number < b.number ? -1 : 1)),
  };
  for (const field of [...WHO, "comments"] as const) if (reply[field]) sorted[field] = reply[field];
  if (publish) sorted.publish = publish;
  const passages = (reply.passages ?? []).map(({ number, quote, text }) => ({ number, ...(quote && { quote }), text }));
  if (passages.length) sorted.passages = passages.sort(byParagraph);
  return sorted;
}

/** Choices in the order in which the question offers them. */
const inOrder = (chosen: readonly string[], question?: ReplyQuestion): string[] => {
  const offered = question?.choices?.filter((choice) => chosen.includes(choice)) ?? [];
  return [...offered, ...chosen.filter((each) => !offered.includes(each))];
};

/** Paragraph 3.10 comes after 3.9. */
function byParagraph(one: Passage, two: Passage): number {
  const [a, b] = [one.number.split(".").map(Number), two.number.split(".").map(Number)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
