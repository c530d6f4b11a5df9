import { type CheckOptions, type Issue, checkSource } from "../check/check-paper.ts";
import { readTexts } from "../check/paper-parts.ts";
import type { ParsedText } from "../markdown/remark-parsed.ts";
import type { PaperParts } from "../paper/paper.ts";
import type { PaperTexts } from "../paper/section-text.ts";
import { readSource } from "./read-source.ts";

/** A paper in a folder, read and checked once for everything that a build makes of it. */
export interface OpenPaper {
  folder: string;
  /** Reads and checks the folder anew; returns all mistakes and warnings. */
  check: (options?: CheckOptions) => readonly Issue[];
  /** The paper as it was when it last had no mistakes. */
  parts: () => PaperParts;
  /** Its text for the search. */
  searchTexts: () => PaperTexts;
  /** The files of the last check, parsed. */
  texts: () => readonly ParsedText[];
}

/** Opens the paper in a folder; nothing is read before its first check. */
export function openPaper(folder: string): OpenPaper {
  let current: { parts: PaperParts; searchTexts: PaperTexts } | undefined;
  let texts: readonly ParsedText[] = [];
  const checked = () => {
    if (!current) throw new Error(`${folder} has not passed the check`);
    return current;
  };
  return {
    folder,
    check: (options) => {
      const { issues, parts, parsed } = checkSource(readSource(folder), options);
      texts = parsed.texts.map(({ markup }) => markup);
      if (parts) current = { parts, searchTexts: readTexts(parsed) };
      return issues;
    },
    parts: () => checked().parts,
    searchTexts: () => checked().searchTexts,
    texts: () => texts,
  };
}
