import type { FilledIn } from "../import/fill-in.ts";
import type { Part } from "../import/report.ts";
import type { ChosenFile } from "./chosen-files.ts";

/** What the page asks of the worker that brings in a paper. */
export type PaperRequest =
  | { do: "import"; files: ChosenFile[]; today: string }
  | { do: "fill"; values: FilledIn }
  | { do: "zip" }
  | { do: "report" };

/** A mistake or a warning of the check. */
export interface FoundIssue {
  place: string;
  text: string;
  isMistake: boolean;
}

/** A paper that was brought in, and what is left to do. */
export interface BroughtIn {
  /** The name of its file. */
  file: string;
  isUpdate: boolean;
  report: Part[];
  sections: { id: string; title: string }[];
  questions: { number: string; text: string }[];
  /** The first pages, paragraph by paragraph; those that begin with # are headings. */
  preview: string[];
  /** What `paper.yaml` says, by field; "" where a person has to say it. */
  fields: Record<string, string>;
  topics: string[];
}

/** What the worker says. */
export type PaperResponse =
  | { says: "paper"; paper: BroughtIn; issues: FoundIssue[] }
  | { says: "issues"; issues: FoundIssue[] }
  | { says: "file"; content: Blob }
  | { says: "mistake"; message: string }
  | { says: "failure"; name: string; message: string };
