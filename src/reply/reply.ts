/** How a reply may be published: with the reader's name, without it, or not at all. These words stand in the message. */
export const PUBLISH = ["named", "anonymous", "confidential"] as const;
export type Publish = (typeof PUBLISH)[number];

/** What the reply format needs to know of a paper; `dist/paper.json` satisfies it. */
export interface ReplyPaper {
  id?: string;
  title: string;
  edition: number;
  /** The address that replies go to. */
  contact: string;
  /** In reading order; `number` as in "3.2". */
  questions: { id: string; number: string; text: string }[];
}

/** One answer; `number` is one to four numbers with dots, as in "3.2". */
export interface Answer {
  number: string;
  /** The question's id, where the paper is known. */
  id?: string;
  text: string;
}

/** A reader's reply. Without a header line, `parseReply` gives title "" and edition 0. */
export interface Reply {
  paper: { title: string; edition: number };
  name?: string;
  organisation?: string;
  role?: string;
  publish?: Publish;
  answers: Answer[];
  comments?: string;
}

/**
 * Something odd that a person may want to look at: no header line; another paper or edition; no `[end]`; a marker `twice`
 * (both texts are kept; number "" for comments); an `unknown` question; an answer `above` its marker; `run-together` lines,
 * split at their markers; `inline` markers, left in the text; `more` markers after `[end]`.
 */
export interface Note {
  what:
    | "no-header"
    | "other-paper"
    | "other-edition"
    | "no-end"
    | "twice"
    | "unknown"
    | "above"
    | "run-together"
    | "inline"
    | "more";
  number?: string;
}

/** Text that belongs to no answer: before the header line, among its fields, or after `[end]` or a signature's dashes. */
export interface Unplaced {
  where: "before" | "header" | "after";
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
export const WHO = ["name", "organisation", "role"] as const;

/**
 * What the format carries of an answer: line ends (CRLF, CR, vertical tab, form feed) become LF; what mail cannot carry
 * (lone surrogates, other C0 controls but tab, DEL) becomes U+FFFD. All else stays, spaces and blank lines included.
 */
export function normaliseText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\v\f]/g, "\n")
      // oxlint-disable-next-line no-control-regex
      .replace(/[\0-\x08\x0e-\x1f\x7f]/g, "\ufffd")
  );
}

/** What the format carries of a one-line field: runs of white space and controls become one space, none at the ends. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/** Answers in order of their first mention; a second text for a number follows the first after a blank line. */
export function joinAnswers(answers: Answer[]): Answer[] {
  const joined = new Map<string, Answer>();
  for (const answer of answers) {
    const first = joined.get(answer.number);
    joined.set(answer.number, first ? { ...first, text: `${first.text}\n\n${answer.text}` } : answer);
  }
  return [...joined.values()];
}

/**
 * The reply that `parseReply(composeReply(reply))` gives: texts by `normaliseText`, fields by `oneLine`, blank texts and
 * fields absent, one answer per number.
 */
export function normaliseReply(reply: Reply): Reply {
  const texts = reply.answers.map((answer) => ({ ...answer, text: normaliseText(answer.text) }));
  const result: Reply = {
    paper: { title: oneLine(reply.paper.title), edition: reply.paper.edition },
    answers: joinAnswers(texts.filter(({ text }) => text.trim())),
  };
  for (const field of WHO) {
    const value = oneLine(reply[field] ?? "");
    if (value) result[field] = value;
  }
  if (reply.publish) result.publish = reply.publish;
  const comments = normaliseText(reply.comments ?? "");
  if (comments.trim()) result.comments = comments;
  return result;
}
