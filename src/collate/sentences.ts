/** The paragraphs of a text, each on one line: mail programs break lines anywhere. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n[\s>]*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n[\s>]*/g, " ").trim())
    .filter(Boolean);

/** The sentences of a paragraph. */
export const sentencesOf = (paragraph: string): string[] =>
  paragraph.split(/(?<=[.!?;])\s+|\s+[–—]\s+/).filter((sentence) => sentence.trim());
