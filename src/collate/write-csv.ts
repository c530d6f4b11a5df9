import { stringify } from "csv-stringify/sync";
import { digestWords } from "../messages/index.ts";
import { withoutOverrides } from "./decode-text.ts";
import type { Audience, AnswerView, MessageView } from "./view.ts";
import type { Tally } from "./tally.ts";

type Cell = string | number | undefined;

const PUBLIC: Record<string, (view: MessageView, answer: AnswerView, tally: Tally) => Cell> = {
  respondent: ({ respondent }) => respondent,
  name: ({ who }) => who,
  organisation: ({ organisation }) => organisation,
  role: ({ role }) => role,
  publish: ({ publish }) => publish ?? "unstated",
  question: (_view, { number }) => (number ? `Q${number}` : "Comments"),
  question_text: (_view, { question }, { questions }) => questions[question]?.text ?? digestWords.question.foreign,
  answer: (_view, { text }) => text,
  campaign: (_view, { campaign }) => campaign,
};

const INTERNAL: typeof PUBLIC = {
  ...PUBLIC,
  state: (_view, { question, supersededBy }) =>
    question < 0 ? "unknown question" : supersededBy ? "superseded" : "standing",
  superseded_by_message: (_view, { supersededBy }) => supersededBy,
  message: ({ message }) => message,
  date: ({ record }) => record?.date,
  address: ({ record }) => record?.address,
  file: ({ record }) => record?.file,
  message_in_file: ({ record }) => record?.place,
  message_id: ({ record }) => record?.messageId,
};

const columnsFor = (audience: Audience) => (audience === "public" ? PUBLIC : INTERNAL);

// Spreadsheets run cells that begin with these as formulas, some of them below spaces and invisible characters too; an
// apostrophe makes them text. https://owasp.org/www-community/attacks/CSV_Injection
const FORMULA = /^(?:[\s\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n])/u;

const OPTIONS = {
  record_delimiter: "windows",
  cast: { string: (text: string): string => withoutOverrides(FORMULA.test(text) ? `'${text}` : text) },
} as const;

/** The first line of `replies.csv`, after the byte order mark by which Excel knows UTF-8. */
export function csvHead(audience: Audience): string {
  return `\ufeff${stringify([Object.keys(columnsFor(audience))], OPTIONS)}`;
}

/** The cells of each counted answer of a message. */
export function csvRows(view: MessageView, tally: Tally, audience: Audience): Cell[][] {
  if (view.status !== "counted") return [];
  const columns = Object.values(columnsFor(audience));
  return view.answers.map((answer) => columns.map((column) => column(view, answer, tally)));
}

/** Rows as lines of `replies.csv`; many at a time is faster. */
export const csvLines = (rows: Cell[][]): string => (rows.length ? stringify(rows, OPTIONS) : "");
