import type { FootnoteDefinition, RootContent } from "mdast";
import type { WordLabel } from "./word-numbering.ts";

/** A paper as it was read from its file, before anything in it is recognised. */
export interface Manuscript {
  /** The blocks of the text in their order. */
  blocks: RootContent[];
  /** Its footnotes, by their identifiers. */
  notes: Map<string, FootnoteDefinition>;
  /** Pictures that the file itself holds, by the address that the text gives them. */
  pictures: Map<string, Uint8Array>;
  /** What stands above a Markdown text between two lines of `---`, or in the properties of a Word file. */
  fields: Record<string, unknown>;
  /** The fields of a Markdown text as they were written. */
  fieldLines: string[];
}

declare module "unist" {
  interface Data {
    /** What the author’s style makes of a block. */
    role?: "title" | "subtitle" | "contents" | undefined;
    /** The number or bullet that Word shows before a paragraph. In a heading or a numbered paragraph it is text too. */
    label?: WordLabel | undefined;
    /** The number that a heading or a numbered paragraph begins with. */
    number?: string;
    /** True where all words of a paragraph are bold, by themselves or by their style. */
    bold?: boolean;
    /** The size of its letters in half points. */
    size?: number;
    /** The names by which links lead here. */
    bookmarks?: string[];
    /** True for a line that was no heading in the source and was taken for one. */
    isGuessed?: boolean;
  }
}
