import { stringify } from "csv-stringify/sync";
import { withoutOverrides } from "./decode-text.ts";

/** What a cell may hold. */
export type Cell = string | number | undefined;

// Spreadsheets run cells that begin with these as formulas, some of them below spaces and invisible characters too; an
// apostrophe makes them text. https://owasp.org/www-community/attacks/CSV_Injection
// Where a semicolon or a tab is taken to separate cells, as Excel does in much of Europe, quotes after a comma do not
// hold a cell together: each of its lines, and what follows such a sign, is a cell then.
const CELL_START = String.raw`(^|[\r\n;\t])`;
const FORMULA = String.raw`(?=(?:[^\S\r\n\t]|[\p{Cf}"'])*[=+\-@＝＋－＠])`;
const UNMARKED = new RegExp(CELL_START + FORMULA, "gu");
const MARKED = new RegExp(`${CELL_START}'${FORMULA}`, "gu");

const OPTIONS = {
  record_delimiter: "windows",
  // All of them: the writer does not see that a lone line feed breaks a row.
  quoted: true,
  quoted_empty: true,
  cast: { string: (text: string): string => withoutOverrides(text).replace(UNMARKED, "$1'") },
} as const;

/** Rows as the lines of a sheet that spreadsheets can open without harm; many at a time is faster. */
export const csvLines = (rows: readonly Cell[][]): string => (rows.length ? stringify([...rows], OPTIONS) : "");

/** The first line of a sheet, after the byte order mark by which Excel knows UTF-8. */
export const csvHead = (names: readonly string[]): string => `\ufeff${csvLines([[...names]])}`;

/** A cell as it was before `csvLines` kept it from being run. */
export const withoutMarks = (cell: string): string => cell.replace(MARKED, "$1");
