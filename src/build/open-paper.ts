import { checkSource, formatIssues } from "../check/check-paper.ts";
import type { PaperParts } from "../paper/paper.ts";
import { readSource } from "./read-source.ts";

/** A paper in a folder, read and checked once for everything that a build makes of it. */
export interface OpenPaper {
  folder: string;
  /** Reads and checks the folder anew; returns the report of all mistakes, "" where there are none. */
  check: () => string;
  /** The paper as it was when it last had no mistakes. */
  parts: () => PaperParts;
}

/** Opens the paper in a folder; nothing is read before its first check. */
export function openPaper(folder: string): OpenPaper {
  let current: PaperParts | undefined;
  return {
    folder,
    check: () => {
      const { issues, parts } = checkSource(readSource(folder));
      current = parts ?? current;
      return issues.length > 0 ? formatIssues(issues) : "";
    },
    parts: () => {
      if (!current) throw new Error(`${folder} has not passed the check`);
      return current;
    },
  };
}
