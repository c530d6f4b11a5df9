import { parse } from "csv-parse/sync";
import { csvHead, csvLines, withoutMarks } from "../collate/csv.ts";
import { COLUMNS, type Decision } from "../collate/decisions.ts";
import { digestWords } from "../messages/index.ts";
import { EMPTY_ROW, type SheetRow } from "./mail-protocol.ts";

const HEAD = [...COLUMNS, ...digestWords.needsReview.columns] as const;

/** The rows of a sheet of decisions as the desk and the command write it. */
export function readSheet(text: string, isConfidential: boolean): SheetRow[] {
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true, relax_column_count: true });
  return rows.map((row) => {
    const cells = Object.fromEntries(HEAD.map((column) => [column, withoutMarks(row[column] ?? "")]));
    return { ...EMPTY_ROW, ...cells, isConfidential };
  });
}

/** Rows as a sheet, as spreadsheets read it. */
export const writeSheet = (rows: readonly SheetRow[]): string =>
  csvHead(HEAD) + csvLines(rows.map((row) => HEAD.map((column) => row[column as keyof SheetRow] as string)));

/** Decisions as rows, with what is known of their messages. */
export const rowsOf = (decisions: readonly Decision[], known: readonly SheetRow[] = []): SheetRow[] =>
  decisions.map(({ reference, action, value, words }) => ({
    ...EMPTY_ROW,
    ...known.find(({ message }) => message === reference),
    message: reference,
    decision: action,
    value,
    words,
  }));

/** Whether a file is a sheet of decisions, by its first line. */
export function isSheet(start: string): boolean {
  const heads = start
    .replace(/^\ufeff/, "")
    .split(/\r?\n/, 1)[0]!
    .toLowerCase()
    .split(/[,;\t]/)
    .map((cell) => cell.replace(/^"|"$/g, "").trim());
  return COLUMNS.every((column) => heads.includes(column));
}
