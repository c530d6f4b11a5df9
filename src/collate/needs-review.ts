import { digestWords } from "../messages/index.ts";
import { isDisclaimer } from "./read-choices.ts";
import { ownWords, recogniseLetter } from "./recognise-letter.ts";
import { keysOf } from "./records.ts";
import { nameOfQuestion } from "./redact.ts";
import type { MessageView } from "./digest-types.ts";
import type { MailRecord } from "./types.ts";

const { needsReview, notes, answer: answerWords } = digestWords;

/** Why a person should look at a message. */
export type ReviewKind = keyof typeof needsReview.kinds;

/** All reasons, the most serious first. */
export const REVIEW_KINDS: ReviewKind[] = keysOf(needsReview.kinds);

/** One thing that a person should look at. */
export interface ReviewItem {
  kind: ReviewKind;
  /** What was found, in words of the digest. */
  found?: string;
  /** What the message says, which may stand in a decision. */
  words?: string;
  /** What may stand beside it in a decision: a question. */
  value?: string;
  /** Other messages that it is about. */
  others?: number[];
}

/**
 * What a person should look at in a counted message. Signatures, greetings and what is quoted below a reply are no
 * reason.
 */
export function reviewItems(view: MessageView): ReviewItem[] {
  const { record, answers, isLetter } = view;
  if (!record || view.status !== "counted") return [];
  const foreign = answers.filter(({ question }) => question < 0);
  return [
    ...(view.revealing ?? []).map((words): ReviewItem => ({ kind: "revealing", words })),
    ...consentItems(view, record),
    ...(record.claim
      ? [{ kind: "claimed" as const, found: needsReview.claims[record.claim](record.sentBy ?? "") }]
      : []),
    ...(view.withdrawnBy ? [{ kind: "withdrawn" as const, others: [view.withdrawnBy] }] : []),
    ...(view.sameIdAs ? [{ kind: "sameId" as const, others: [view.sameIdAs] }] : []),
    ...(view.alike ?? []).map(({ message, reference }): ReviewItem => ({
      kind: "alike",
      value: reference,
      others: [message],
    })),
    ...[...record.problems, ...record.unread.map(({ name, reason }) => `${name} (${reason})`)].map(
      (found): ReviewItem => ({ kind: "unread", found }),
    ),
    ...foreign.map((each): ReviewItem => ({ kind: "foreign", found: nameOfQuestion(each), words: each.text })),
    ...(isLetter ? [letterItem(record)] : unplacedItems(record)),
    ...(isLetter ? [] : record.notes.flatMap(noteItem)),
    ...record.asked.map((each): ReviewItem => ({ kind: "asked", found: nameOfQuestion(each), words: each.text })),
  ];
}

/** Why a reply is treated as more private than it says, where words of its own or another message are the reason. */
function consentItems(
  { publish }: MessageView,
  { claim, publish: stated, choices, decided }: MailRecord,
): ReviewItem[] {
  if (decided || !publish) return [];
  const asked = choices.find((choice) => choice.publish === publish && !choice.gives);
  if (asked) return [{ kind: "asks", found: needsReview.asks(answerWords.choices[publish]), words: asked.words }];
  const isStated = !stated || stated === publish || choices.some((each) => each.publish === publish);
  if (claim || isStated) return [];
  return [{ kind: "asks", found: needsReview.overruled(answerWords.choices[stated], answerWords.choices[publish]) }];
}

const letterItem = ({ likely: [number] }: MailRecord): ReviewItem => ({
  kind: "letter",
  ...(number !== undefined && { value: nameOfQuestion({ number }) }),
});

/** Where words stand that belong to no question; an attachment is called by its name. */
const placeName = (where: string): string =>
  Object.entries(needsReview.places).find(([place]) => place === where)?.[1] ?? where;

const unplacedItems = ({ unplaced }: MailRecord): ReviewItem[] =>
  unplaced.flatMap(({ where, text }) => {
    const words = substanceOf(text);
    return words ? [{ kind: "unplaced" as const, found: placeName(where), words }] : [];
  });

const NAMES_QUESTION = /\bq?\d{1,2}\.\d{1,2}\b|\bquestion\s+\d/i;
const MAIL_HEADER = /^[\s>*]*(?:from|sent|date|to|cc|subject|send to)[ \t]*:/i;
const ATTRIBUTION = /^[\s>]*(?:on|am|le|el|il|op|ar)\b.{5,200}(?:wrote|schrieb|écrit|ysgrifennodd)\s*:/i;

/** So much of a text shows whether it has any. */
const READ = 20_000;

/** What a text says besides courtesies, signatures, disclaimers and what it quotes; "" if that is nothing. */
function substanceOf(text: string): string {
  const own = ownWords(text.slice(0, READ).replace(/^-- ?\n[^]*/m, ""))
    .split("\n")
    .filter((line) => !MAIL_HEADER.test(line) && !ATTRIBUTION.test(line))
    .join("\n")
    .trim();
  if (!own || isDisclaimer(own)) return "";
  return NAMES_QUESTION.test(own) || recogniseLetter(own) !== "empty" ? own : "";
}

/** Notes that say no more than that a reply was written in its own way. */
const HARMLESS = new Set(["no-header", "no-end", "run-together", "unknown"]);

/** An oddity, such as "twice 3.2", in words. */
function noteItem(note: string): ReviewItem[] {
  const [what = "", number = ""] = note.split(" ");
  if (HARMLESS.has(what)) return [];
  const found = what in notes ? notes[what as keyof typeof notes](nameOfQuestion({ number })) : note;
  return [{ kind: "odd", found }];
}
