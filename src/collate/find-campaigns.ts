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
  const first = new Map<number, number>();
  const groups = new Map<number, { question: number; messages: number[] }>();
  for (const { message, questions, answers } of replies)
    for (const [at, question] of questions.entries()) {
      const words = answers[at];
      if (!words || words < 0 || superseded.has(answerKey(message, question))) continue;
      // Sums of two hashes stay below 2^53 and tell the same words under two questions apart.
      const key = words + question;
      const before = first.get(key);
      if (before === undefined) first.set(key, message);
      else {
        const group = groups.get(key) ?? { question, messages: [before] };
        group.messages.push(message);
        groups.set(key, group);
      }
    }
  return [...groups.values()].toSorted((one, two) => one.question - two.question);
}
