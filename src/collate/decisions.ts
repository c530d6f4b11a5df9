import { CsvError, parse } from "csv-parse/sync";
import { findQuestion, PUBLISH, type Publish } from "../reply/reply.ts";
import { digestWords } from "../messages/index.ts";
import { withoutMarks } from "./csv.ts";
import { decodeText } from "./decode-text.ts";
import type { CollatedPaper } from "./collated-paper.ts";

/** What a person can decide about a message. */
export type Action = "place" | "exclude" | "count" | "withdraw" | "publish" | "merge" | "split" | "redact" | "note";

/** A row of a sheet of decisions. */
export interface Decision {
  /** As the spreadsheet numbers it. */
  row: number;
  /** The reference of the message. */
  reference: string;
  action: Action;
  /** The question of an answer, the choice about publication or the other message. */
  value: string;
  /** The words to place, to redact or to note. */
  words: string;
}

/** A sheet of decisions that cannot be followed; its message names every row that must be put right. */
export class DecisionsError extends Error {}

/** The columns by which a sheet is read, in the order in which one is written; others are for whoever fills it in. */
export const COLUMNS = ["message", "decision", "value", "words"] as const;

type Row = Record<(typeof COLUMNS)[number], string>;
type Explain = typeof digestWords.decisions.mistakes;

const mistakes: Explain = digestWords.decisions.mistakes;
const REFERENCE = /^m-[0-9a-f]{12}$/;

/** What is missing in a row, by its decision. */
const CHECKS: Record<Action, (row: Row, paper: CollatedPaper) => string | undefined> = {
  place: ({ value }, paper) => (numberOf(value, paper) === undefined ? mistakes.question(value) : undefined),
  publish: ({ value }) => (publishOf(value) ? undefined : mistakes.publish(value)),
  merge: ({ value, message }) => (REFERENCE.test(value) && value !== message ? undefined : mistakes.merge(value)),
  redact: ({ words }) => (words ? undefined : mistakes.words("redact")),
  note: ({ words }) => (words ? undefined : mistakes.words("note")),
  exclude: () => undefined,
  count: () => undefined,
  withdraw: () => undefined,
  split: () => undefined,
};

const isAction = (word: string): word is Action => Object.hasOwn(CHECKS, word);

/** The number of a question by what people call it, "" for the comments; undefined if the paper does not ask it. */
export function numberOf(value: string, paper: CollatedPaper): string | undefined {
  if (/^comments$/i.test(value)) return "";
  const number = value.replace(/^q\s*/i, "");
  return findQuestion(number, paper)?.number;
}

/** A choice about publication by its name. */
export const publishOf = (value: string): Publish | undefined => PUBLISH.find((each) => each === value.toLowerCase());

/**
 * Reads a sheet of decisions as spreadsheets save it, whatever separates its cells. Rows without a decision are left
 * alone. Throws a `DecisionsError` that names every mistake.
 */
export function readDecisions(bytes: Uint8Array, file: string, paper: CollatedPaper): Decision[] {
  const rows = readRows(decodeText(bytes).replace(/^\ufeff/, ""), file);
  const filled = rows.filter(({ cells }) => cells.decision);
  const decisions: Decision[] = [];
  const found: string[] = [];
  for (const { row, cells } of filled) {
    const read = readDecision(row, cells, paper);
    if (typeof read === "string") found.push(`${file}, row ${row}: ${read}`);
    else decisions.push(read);
  }
  found.push(...contradictions(filled).map(([row, message]) => `${file}, row ${row}: ${mistakes.twice(message)}`));
  if (found.length) throw new DecisionsError(found.join("\n"));
  return decisions;
}

function readRows(text: string, file: string): { row: number; cells: Row }[] {
  const table = parseTable(text, file);
  const heads = (table[0] ?? []).map((cell) => cell.trim().toLowerCase());
  const missing = COLUMNS.filter((column) => !heads.includes(column));
  if (missing.length) throw new DecisionsError(`${file}: ${mistakes.columns(missing.join(", "), COLUMNS.join(", "))}`);
  const cellIn = (cells: string[], column: (typeof COLUMNS)[number]): string =>
    withoutMarks(cells[heads.indexOf(column)] ?? "").trim();
  return table.slice(1).map((cells, at) => ({
    row: at + 2,
    cells: {
      message: cellIn(cells, "message").toLowerCase(),
      decision: cellIn(cells, "decision").toLowerCase(),
      value: cellIn(cells, "value"),
      words: cellIn(cells, "words"),
    },
  }));
}

function parseTable(text: string, file: string): string[][] {
  const [head = ""] = text.split(/\r?\n/, 1);
  const delimiter = [";", "\t"].find((sign) => head.includes(sign)) ?? ",";
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    if (error instanceof CsvError) throw new DecisionsError(`${file}: ${mistakes.table(Number(error["lines"]))}`);
    throw error;
  }
}

/** The decision of a row, or what is wrong with it. */
function readDecision(row: number, cells: Row, paper: CollatedPaper): Decision | string {
  const { message: reference, decision: action, value, words } = cells;
  if (!isAction(action)) return mistakes.decision(action, Object.keys(CHECKS).join(", "));
  if (!REFERENCE.test(reference)) return mistakes.reference(reference);
  return CHECKS[action](cells, paper) ?? { row, reference, action, value, words };
}

/** Rows that choose again how a message may be published, but otherwise. */
function contradictions(rows: { row: number; cells: Row }[]): [number, string][] {
  const chosen = new Map<string, string>();
  return rows.flatMap(({ row, cells: { message, decision, value } }): [number, string][] => {
    if (decision !== "publish") return [];
    const before = chosen.get(message) ?? value;
    chosen.set(message, before);
    return before.toLowerCase() === value.toLowerCase() ? [] : [[row, message]];
  });
}
