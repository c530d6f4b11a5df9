import { answerKey } from "./fingerprint.ts";
import { hashOf } from "./hash.ts";
import type { Campaign, Classification, Fingerprint } from "./digest-types.ts";

/** Groups identical standing answers of different respondents; groups with the same messages are one campaign. */
export function findCampaigns(
  replies: Fingerprint[],
  superseded: Classification["superseded"],
  respondents: Classification["respondents"],
): Pick<Classification, "campaigns" | "campaignOf"> {
  const campaigns = new Map<number, Campaign>();
  const campaignOf = new Map<number, number>();
  for (const { question, messages } of repeatedTexts(replies, superseded)) {
    if (new Set(messages.map((message) => respondents.get(message))).size < 2) continue;
    const key = hashOf(messages.join());
    const campaign = campaigns.get(key) ?? { id: campaigns.size + 1, questions: [], messages };
    campaigns.set(key, campaign);
    campaign.questions.push(question);
    for (const message of messages) campaignOf.set(answerKey(message, question), campaign.id);
  }
  return { campaigns: [...campaigns.values()], campaignOf };
}

function repeatedTexts(replies: Fingerprint[], superseded: Classification["superseded"]) {
  const repeated = repeatedKeys(replies);
  const groups = new Map<number, { question: number; messages: number[] }>();
  for (const { message, questions, answers } of replies)
    for (const [at, question] of questions.entries()) {
      const key = keyOf(answers[at], question);
      if (!repeated.has(key) || superseded.has(answerKey(message, question))) continue;
      const group = groups.get(key) ?? { question, messages: [] };
      group.messages.push(message);
      groups.set(key, group);
    }
  return [...groups.values()].toSorted((one, two) => one.question - two.question);
}

/**
 * One number for a text under a question, 0 for one that is too short. Sums of two hashes stay below 2^53 and tell the
 * same words under two questions apart.
 */
const keyOf = (words = 0, question: number): number => (words > 0 ? words + question : 0);

/**
 * What occurs more than once, found by sorting: a table of all texts would take most of the memory of a large
 * collation.
 */
function repeatedKeys(replies: Fingerprint[]): Set<number> {
  const keys = new Float64Array(replies.reduce((sum, { answers }) => sum + answers.length, 0));
  let length = 0;
  for (const { questions, answers } of replies)
    for (const [at, question] of questions.entries()) keys[length++] = keyOf(answers[at], question);
  // oxlint-disable-next-line unicorn/no-array-sort -- A copy would take as much memory again.
  const sorted = keys.sort();
  return new Set(sorted.filter((key, at) => key > 0 && key === sorted[at + 1]));
}
