import type { Campaign } from "./find-campaigns.ts";
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

/** Where an internal digest keeps the words and names of confidential replies, apart from all that is handed on. */
export const CONFIDENTIAL = "confidential/";
