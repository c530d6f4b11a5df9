import { oneLine, type Publish } from "./reply.ts";

/** What the two texts are called where both are kept, such as the names of who wrote them. */
export interface MergeLabels {
  mine: string;
  theirs: string;
}

const BY_PRIVACY: Publish[] = ["confidential", "anonymous", "named"];

/** The more private of two choices. */
export const mostPrivateChoice = (one: Publish, two: Publish): Publish =>
  BY_PRIVACY.find((choice) => choice === one || choice === two) ?? one;

/** Two one-line fields as one, unless the first holds the second already. */
export function mergeLines(one = "", two = ""): string {
  return `; ${one}; `.includes(`; ${two}; `) ? one : `${one}; ${two}`;
}

/** Two texts as one, each below the name of who wrote it; a text that is there already is not added again. */
export function mergeTexts(one = "", two = "", { mine, theirs }: MergeLabels): string {
  const label = `${oneLine(mine)}:\n`;
  const added = `${oneLine(theirs)}:\n${two}`;
  if (`${one}\n\n`.includes(`\n\n${added}\n\n`)) return one;
  return `${one.startsWith(label) ? "" : label}${one}\n\n${added}`;
}
