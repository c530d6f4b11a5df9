import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { sanitizeSvg } from "../../src/build/sanitize-svg-files.ts";
import { findIssues, formatIssues } from "../../src/check/check-paper.ts";
import { type ImportOptions, type Imported, importPaper } from "../../src/import/import-paper.ts";
import { contentSource } from "../../src/import/read-folder.ts";
import type { ContentFolder } from "../../src/import/write-content.ts";

const ROOT = "tests/fixtures/import";

/** A document to import, with what is expected to come of it. */
export interface ImportCase {
  /** The name of its folder, and of its file where the folder has several. */
  name: string;
  folder: string;
  file: string;
}

/** All documents under tests/fixtures/import. */
export const importCases: ImportCase[] = readdirSync(ROOT)
  .toSorted()
  .flatMap((name) => {
    const folder = join(ROOT, name);
    const files = readdirSync(folder).filter((file) => file.startsWith("input."));
    return files.map((file) => ({ name: files.length > 1 ? `${name} (${file})` : name, folder, file }));
  });

/** Imports the document of a case, always on the same day. */
export function importCase({ folder, file }: ImportCase): Promise<Imported> {
  const options = join(folder, "options.json");
  const more: Partial<ImportOptions> = existsSync(options) ? JSON.parse(readFileSync(options, "utf8")) : {};
  const readFile = (address: string) =>
    existsSync(join(folder, address)) ? readFileSync(join(folder, address)) : undefined;
  return importPaper(readFileSync(join(folder, file)), {
    file,
    today: "2026-11-22",
    readFile,
    sanitizeSvg,
    ...more,
  });
}

/**
 * What a check says of the mistakes in a content folder; that a person has to fill in fields is no mistake of the
 * import.
 */
export function reportMistakes(folder: ContentFolder): string {
  const issues = findIssues(contentSource(folder));
  return formatIssues(issues.filter(({ severity }) => severity === "mistake"));
}
