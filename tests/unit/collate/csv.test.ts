import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { collateFiles, mail, mailbox, mailFile, reply } from "../../support/collate-text.ts";
import { query } from "../../support/duckdb.ts";
import { NASTY } from "../../support/replies.ts";
import { numRuns } from "../../support/property-runs.ts";

const FORMULA = /^[\s\p{Cf}"]*[=+\-@＝＋－＠]/u;
const csvOf = async (...answers: string[]): Promise<string> => {
  const mails = answers.map((text, at) => mail(reply({ "Q1.1": text }), { From: `p${at}@example.org` }));
  return (await collateFiles([mailFile("in.mbox", mailbox(...mails))])).files["replies.csv"]!;
};

const LINES = 'line one\n=1+1\n\n- a list\n"quoted"; =2+2,\t@SUM(A1)\nlast; +3';

test("an answer of many lines is one cell, in a parser and in DuckDB", async () => {
  const csv = await csvOf(LINES, "second");
  const rows = parse(csv, { columns: true, bom: true }) as Record<string, string>[];
  expect(rows.map(({ answer }) => answer)).toEqual([
    "line one\n'=1+1\n\n'- a list\n\"quoted\";' =2+2,\t'@SUM(A1)\nlast;' +3",
    "second",
  ]);
  const folder = mkdtempSync(join(tmpdir(), "csv-"));
  try {
    const path = join(folder, "replies.csv");
    writeFileSync(path, csv);
    const found = await query(`SELECT count(*), min(answer) FROM read_csv('${path.replaceAll("\\", "/")}')`);
    expect(found).toEqual([["2", rows[0]!["answer"]]]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("every cell is quoted, empty ones too", async () => {
  const csv = (await csvOf("x")).slice(1);
  for (const line of csv.trim().split("\r\n")) expect(line).toMatch(/^"[^"]*"(?:,"[^"]*")*$/);
});

test("no cell is a formula, whether commas, semicolons or tabs are taken to separate cells", async () => {
  const token = fc.constantFrom(
    ...NASTY,
    "=1+1",
    "\n=1",
    ";=1",
    '"',
    '";"=1',
    "\t-1",
    "@A",
    "＝1",
    "- x",
    ",",
    ";",
    "\n",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(token, { minLength: 1, maxLength: 8 }), async (tokens) => {
      const csv = await csvOf(tokens.join("").toWellFormed(), LINES);
      for (const delimiter of [",", ";", "\t"]) {
        const rows = parse(csv, { delimiter, relax_quotes: true, relax_column_count: true, bom: true }) as string[][];
        for (const cell of rows.flat()) expect(cell, `read with ${JSON.stringify(delimiter)}`).not.toMatch(FORMULA);
      }
    }),
    { numRuns },
  );
});
