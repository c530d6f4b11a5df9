import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readContentFolder } from "../../../scripts/content-folder.ts";
import type { Imported } from "../../../src/import/import-paper.ts";
import { formatReport } from "../../../src/import/report.ts";
import { type ImportCase, importCase, importCases, reportMistakes } from "../../support/import-cases.ts";
import { folderWords, lostWords, readWords } from "../../support/lost-words.ts";

/**
 * `ACCEPT=1 npx vitest run import` writes what comes out as what is expected. Read the difference before you commit it.
 */
const ACCEPT = process.env["ACCEPT"] !== undefined;

describe.each(importCases)("the document $name", (each: ImportCase) => {
  const suffix = each.file.endsWith(".docx") && each.name.includes("(") ? "-docx" : "";
  const [expected, reported] = [
    join(each.folder, `expected${suffix}`),
    join(each.folder, `expected-report${suffix}.txt`),
  ];

  test("becomes the folder that is expected, with its report", async () => {
    const { folder, report } = await importCase(each);
    const text = `${formatReport(report, "content-imported")}\n`;
    if (ACCEPT) accept({ folder, report }, expected, reported, text);
    expect(text).toBe(readFileSync(reported, "utf8"));
    expect(Object.fromEntries([...folder].map(plain))).toEqual(
      Object.fromEntries([...readContentFolder(expected)].map(plain)),
    );
  });

  test("becomes a folder without mistakes", async () => {
    const { folder } = await importCase(each);
    expect(reportMistakes(folder)).toBe("no mistakes");
  });

  test("loses no word", async () => {
    const { folder, report } = await importCase(each);
    const source = await readWords(each.file, readFileSync(join(each.folder, each.file)));
    expect(source.text.length).toBeGreaterThan(10);
    expect(lostWords(source, folderWords(folder), report)).toEqual([]);
  });
});

/** Pictures are compared byte by byte, which a printed difference cannot show. */
const plain = ([path, content]: [string, string | Uint8Array]): [string, string] => [
  path,
  typeof content === "string" ? content : Buffer.from(content).toString("base64"),
];

function accept({ folder }: Imported, expected: string, reported: string, text: string) {
  rmSync(expected, { recursive: true, force: true });
  for (const [path, content] of folder) {
    mkdirSync(dirname(join(expected, path)), { recursive: true });
    writeFileSync(join(expected, path), content);
  }
  writeFileSync(reported, text);
}
