import type { Campaign } from "./judge.ts";
import type { CollatedPaper } from "./record.ts";
import type { Tally } from "./tally.ts";
import type { Audience } from "./view.ts";

/** All that the pages of a digest say besides the messages themselves. */
export interface Digest {
  paper: CollatedPaper;
  audience: Audience;
  /** When it was made, as shown. */
  made: string;
  tally: Tally;
  campaigns: Campaign[];
  /** What could not be read, a line each. */
  problems: string[];
}

/** A page that opens in a browser holds this many answers for a question, and rows in a list. The data files hold all. */
export const SHOWN = 1000;

/** A count with its noun: `1 answer`, `1,204 answers`. */
export const plural = (number: number, one: string, many: string = `${one}s`): string =>
  `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;

/** Who a digest is for, in a sentence. */
export const noticeFor = (audience: Audience): string =>
  audience === "public"
    ? "For publication: answers whose writers agreed to it, with names only where they agreed to that too. Confidential replies, and replies that do not say, appear in counts alone."
    : "Internal: holds names, addresses and confidential answers. Do not publish it; make one to publish with --publish.";

/** How many answers of a question an audience does not get to see, in words; "" if it sees all. */
export function hiddenAnswers({ confidential, unstated }: Tally["questions"][number], audience: Audience): string {
  if (audience === "internal") return "";
  const parts = [
    ...(confidential ? [`${confidential.toLocaleString("en-GB")} confidential`] : []),
    ...(unstated ? [`${unstated.toLocaleString("en-GB")} without permission to publish`] : []),
  ];
  return parts.length ? `Not shown: ${parts.join(", ")}.` : "";
}

/** Oddities of a message in words that tell a person what to look for. */
export function describeNote(note: string): string {
  const [what = "", number = ""] = note.split(" ");
  const question = number ? `Q${number}` : "the comments";
  const lines: Record<string, string> = {
    "no-header": "no line says which paper and edition it answers",
    "no-end": "no [end]: a signature may stand in the last answer",
    twice: `two texts for ${question}; both are kept`,
    unknown: `${question} is not a question of this paper`,
    above: `the answer to ${question} stood above its marker`,
    "run-together": "its lines had been joined; it was split at its markers",
    inline: "markers stand within its lines and were left as text",
    more: "more markers follow after [end]",
  };
  return lines[what] ?? note;
}
