import { words } from "./words.ts";

const language = "en-GB";
const number = (value: number): string => value.toLocaleString(language);

/** A count with its noun: `1 answer`, `1,204 answers`. */
export const plural = (count: number, one: string, many: string = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

const IN_COUNTS_ALONE = "Confidential replies appear in counts alone";

/** The words of a digest of replies. They stand apart from those of the site so that no reader's browser loads them. */
export const digestWords = {
  language,
  number,
  kind: "Digest of replies",
  title: (paper: string) => `Replies to ${paper}`,
  edition: (edition: number, made: string) => `Edition ${edition} · collated on ${made}`,
  notices: {
    public: `For publication: answers whose writers agreed to it, with names only where they agreed to that too. Replies that are confidential, and replies that do not say, appear in counts alone.`,
    internal: `Internal: holds names, addresses and answers that are not for publication. ${IN_COUNTS_ALONE}. Do not publish it; make one to publish with --publish.`,
  },
  facts: {
    read: "messages read",
    counted: "replies counted",
    apart: "set apart",
    respondents: "respondents",
    answers: "answers",
  },
  counts: (read: number, counted: number, respondents: number) =>
    `${plural(read, "message")} read: ${number(counted)} counted as replies from ${plural(respondents, "respondent")}, ${number(read - counted)} set apart.`,
  unread: (problems: number) => `${plural(problems, "thing")} could not be read.`,
  overview: { title: "Answers by question", question: "Question", answers: "Answers" },
  question: {
    comments: words.respond.comments,
    commentsMark: "Comments",
    foreign: "(not a question of this paper)",
    answers: (answers: number, superseded: number) =>
      `${plural(answers, "answer")}${superseded ? `, ${number(superseded)} superseded` : ""}.`,
    hidden: (confidential: number, unstated: number) =>
      `Not shown: ${[confidential && `${number(confidential)} confidential`, unstated && `${number(unstated)} without permission to publish`].filter(Boolean).join(", ")}.`,
    first: (shown: number) => `The first ${number(shown)} are shown; all are in replies.csv and replies.jsonl.`,
    link: "The question in the paper",
  },
  answer: {
    choices: { named: "named", anonymous: "anonymous", confidential: "confidential", unstated: "no choice made" },
    same: (others: number) => `The same words came in ${plural(others, "other reply", "other replies")}`,
    more: "and more",
  },
  who: {
    title: "Who replied",
    choices: (named: number, anonymous: number, confidential: number, unstated: number) =>
      `To be published with a name: ${number(named)}. Without a name: ${number(anonymous)}. Confidential: ${number(confidential)}. No choice made: ${number(unstated)}.`,
    confidential: `${IN_COUNTS_ALONE}: no page and no list here holds a word or a name of theirs. Those who may read the mailbox find what they say in`,
    first: (shown: number) => `The first ${number(shown)} are listed.`,
    label: "Respondents",
    columns: ["Name", "For", "Answered"],
    internalColumns: ["Publication", "Source"],
    anonymous: "Anonymous",
    unnamed: "No name given",
    unknown: "Unknown sender",
    superseded: (question: string) => `${question} (superseded)`,
  },
  source: {
    message: (message: number) => `message ${message}`,
    listed: (message: number) => `Message ${message}:`,
    place: (place: number) => `number ${place} in`,
    attached: "attached to",
    confidential: "a confidential message",
    forwarded: (address: string) => `forwarded by ${address}`,
    open: "open in mail",
  },
  campaigns: {
    title: "Campaigns",
    lead: "Identical texts from different senders. Each is counted; its words are shown once.",
    same: (replies: number) => `${plural(replies, "reply", "replies")} with the same words under`,
  },
  eye: {
    title: "What needs a person’s eye",
    lead: "Words of counted replies that belong to no answer, superseded answers, attachments and oddities.",
    foreign: (question: string) => `Answer to ${question}, which the paper does not ask:`,
    superseded: (question: string) => `${question} is superseded by`,
    read: "it read:",
    unplaced: (where: string) => `Unplaced, ${where}:`,
    asked: (question: string) => `Asked under ${question}, in other words than the paper’s:`,
    attachment: (name: string, type: string, bytes: number) =>
      `Attachment: ${name} (${type}, ${plural(bytes, "byte")})`,
    sameId: "The same Message-ID, from another sender and with other words, as",
    further: (items: number) => `and ${number(items)} more, all of them in replies.jsonl`,
    clipped: "… (all of it is in replies.jsonl)",
  },
  /** Oddities of a message, in words that tell a person what to look for. */
  notes: {
    "no-header": () => "no line says which paper and edition it answers",
    "no-end": () => "no [end]: a signature may stand in the last answer",
    twice: (question: string) => `two texts for ${question}; both are kept`,
    unknown: (question: string) => `${question} is not a question of this paper`,
    above: (question: string) => `the answer to ${question} stood above its marker`,
    "run-together": () => "its lines had been joined; it was split at its markers",
    inline: () => "markers stand within its lines and were left as text",
    more: () => "more markers follow after [end]",
  },
  apart: {
    title: "Set apart",
    /** Why messages are set apart, in the order in which they are listed. */
    reasons: {
      duplicate: "Copies of a message that was counted",
      "other-edition": "Replies to another edition",
      "other-paper": "Replies to another paper",
      own: "Sent from the paper’s own address",
      automatic: "Automatic replies",
      bounce: "Undelivered mail",
      spam: "Marked as spam",
      carrier: "Messages that only carry other messages",
      empty: "Messages without an answer",
    },
    reason: (reason: string, messages: number, confidential: number) =>
      `${reason} (${number(messages)}${confidential ? `, ${number(confidential)} confidential` : ""})`,
    sum: (read: number, counted: number) =>
      `${plural(read, "message")} read = ${number(counted)} counted + ${number(read - counted)} set apart.`,
    confidential: (counted: number, apart: number) =>
      `Confidential: ${number(counted)} of those counted and ${number(apart)} of those set apart.`,
    copy: "A copy of",
    otherWords: "With other words, but the sender and Message-ID of",
  },
  problems: {
    title: "What could not be read",
    confidential: (message: number, problem: string) => `message ${message}, confidential: ${problem}`,
  },
} as const;
