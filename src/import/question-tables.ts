import type { Table } from "mdast";
import { lineOf } from "./messages.ts";
import { plainText } from "./plain-text.ts";
import { type KeyQuestion, type LabelledLine, asks, readLabel, readNumber } from "./question-lines.ts";

/** A table whose rows hold questions, each with its number in a cell of its own or in its words. */
export function readTable(table: Table, inGroup: boolean): KeyQuestion[] | undefined {
  const all = table.children.map((row) => row.children.map((cell) => plainText(cell)));
  const rows = all.filter((cells) => cells.some(Boolean)).map((cells) => ({ cells, line: readRow(cells, inGroup) }));
  const questions = rows.flatMap(({ line }) => line ?? []);
  // What stands beside the questions in a row would be lost, so a table that holds more stays a table.
  const isWhole = rows.every(({ cells, line }, index) => {
    const others = cells.filter((cell) => cell && !line?.rest.includes(cell) && !cell.includes(line?.rest ?? "-"));
    return line ? others.every((cell) => cell === line.label) : index === 0 || !others.length;
  });
  if (!questions.length || !isWhole) return undefined;
  return questions.map(({ label, number, rest: text }) => ({
    type: "keyQuestion",
    text,
    label,
    number,
    line: lineOf(table),
    blocks: [table],
  }));
}

function readRow(cells: readonly string[], inGroup: boolean): LabelledLine | undefined {
  const own = cells.map((cell) => readLabel(cell, false)).find((one) => one?.rest);
  if (own) return own;
  const [first = ""] = cells;
  const rest = cells.findLast((cell) => asks(cell));
  const isNumber = /^\W*(?:q(?:uestion)?)?\s*\d+[a-z]?\W*$/i.test(first);
  if (!rest || (!isNumber && !inGroup)) return undefined;
  return isNumber
    ? { label: first, number: first.replace(/\D/g, ""), rest }
    : (readNumber(rest) ?? { label: "", number: "", rest });
}
