import type { FootnoteDefinition, Nodes, RootContent } from "mdast";

/** A paper as it was read from its file, before anything in it is recognised. */
export interface Manuscript {
  /** The blocks of the text in their order. */
  blocks: RootContent[];
  /** Its footnotes, by their identifiers. */
  notes: Map<string, FootnoteDefinition>;
  /** Fields that stand above a Markdown text, between two lines of `---`. */
  fields: Record<string, unknown>;
  /** Those fields as they were written. */
  fieldLines: string[];
  /** Pictures that the file itself holds, by the address the text gives them. */
  pictures: Map<string, Uint8Array>;
}

/** Something to tell the editor, with the line of the source that it is about; in a Word file, the paragraph. */
export interface Remark {
  line: number;
  text: string;
  /** The words that it is about, where they are not in the folder or not in the order of the source. */
  words?: string;
}

/** What the steps of an import have to tell. Every step adds to it. */
export interface Remarks {
  /** What was guessed, for a person to look at. */
  guesses: Remark[];
  /** Text that has no sure place: where it was put. */
  unplaced: Remark[];
  /** What is not in the folder: page headers, page numbers, tables of contents. */
  leftOut: Remark[];
}

/** No remarks yet. */
export const startRemarks = (): Remarks => ({ guesses: [], unplaced: [], leftOut: [] });

/** Remarks that words of a kind are left out; one remark stands for all of the kind. */
export function leaveOut({ leftOut }: Remarks, kind: string, line: number, words: string): void {
  const known = leftOut.find(({ text }) => text.startsWith(`${kind}, such as `));
  if (known) known.words += ` ${words}`;
  else leftOut.push({ line, text: `${kind}, such as ${quote(words)}`, words });
}

/** The line of the source on which a node, or a place in its text, stands; 0 where nobody knows. */
export function lineOf(node: Nodes | undefined, offset = 0): number {
  const line = node?.position?.start.line ?? 0;
  return node && "value" in node ? line + node.value.slice(0, offset).split("\n").length - 1 : line;
}

/** Some words of a text in quotation marks, to show which text a remark is about. */
export function quote(text: string, length = 60): string {
  const folded = text.replaceAll("\u00AD", "").replace(/\s+/g, " ").trim();
  if (folded.length <= length) return `“${folded}”`;
  return `“${folded.slice(0, length).replace(/\s+\S*$/, "")} …”`;
}

declare module "mdast" {
  interface HeadingData {
    /** True for what the author set in the style “Title”. */
    isTitle?: boolean;
    /** True for a line that was no heading in the source and was taken for one. */
    isGuessed?: boolean;
    /** The number that the source gave it: 3.1. */
    number?: string;
  }
  interface ParagraphData {
    /** True for what the author set in the style “Subtitle”. */
    isSubtitle?: boolean;
  }
}
