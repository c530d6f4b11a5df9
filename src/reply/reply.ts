/** How a reply may be published: with the reader's name, without it, or not at all. */
export const PUBLISH = ["named", "anonymous", "confidential"] as const;
export type Publish = (typeof PUBLISH)[number];

/** What the reply format needs to know of a paper; `dist/paper.json` satisfies it. */
export interface ReplyPaper {
  id?: string;
  title: string;
  edition: number;
  /** The address that replies go to. */
  contact: string;
  /** The last minute for replies, in words. */
  closing?: string;
  /** In reading order; `number` as in "3.2". */
  questions: ReplyQuestion[];
  /** Paragraphs, so that the long form can say how those begin that are commented on. */
  passages?: { number: string; text: string }[];
}

/** A question, and the answers that it offers, if it does. */
export interface ReplyQuestion {
  id: string;
  number: string;
  text: string;
  /** Of these one may be chosen, or several. */
  choices?: readonly string[] | undefined;
  several?: boolean | undefined;
  /** False where nothing but a choice is asked for. */
  why?: boolean | undefined;
}

/** The question of a number; undefined where the paper does not ask it. */
export const findQuestion = <T extends { number: string }>(
  number: string,
  { questions }: { questions: readonly T[] },
): T | undefined => questions.find((question) => question.number === number);

/** One answer; `number` is one to four numbers with dots, as in "3.2". */
export interface Answer {
  number: string;
  /** The question's id, where the paper is known. */
  id?: string;
  /** What was chosen of the answers that the question offers; absent if nothing was. */
  chosen?: string[];
  /** "" where a choice is all. */
  text: string;
}

/** A comment on a paragraph, or on the words of it that are quoted; `number` is the paragraph's, as in "3.2". */
export interface Passage {
  number: string;
  quote?: string;
  text: string;
}

/** A reader's reply. Without a header line, `parseReply` gives title "" and edition 0. */
export interface Reply {
  paper: { title: string; edition: number };
  name?: string;
  organisation?: string;
  role?: string;
  /** Whom an organisation spoke to before it replied. */
  consulted?: string;
  publish?: Publish;
  answers: Answer[];
  /** Absent if there are none. */
  passages?: Passage[];
  comments?: string;
}

/**
 * Something odd that a person may want to look at: no header line; another paper or edition; no `[end]`; a marker
 * `twice` (both texts are kept; number "" for comments, "P3.2" for a paragraph); an `unknown` question; a `choice` that
 * the question does not offer; `several` choices where one may be made; `all` choices of an answer sheet left as they
 * were; an answer `above` its marker; an answer `outside`, above the header or below `[end]` of a message that was
 * opened for this question alone; `run-together` lines, split at their markers; `inline` markers, left in the text;
 * `more` markers after `[end]`.
 */
export interface Note {
  what:
    | "no-header"
    | "other-paper"
    | "other-edition"
    | "no-end"
    | "twice"
    | "unknown"
    | "choice"
    | "several"
    | "all"
    | "above"
    | "outside"
    | "run-together"
    | "inline"
    | "more";
  number?: string;
}

/**
 * Text that belongs to no answer: before the header line, among its fields, after `[end]` or a signature's dashes, or a
 * `quote` from a paragraph without a comment on it.
 */
export interface Unplaced {
  where: "before" | "header" | "quote" | "after";
  text: string;
}

/** All that a text holds: every word is here, but for the format's own. */
export interface ParsedReply {
  reply: Reply;
  /** The address that the text says it goes to. */
  contact?: string;
  /** Question texts that are not the paper's, or could not be compared because no paper was given. */
  asked: { number: string; text: string }[];
  unplaced: Unplaced[];
  notes: Note[];
  /** Whether `[end]` was there. */
  complete: boolean;
}

/** The one-line fields that say who replies. */
export const WHO = ["name", "organisation", "role", "consulted"] as const;

/** Half of a character that takes two: no mail can carry it. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** The text with U+FFFD in place of each lone surrogate, as `toWellFormed` gives it in newer browsers. */
export const wellFormed = (text: string): string => text.replace(LONE_SURROGATES, "\ufffd");

/**
 * What the format carries of an answer: line ends (CRLF, CR, vertical tab, form feed) become LF; what mail cannot carry
 * (lone surrogates, other C0 controls but tab, DEL) becomes U+FFFD. All else stays, spaces and blank lines included.
 */
export function normaliseText(text: string): string {
  return (
    wellFormed(text)
      .replace(/\r\n?|[\v\f]/g, "\n")
      // oxlint-disable-next-line no-control-regex
      .replace(/[\0-\x08\x0e-\x1f\x7f]/g, "\ufffd")
  );
}

/** What the format carries of a one-line field: runs of white space and controls become one space, none at the ends. */
export function oneLine(text: string): string {
  return wellFormed(text)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/** Texts in order of their first mention; a second text with the same key follows the first after a blank line. */
function joinTexts<T extends { text: string }>(texts: T[], keyOf: (text: T) => string, join?: (a: T, b: T) => T): T[] {
  const joined = new Map<string, T>();
  for (const each of texts) {
    const first = joined.get(keyOf(each));
    const text = [first?.text, each.text].filter(Boolean).join("\n\n");
    joined.set(keyOf(each), first ? { ...(join?.(first, each) ?? first), text } : each);
  }
  return [...joined.values()];
}

/** One answer for each number; choices are put together too. */
export const joinAnswers = (answers: Answer[]): Answer[] =>
  joinTexts(
    answers,
    ({ number }) => number,
    (one, two) => withChosen(one, [...(one.chosen ?? []), ...(two.chosen ?? [])]),
  );

/** An answer with these choices, each once; with none, none are mentioned. */
export function withChosen<T extends Answer>(answer: T, chosen: readonly string[]): T {
  const changed: T = { ...answer, chosen: [...new Set(chosen)] };
  if (!changed.chosen?.length) delete changed.chosen;
  return changed;
}

/** Whether there is anything in an answer. */
export const isAnswered = ({ text, chosen }: Pick<Answer, "text" | "chosen">): boolean =>
  Boolean(text.trim()) || Boolean(chosen?.length);

/** What tells the comments on passages apart: the paragraph and the words quoted from it. */
export const passageKey = ({ number, quote = "" }: Passage): string => `${number} ${quote}`;

/** One comment for each passage. */
export const joinPassages = (passages: Passage[]): Passage[] => joinTexts(passages, passageKey);

/**
 * The reply that `parseReply(composeReply(reply))` gives: texts by `normaliseText`, fields by `oneLine`, blank texts
 * and fields absent, one answer per number and one comment per passage.
 */
export function normaliseReply(reply: Reply): Reply {
  const texts = reply.answers.map(normaliseAnswer);
  const result: Reply = {
    paper: { title: oneLine(reply.paper.title), edition: reply.paper.edition },
    answers: joinAnswers(texts.filter(isAnswered)),
  };
  for (const field of WHO) {
    const value = oneLine(reply[field] ?? "");
    if (value) result[field] = value;
  }
  if (reply.publish) result.publish = reply.publish;
  const passages = (reply.passages ?? []).map(normalisePassage).filter(({ text }) => text.trim());
  if (passages.length) result.passages = joinPassages(passages);
  const comments = normaliseText(reply.comments ?? "");
  if (comments.trim()) result.comments = comments;
  return result;
}

function normaliseAnswer(answer: Answer): Answer {
  const text = normaliseText(answer.text);
  return withChosen({ ...answer, text: text.trim() ? text : "" }, (answer.chosen ?? []).map(oneLine).filter(Boolean));
}

function normalisePassage({ number, quote = "", text }: Passage): Passage {
  const words = oneLine(quote);
  return { number, ...(words && { quote: words }), text: normaliseText(text) };
}
