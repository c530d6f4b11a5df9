import { CHOICES, NO_CHOICE, OPEN_CHOICE } from "./labels.ts";
import { oneLine, PUBLISH, type Publish } from "./reply.ts";

/**
 * Everything that a publish line may say, in today's words and in those of earlier versions; "" where nothing was
 * chosen.
 */
const SAYINGS = new Map<string, Publish | "">([
  [OPEN_CHOICE, ""],
  ["named / anonymous / confidential", ""],
  [NO_CHOICE, ""],
  ["unstated", ""],
  ...PUBLISH.flatMap((choice): [string, Publish][] => [
    [CHOICES[choice], choice],
    [choice, choice],
  ]),
]);

// A mail program may have broken the line, and doubled the break.
const spaced = [...SAYINGS.keys()].map((saying) => saying.split(" ").join("\\s+"));
const WHOLE_SAYING = new RegExp(`^(?:${spaced.join("|")})(?=[^\\S\\n]*(?:\\n[^\\S\\n]*(?:\\n|\\[|$)|$))`, "i");

/** How far the saying reaches with which a text begins; -1 if it begins otherwise. */
export const sayingEnd = (text: string): number => WHOLE_SAYING.exec(text)?.[0].length ?? -1;

const lettersOf = (text: string): string => oneLine(text.replace(/[^\p{L}]+/gu, " ")).toLowerCase();
const BY_LETTERS = new Map([...SAYINGS].map(([saying, choice]) => [lettersOf(saying), choice]));

/**
 * The choice that a publish line makes, "" for none; undefined if it says anything else. Commas and slashes do not
 * count.
 */
export function readChoice(line: string): Publish | "" | undefined {
  return lettersOf(line) ? BY_LETTERS.get(lettersOf(line)) : "";
}
