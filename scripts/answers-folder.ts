import { cpSync } from "node:fs";
import { join } from "node:path";
import type { Kept } from "../src/build/carry-over.ts";
import { openOutput } from "../src/build/output-folder.ts";

/**
 * Puts the answers of a public digest into the folder of a paper, whole or not at all, and returns what it has kept
 * there.
 */
export function publishAnswers(digest: string, paper: string): Kept[] {
  const output = openOutput({ path: answersIn(paper), kind: "answers" });
  try {
    cpSync(join(digest, "responses"), output.folder, { recursive: true });
    return output.publish();
  } finally {
    output.discard();
  }
}

/** Where a paper keeps the answers that its site shows. */
export const answersIn = (paper: string): string => join(paper, "responses");
