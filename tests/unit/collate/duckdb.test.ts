import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { COLLATED_PAPER, collateFiles, mailFile } from "../../support/collate-text.ts";
import { generateMailbox } from "../../../scripts/bench/generate-mailbox.ts";
import { query } from "../../support/duckdb.ts";

const folder = mkdtempSync(join(tmpdir(), "duckdb-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The line that the guide gives for DuckDB. */
const [, LINE = ""] = /```sql\n([^]*?)```/.exec(readFileSync("scripts/README.md", "utf8")) ?? [];

test("the guide's line for DuckDB counts the answers to each question as the digest does, confidential ones aside", async () => {
  const first = [...generateMailbox(200, COLLATED_PAPER, 1)];
  // The same people write again, which supersedes what they wrote before, and their messages come twice.
  const again = [...generateMailbox(40, COLLATED_PAPER, 2)];
  const mailbox = [...first, ...again, ...again];
  const { digest, files } = await collateFiles([mailFile("replies.mbox", mailbox.join(""))]);
  const path = join(folder, "replies.jsonl");
  writeFileSync(path, files["replies.jsonl"] ?? "");

  const rows = await query(LINE.replace("digest/replies.jsonl", path.replaceAll("\\", "/")));
  const counts = Object.fromEntries(rows.map(([question, answers]) => [question, Number(answers)]));
  const { questions } = digest.tally;
  expect(questions.some(({ superseded }) => superseded > 0)).toBe(true);
  expect(questions.some(({ confidential }) => confidential > 0)).toBe(true);
  expect(digest.tally.excluded.duplicate.messages).toBeGreaterThan(0);
  expect(counts).toEqual(
    Object.fromEntries(
      questions
        .filter(({ answers }) => answers > 0)
        .map(({ number, answers, confidential }) => [`Q${number}`, answers - confidential]),
    ),
  );
});
