import { CHOICE_SEPARATOR } from "./labels.ts";
import { type Answer, type ReplyQuestion, withChosen } from "./reply.ts";

/**
 * An answer as a form of this question can show it: what it does not offer, and a second choice where one may be made,
 * are put into words.
 */
export function foldChoices<T extends Answer>(answer: T, question?: ReplyQuestion): T {
  const { chosen = [] } = answer;
  if (!question || !chosen.length) return answer;
  const offered = chosen.filter((each) => question.choices?.includes(each));
  const kept = question.several ? offered : offered.slice(0, 1);
  const others = chosen.filter((each) => !kept.includes(each));
  return withChosen({ ...answer, text: inWords({ chosen: others, text: answer.text }) }, kept);
}

/** What was chosen, as a line. */
export const joinChoices = (chosen: readonly string[]): string => chosen.join(CHOICE_SEPARATOR);

/** An answer in words alone. */
export const inWords = ({ chosen = [], text }: Pick<Answer, "chosen" | "text">): string =>
  [joinChoices(chosen), text].filter(Boolean).join("\n");
