import { digestWords } from "../messages/index.ts";
import { joinChoices } from "../reply/choices.ts";
import { type Cell, csvHead, csvLines } from "./csv.ts";
import type { AnswerView, Audience, Digest, DigestFolder, MessageView, Tally } from "./digest-types.ts";
import type { MailRecord } from "./types.ts";

const ROWS_AT_A_TIME = 500;

/** `replies.csv` and `replies.jsonl` in a folder of the digest; "" is the digest's own. */
export class DataFiles {
  /** What went into them, to check against the counts. */
  readonly written = { answers: 0, lines: 0 };
  readonly #folder: DigestFolder;
  readonly #digest: Digest;
  readonly #below: string;
  readonly #hasChoices: boolean;
  #rows: ReturnType<typeof csvRows> = [];
  #choices: Cell[][] = [];

  constructor(folder: DigestFolder, digest: Digest, below: string) {
    this.#folder = folder;
    this.#digest = digest;
    this.#below = below;
    folder.append(`${below}replies.csv`, csvHead(Object.keys(columnsFor(digest.audience))));
    folder.append(`${below}replies.jsonl`, "");
    this.#hasChoices = digest.tally.questions.some(({ choices }) => choices);
    if (this.#hasChoices) folder.append(`${below}choices.csv`, choicesHead(digest.tally));
  }

  add(view: MessageView): void {
    const { audience, tally } = this.#digest;
    const rows = csvRows(view, tally, audience);
    this.#folder.append(`${this.#below}replies.jsonl`, jsonLine(view));
    this.#rows.push(...rows);
    if (this.#hasChoices) this.#choices.push(...choicesRow(view, tally));
    this.written.lines += 1;
    this.written.answers += rows.length;
    if (this.#rows.length >= ROWS_AT_A_TIME) this.flush();
  }

  flush(): void {
    this.#folder.append(`${this.#below}replies.csv`, csvLines(this.#rows));
    if (this.#hasChoices) this.#folder.append(`${this.#below}choices.csv`, csvLines(this.#choices));
    [this.#rows, this.#choices] = [[], []];
  }
}

const WHO_CHOSE = ["respondent", "name", "organisation", "publish"] as const;

const offering = ({ questions }: Tally) =>
  questions.flatMap(({ choices, number }, place) => (choices ? { number, place } : []));

/** The first line of `choices.csv`: who replied, and each question that offers choices. */
const choicesHead = (tally: Tally): string =>
  csvHead([...WHO_CHOSE, ...offering(tally).map(({ number }) => `Q${number}`)]);

/** What was chosen in the standing answers of a message; none where nothing was. */
function choicesRow(view: MessageView, tally: Tally): Cell[][] {
  if (view.status !== "counted") return [];
  const standing = view.answers.filter(({ supersededBy, chosen }) => !supersededBy && chosen);
  const cells = offering(tally).map(({ place }) =>
    joinChoices(standing.flatMap(({ question, chosen = [] }) => (question === place ? chosen : []))),
  );
  const { respondent, who, organisation, publish = "unstated" } = view;
  return cells.some(Boolean) ? [[respondent, who, organisation, publish, ...cells]] : [];
}

const PUBLIC: Record<string, (view: MessageView, answer: AnswerView, tally: Tally) => Cell> = {
  respondent: ({ respondent }) => respondent,
  name: ({ who }) => who,
  organisation: ({ organisation }) => organisation,
  role: ({ role }) => role,
  publish: ({ publish }) => publish ?? "unstated",
  question: (_view, { number }) => (number ? `Q${number}` : "Comments"),
  question_text: (_view, { question }, { questions }) => questions[question]?.text ?? digestWords.question.foreign,
  choice: (_view, { chosen = [] }) => joinChoices(chosen),
  answer: (_view, { text }) => text,
  campaign: (_view, { campaign }) => campaign,
};

const INTERNAL: typeof PUBLIC = {
  ...PUBLIC,
  state: (_view, { question, supersededBy }) =>
    question < 0 ? "unknown question" : supersededBy ? "superseded" : "standing",
  placed: (_view, { placed }) => (placed ? "by reading" : "by marker"),
  late: ({ record }) => (record?.late ? "late" : ""),
  superseded_by_message: (_view, { supersededBy }) => supersededBy,
  message: ({ message }) => message,
  reference: ({ record }) => record?.reference,
  date: ({ record }) => record?.date,
  address: ({ record }) => record?.address,
  file: ({ record }) => record?.file,
  message_in_file: ({ record }) => record?.place,
  message_id: ({ record }) => record?.messageId,
};

const columnsFor = (audience: Audience) => (audience === "public" ? PUBLIC : INTERNAL);

/** The cells of each counted answer of a message. */
function csvRows(view: MessageView, tally: Tally, audience: Audience): Cell[][] {
  if (view.status !== "counted") return [];
  const columns = Object.values(columnsFor(audience));
  return view.answers.map((answer) => columns.map((column) => column(view, answer, tally)));
}

/**
 * A message as a line of `replies.jsonl`: every field on every line, so that data tools find one table; null where
 * unknown. For publication only what may be published is there.
 */
function jsonLine(view: MessageView): string {
  const { respondent, publish, who, record } = view;
  const { organisation, role } = record ?? view;
  const shared = {
    respondent: respondent ?? null,
    publish: publish ?? null,
    organisation: organisation ?? null,
    role: role ?? null,
  };
  const answers = view.answers.map(({ number, id, chosen, text, supersededBy, campaign, question, placed }) => ({
    question: number ? `Q${number}` : "Comments",
    id: id ?? (question >= 0 ? "comments" : null),
    chosen: chosen ?? [],
    text,
    superseded_by: supersededBy ?? null,
    placed_by_reading: placed ?? false,
    campaign: campaign ?? null,
  }));
  if (!record) return `${JSON.stringify({ ...shared, name: who, answers })}\n`;
  return `${JSON.stringify({
    message: view.message,
    reference: record.reference,
    status: view.status,
    copy_of: view.copy?.of ?? null,
    ...shared,
    publish_stated: record.publish ?? null,
    choices: record.choices,
    name: record.name ?? null,
    answers,
    paper: record.paper,
    edition: record.edition,
    ...sourceOf(record),
    ...restOf(record),
  })}\n`;
}

const restOf = (record: MailRecord) => ({
  unplaced: record.unplaced,
  asked: record.asked,
  notes: record.notes,
  letter: record.kind === "letter",
  likely_questions: record.likely.map((number) => `Q${number}`),
  late: record.late,
  remarks: record.remarks ?? [],
  attachments: record.attachments,
  unread_attachments: record.unread,
  problems: record.problems,
});

const sourceOf = (record: MailRecord) => ({
  file: record.file,
  message_in_file: record.place,
  within: record.within ?? null,
  message_id: record.messageId,
  date: record.date || null,
  from: record.from,
  address: record.address,
  claim: record.claim ?? null,
  forwarded_by: record.sentBy ?? null,
  says_from: record.saysFrom ?? null,
  subject: record.subject,
});
