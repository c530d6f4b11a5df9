/** Where in a file something stands; both numbers count from 1. */
export interface Position {
  line: number;
  column: number;
}

/** A place in a file, or the file as a whole. */
export interface Location extends Partial<Position> {
  /** The path of the file as the author sees it. */
  file: string;
}

/** What is wrong somewhere, and how to mend it. */
export type Explanation = readonly [problem: string, fix: string];

/** A mistake keeps the paper from being published; a warning does so where `--strict` asks for it. */
export type Severity = "mistake" | "warning";

/** Something that a rule has found, in plain words. */
export interface Issue extends Location {
  /** The id of the rule. */
  rule: string;
  severity: Severity;
  problem: string;
  fix: string;
}

/** How a rule tells what it has found. */
export type Report = (where: Location, ...explanation: Explanation) => void;

/** As much of an author's words as a message needs to be found again. */
export const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** The place of a character in a text, counted by its offset from the start. */
export function positionAt(source: string, offset: number): Position {
  const before = source.slice(0, Math.max(0, offset));
  return { line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
}
