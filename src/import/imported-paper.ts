import type { RootContent } from "mdast";
import type { Abbreviation } from "./recognise/find-abbreviations.ts";
import type { Picture } from "./recognise/place-pictures.ts";
import type { TitlePage } from "./recognise/read-title-page.ts";
import type { Reference } from "./recognise/shelve-references.ts";

/** The one topic that an imported paper begins with. */
export const TOPIC = "this-paper";

/** A question with its name. */
export interface ImportedQuestion {
  id: string;
  text: string;
  line: number;
  topics: string[];
}

/** A section with its name, and its block of key questions if it has one. */
export interface ImportedSection {
  id: string;
  title: string;
  summary: string;
  topics: string[];
  line: number;
  blocks: RootContent[];
  questions: ImportedQuestion[];
  /** The headings above its questions, as the source has them. */
  asked: { heading: string; line: number }[];
  /** Text that leads to its questions. */
  context: RootContent[];
  /** The name of the file of its questions. */
  block: string;
  /** The file as it stands in the folder, where an update leaves it alone. */
  file?: string;
  /** The same of the file of its questions. */
  blockFile?: string;
}

/** A paper in which everything is recognised, ready to be written. */
export interface ImportedPaper {
  page: TitlePage;
  /** An e-mail address in the text, if it gives one. */
  contact: string | undefined;
  sections: ImportedSection[];
  references: Reference[];
  abbreviations: Abbreviation[];
  pictures: Picture[];
}
