import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fromHtml } from "hast-util-from-html";
import { select } from "hast-util-select";
import { toText } from "hast-util-to-text";
import { visit } from "unist-util-visit";
import { beforeAll, describe, expect, test } from "vitest";
import { writeContentFolder } from "../../scripts/content-folder.ts";
import type { Imported } from "../../src/import/import-paper.ts";
import { gatherPapers } from "../support/gather-papers.ts";
import { type ImportCase, importCase, importCases } from "../support/import-cases.ts";
import { lostWords, readWords, shownWords } from "../support/lost-words.ts";

/** The sample in Word says what the sample in Markdown says, so one of them is enough. */
const cases = importCases.filter(({ name }) => name !== "sample-paper (input.docx)");
const PAPER = ".astro/imported";
const SITE = resolve("node_modules/.test-sites/imported");

const imported = new Map<ImportCase, Imported>();

beforeAll(async () => {
  for (const each of cases) imported.set(each, await importCase(each));
  rmSync(PAPER, { recursive: true, force: true });
  writeContentFolder(PAPER, gatherPapers([...imported.values()].map(({ folder }) => folder)));
  const { status, stderr } = spawnSync(
    process.execPath,
    ["node_modules/astro/bin/astro.mjs", "build", "--no-pdf", "--outDir", SITE],
    {
      env: { ...process.env, PAPER, ASTRO_TELEMETRY_DISABLED: "1" },
      encoding: "utf8",
    },
  );
  // An imported paper has fields to fill in, of which the check warns.
  const complaints = stderr
    .split("\n")
    .filter((line) => line && !/: warning: |^no mistakes, \d+ warnings?$/.test(line));
  expect(complaints).toEqual([]);
  expect(status).toBe(0);
}, 120_000);

/** The words of a built page, without what the site itself sets beside them: numbers of paragraphs, marks of notes. */
function wordsOnPage(path: string): string[] {
  const main = select("main", fromHtml(readFileSync(join(SITE, path, "index.html"), "utf8")))!;
  visit(main, "element", ({ properties: at }, index, parent) => {
    const isOwn =
      at["dataPrintOnly"] !== undefined || at["dataFootnoteRef"] !== undefined || String(at["className"]) === "para";
    if (!isOwn || !parent || index === undefined) return;
    parent.children.splice(index, 1);
    return index;
  });
  return shownWords(toText(main));
}

describe.each(cases)("the document $name", (each) => {
  test("is found word for word, and in its order, in the built pages", async () => {
    const source = await readWords(each.file, readFileSync(join(each.folder, each.file)));
    const { report } = imported.get(each)!;
    const pages = ["about", ...report.sections.map(({ id }) => `sections/${id}`), "references"];
    expect(lostWords(source, pages.flatMap(wordsOnPage), report)).toEqual([]);
  });
});
