import { digestWords } from "../messages/index.ts";
import type { Publish } from "../reply/reply.ts";
import { answerKey } from "./fingerprint.ts";
import { clipLine } from "./decode-text.ts";
import { nameOf } from "./record.ts";
import { findRevealingWords } from "./reveals-writer.ts";
import type { AnswerView, Audience, Classification, MessageView, QuestionTally } from "./digest-types.ts";
import type { MailRecord } from "./types.ts";

/** What a question is called: `Q3.2`, or `Comments` for the one without a number; a paragraph is `P3.2` already. */
export const nameOfQuestion = ({ number }: { number: string }): string =>
  number ? (number.startsWith("P") ? number : `Q${number}`) : digestWords.question.commentsMark;

/** A message with its classification, for the publisher. */
export function viewOf(
  record: MailRecord,
  classification: Classification,
  placeOf: (number: string) => number,
): MessageView {
  const { message } = record;
  const respondent = classification.respondents.get(message);
  const copy = classification.copies.get(message);
  const sameIdAs = classification.sameId.get(message);
  const quotes = classification.quotations.get(message);
  const withdrawnBy = classification.withdrawn.get(message);
  const alike = classification.alike.get(message);
  const publish = classification.publish.get(message);
  const revealing = publish === "anonymous" && !record.decided ? findRevealingWords(record) : [];
  return {
    message,
    ...(respondent && { respondent }),
    status: classification.excluded.get(message) ?? "counted",
    isLetter: record.kind === "letter",
    ...(copy && { copy }),
    ...(sameIdAs && { sameIdAs }),
    ...(quotes && { quotes }),
    ...(withdrawnBy && { withdrawnBy }),
    ...(alike && { alike }),
    ...(publish && { publish }),
    ...(revealing.length > 0 && { revealing }),
    who: clipLine(nameOf(record)),
    ...(record.organisation && { organisation: clipLine(record.organisation) }),
    ...(record.role && { role: clipLine(record.role) }),
    answers: record.answers.map((answer) => ({
      ...classified(answer, placeOf(answer.number), message, classification),
      ...(record.placed.includes(answer.number) && { placed: true }),
    })),
    record,
  };
}

function classified(
  answer: MailRecord["answers"][number],
  question: number,
  message: number,
  classification: Classification,
): AnswerView {
  const key = answerKey(message, question);
  const supersededBy = question < 0 ? undefined : classification.superseded.get(key);
  const campaign = question < 0 ? undefined : classification.campaignOf.get(key);
  return { question, ...answer, ...(supersededBy && { supersededBy }), ...(campaign && { campaign }) };
}

/** Whether the words of a counted message may be published. Silence is no consent. */
const mayPublish = (publish: Publish | undefined): boolean => publish === "named" || publish === "anonymous";

/** How many answers of a question an audience does not get to see, in words; "" if it sees all. */
export function hiddenAnswers({ confidential, unstated, revealing }: QuestionTally, audience: Audience): string {
  const isPublic = audience === "public";
  const [withheld, held] = isPublic ? [unstated, revealing] : [0, 0];
  return confidential || withheld || held ? digestWords.question.hidden(confidential, withheld, held) : "";
}

/**
 * What the public may see of a message: standing answers with consent, and who gave them only with that consent too.
 */
export function redactForPublic(view: MessageView): MessageView | undefined {
  if (view.status !== "counted" || !mayPublish(view.publish) || view.revealing) return undefined;
  const { message, respondent, status, publish, record, organisation, role } = view;
  const answers = view.answers.filter(({ question, supersededBy }) => question >= 0 && !supersededBy);
  const named = publish === "named";
  return {
    message,
    ...(respondent && { respondent }),
    status,
    isLetter: view.isLetter,
    ...(publish && { publish }),
    who: named ? (record?.name ? view.who : digestWords.who.unnamed) : digestWords.who.anonymous,
    ...(named && organisation && { organisation }),
    ...(named && role && { role }),
    answers,
  };
}
