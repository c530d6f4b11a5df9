import { type CheckOptions, type Issue, checkSource } from "../check/check-paper.ts";
import type { ParsedText } from "../markdown/remark-parsed.ts";
import type { PaperParts } from "../paper/paper.ts";
import { readSource } from "./read-source.ts";

/** A paper in a folder, read and checked once for everything that a build makes of it. */
export interface OpenPaper {
  folder: string;
  /** Reads and checks the folder anew; returns all mistakes and warnings. */
  check: (options?: CheckOptions) => readonly Issue[];
  /** The paper as it was when it last had no mistakes. */
  parts: () => PaperParts;
  /** The texts of the last check, parsed. */
  texts: () => readonly ParsedText[];
}

/** Opens the paper in a folder; nothing is read before its first check. */
export function openPaper(folder: string): OpenPaper {
  let current: PaperParts | undefined;
  let texts: readonly ParsedText[] = [];
  return {
    folder,
    check: (options) => {
      const { issues, parts, parsed } = checkSource(readSource(folder), options);
      texts = parsed.texts.map(({ markup }) => markup);
      current = parts ?? current;
      return issues;
    },
    parts: () => {
      if (!current) throw new Error(`${folder} has not passed the check`);
      return current;
    },
    texts: () => texts,
  };
}
