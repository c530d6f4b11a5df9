/** A block of text, such as a paragraph, a list item or a row of a table; `anchor` is the id that links lead to. */
export interface TextBlock {
  anchor?: string;
  text: string;
}

/** What stands below one heading of a section, or before the first; then `slug` and `heading` are empty. */
export interface TextPart {
  slug: string;
  heading: string;
  /** Ids of the topics that its paragraphs are marked with. */
  topics: string[];
  blocks: TextBlock[];
}

/** The text of each section, by the section's id. */
export type PaperTexts = ReadonlyMap<string, readonly TextPart[]>;
