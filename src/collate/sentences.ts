/** The paragraphs of a text, each on one line: mail programs break lines anywhere. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n[\s>]*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n[\s>]*/g, " ").trim())
    .filter(Boolean);

/** The sentences of a paragraph. */
export const sentencesOf = (paragraph: string): string[] =>
  paragraph.split(/(?<=[.!?;])\s+|\s+[–—]\s+/).filter((sentence) => sentence.trim());

const CLOSING =
  /^[\s>]*(?:(?:with )?(?:best|kind|warm(?:est)?|many)\s+(?:wishes|regards|thanks)|regards|yours(?: (?:sincerely|faithfully|truly|ever))?|sincerely|cheers|cofion(?: \w+)?|diolch|-- ?|sent from my .*)(?:[,.!]*|,\s*[\p{L}.'’-]+(?: [\p{L}.'’-]+){0,3})\s*$/iu;

/** Whether a line ends a letter, such as "Best wishes" or "Regards, Ann Ash". */
export const isClosing = (line: string): boolean => CLOSING.test(line);
