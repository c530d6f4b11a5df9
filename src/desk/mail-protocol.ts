import type { Action } from "../collate/decisions.ts";
import type { Audience } from "../collate/digest-types.ts";
import type { PaperDescription } from "../paper/paper-json.ts";
import type { ChosenFile } from "./chosen-files.ts";

/** A row of a sheet of decisions, and what a person needs to know to fill it in. */
export interface SheetRow {
  message: string;
  decision: Action | "";
  value: string;
  words: string;
  who: string;
  reason: string;
  found: string;
  what_to_do: string;
  /** Whether it is about a confidential reply. */
  isConfidential: boolean;
}

/** A row in which nothing is filled in. */
export const EMPTY_ROW: SheetRow = {
  message: "",
  decision: "",
  value: "",
  words: "",
  who: "",
  reason: "",
  found: "",
  what_to_do: "",
  isConfidential: false,
};

/** Asks for a digest of files. */
export interface ReadRequest {
  do: "read";
  files: ChosenFile[];
  /** Decisions made on the page. */
  decisions: SheetRow[];
  paper: PaperDescription;
  /** The file of the logo that the paper names. */
  logo: Uint8Array | undefined;
  audience: Audience;
  /** The day, as shown. */
  made: string;
  /** The folder for what does not fit into memory; undefined where the browser has none. */
  scratch: string | undefined;
}

/** What the page asks of the worker that reads mail: a digest, then all of its files or a sheet of decisions. */
export type MailRequest = ReadRequest | { do: "zip" } | { do: "sheet"; rows: SheetRow[] };

/** What a digest says in numbers, and what a person should look at. */
export interface DigestSummary {
  audience: Audience;
  read: number;
  counted: number;
  respondents: number;
  /** Confidential messages, which are in counts alone. */
  confidential: number;
  questions: { name: string; text: string; answers: number }[];
  problems: string[];
  decisions: { used: number; unused: number };
  /** The decisions in sheets that were among the files, and the names of those. */
  dropped: SheetRow[];
  sheets: string[];
  /** What to look at, and how many such things there are in all. */
  review: SheetRow[];
  toReview: number;
  /** `digest.html`, and whether it leads to other pages. */
  page: Blob;
  isDivided: boolean;
  /** Where the browser keeps the digest for as long as the page is open. */
  place: "disk" | "memory";
}

/** What the worker is doing. */
export type Doing = "read" | "judged" | "written" | "packed";

/** What the worker says. */
export type MailResponse =
  | { says: "progress"; done: Doing; messages: number; share: number }
  | { says: "digest"; digest: DigestSummary }
  | { says: "file"; content: Blob }
  | { says: "mistake"; message: string }
  | { says: "failure"; name: string; message: string };
