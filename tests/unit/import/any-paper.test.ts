import * as fc from "fast-check";
import { expect, test } from "vitest";
import { importPaper } from "../../../src/import/import-paper.ts";
import { wordsOf } from "../../../src/import/plain-text.ts";
import { InputProblem } from "../../../src/import/messages.ts";
import { anyPaper } from "../../support/any-paper.ts";
import { reportMistakes } from "../../support/import-cases.ts";
import { folderWords, lostWords } from "../../support/lost-words.ts";
import { numRuns } from "../../support/property-runs.ts";

const options = { file: "paper.md", today: "2026-11-22" };
const bytesOf = (text: string) => new TextEncoder().encode(text);

test("any paper keeps its words in their order", { timeout: 60_000 }, async () => {
  const property = fc.asyncProperty(anyPaper, async ({ markdown, words }) => {
    const { folder, report } = await importPaper(bytesOf(markdown), options);
    expect(lostWords({ text: wordsOf(words), notes: [] }, folderWords(folder), report)).toEqual([]);
    expect(report.messages.filter(({ kind }) => kind === "unplaced")).toEqual([]);
  });
  await fc.assert(property, { numRuns });
});

test("any paper becomes a folder without mistakes", { timeout: 60_000 }, async () => {
  const property = fc.asyncProperty(anyPaper, async ({ markdown }) => {
    const { folder } = await importPaper(bytesOf(markdown), options);
    expect(reportMistakes(folder)).toBe("no mistakes");
  });
  await fc.assert(property, { numRuns });
});

test("any paper imported over itself leaves every file as it is", { timeout: 60_000 }, async () => {
  const property = fc.asyncProperty(anyPaper, async ({ markdown }) => {
    const { folder } = await importPaper(bytesOf(markdown), options);
    const again = await importPaper(bytesOf(markdown), { ...options, previous: folder });
    expect(again.report.changes).toEqual([]);
    expect([...again.folder].toSorted()).toEqual([...folder].toSorted());
  });
  await fc.assert(property, { numRuns });
});

test("any bytes are imported or refused in words", { timeout: 60_000 }, async () => {
  const text = fc.string({ unit: fc.constantFrom(..."ab ?#->*[](){}<>|`~_^1.:\\\n\n\t\f".split("")), maxLength: 300 });
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    text.map((some) => bytesOf(`# A\n\n${some}\n\n## Questions\n\n- b?\n`)),
  );
  const property = fc.asyncProperty(bytes, async (some) => {
    const problem = await importPaper(some, options).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (problem !== undefined) expect(problem).toBeInstanceOf(InputProblem);
  });
  await fc.assert(property, { numRuns });
});
