import { digestWords } from "../messages/index.ts";
import type { Publish } from "../reply/reply.ts";
import { answerKey, type Judgement } from "./judge.ts";
import type { QuestionTally } from "./tally.ts";
import { clipLine } from "./decode-text.ts";
import { nameOf, type MailRecord, type Reason } from "./record.ts";

/** Who may read a digest. */
export type Audience = "internal" | "public";

/** An answer with what was judged of it. */
export interface AnswerView {
  /** Place in the list of questions, -1 if the paper does not have the question. */
  question: number;
  number: string;
  id?: string;
  text: string;
  /** The message with the later answer that replaces this one. */
  supersededBy?: number;
  campaign?: number;
}

/** A message as one audience may see it. */
export interface MessageView {
  message: number;
  /** Undefined if it is not counted. */
  respondent?: number;
  status: "counted" | Reason;
  /** The message that this one is a copy of. */
  copy?: { of: number; sameWords: boolean };
  /** The message of somebody else that has its Message-ID. */
  sameIdAs?: number;
  /** The choice that holds; undefined if none was made. */
  publish?: Publish;
  /** How to call the respondent. */
  who: string;
  organisation?: string;
  role?: string;
  answers: AnswerView[];
  /** All that is known of it, for the publisher's eyes alone. */
  record?: MailRecord;
}

/** A message with its judgement, for the publisher. */
export function viewOf(record: MailRecord, judgement: Judgement, placeOf: (number: string) => number): MessageView {
  const { message } = record;
  const respondent = judgement.respondents.get(message);
  const copy = judgement.copies.get(message);
  const sameIdAs = judgement.sameId.get(message);
  const publish = judgement.publish.get(message);
  return {
    message,
    ...(respondent && { respondent }),
    status: judgement.setApart.get(message) ?? "counted",
    ...(copy && { copy }),
    ...(sameIdAs && { sameIdAs }),
    ...(publish && { publish }),
    who: clipLine(nameOf(record)),
    ...(record.organisation && { organisation: clipLine(record.organisation) }),
    ...(record.role && { role: clipLine(record.role) }),
    answers: record.answers.map((answer) => judged(answer, placeOf(answer.number), message, judgement)),
    record,
  };
}

function judged(
  answer: MailRecord["answers"][number],
  question: number,
  message: number,
  judgement: Judgement,
): AnswerView {
  const key = answerKey(message, question);
  const supersededBy = question < 0 ? undefined : judgement.superseded.get(key);
  const campaign = question < 0 ? undefined : judgement.campaignOf.get(key);
  return { question, ...answer, ...(supersededBy && { supersededBy }), ...(campaign && { campaign }) };
}

/** Whether the words of a counted message may be published. Silence is no consent. */
export const mayPublish = (publish: Publish | undefined): boolean => publish === "named" || publish === "anonymous";

/** How many answers of a question an audience does not get to see, in words; "" if it sees all. */
export function hiddenAnswers({ confidential, unstated }: QuestionTally, audience: Audience): string {
  const withheld = audience === "public" ? unstated : 0;
  return confidential || withheld ? digestWords.question.hidden(confidential, withheld) : "";
}

/** What the public may see of a message: standing answers with consent, and who gave them only with that consent too. */
export function publicView(view: MessageView): MessageView | undefined {
  if (view.status !== "counted" || !mayPublish(view.publish)) return undefined;
  const { message, respondent, status, publish, record, organisation, role } = view;
  const answers = view.answers.filter(({ question, supersededBy }) => question >= 0 && !supersededBy);
  const named = publish === "named";
  return {
    message,
    ...(respondent && { respondent }),
    status,
    ...(publish && { publish }),
    who: named ? (record?.name ? view.who : digestWords.who.unnamed) : digestWords.who.anonymous,
    ...(named && organisation && { organisation }),
    ...(named && role && { role }),
    answers,
  };
}
