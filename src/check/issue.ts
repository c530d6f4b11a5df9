/** Where in a file something stands; both numbers count from 1. */
export interface Place {
  line: number;
  column: number;
}

/** One authoring mistake: where it is, what is wrong and how to mend it. */
export interface Issue extends Partial<Place> {
  /** The path of the file as the author sees it. */
  file: string;
  problem: string;
  cure: string;
}

/** Makes an issue, each part in one line; without a place it concerns the file as a whole. */
export const issueAt = (file: string, place: Place | undefined, problem: string, cure: string): Issue => ({
  file,
  ...(place && { line: place.line, column: place.column }),
  problem: problem.replace(/\s+/g, " "),
  cure: cure.replace(/\s+/g, " "),
});

/** As much of an author's words as a message needs to be found again. */
export const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** The place of a character in a text, counted by its offset from the start. */
export function placeAt(source: string, offset: number): Place {
  const before = source.slice(0, Math.max(0, offset));
  return { line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
}
