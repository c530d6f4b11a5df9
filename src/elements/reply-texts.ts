import type { Passage, Reply, ReplyPaper } from "../reply/reply.ts";

/** True where there is not a word to take anywhere. */
export const isEmpty = ({ answers, passages, comments }: Reply): boolean =>
  answers.length === 0 && !passages?.length && !comments;

/** The reply in the order of the paper, whichever order its fields stand in. */
export function sortReply(reply: Reply, { questions }: ReplyPaper): Reply {
  const places = new Map(questions.map(({ number }, place) => [number, place]));
  const placeOf = (number: string): number => places.get(number) ?? places.size;
  const answers = [...reply.answers].sort((a, b) => placeOf(a.number) - placeOf(b.number));
  const { passages, ...rest } = reply;
  return { ...rest, answers, ...(passages?.length && { passages: [...passages].sort(byParagraph) }) };
}

/** Paragraph 3.10 comes after 3.9. */
function byParagraph(one: Passage, two: Passage): number {
  const [a, b] = [one.number.split(".").map(Number), two.number.split(".").map(Number)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
