/** A number before a heading: “3”, “3.1”, “Section 3:”, “Part 2 –”. */
export const HEADING_NUMBER =
  /^(?:(?:section|chapter|part)\s+)?(\d{1,2}(?:\.\d{1,2})*)(?:[.):]|\s+[–—-](?=\s))?\s+(?=\S)/i;

const QUESTIONS =
  /^(?:the )?(?:(?:key|consultation|consultative|discussion) )?questions?(?: \d+)?(?: (?:for|on|about|to) .{1,60})?$/;
const REFERENCES =
  /^(?:(?:list of )?references|(?:select )?bibliography|works cited|sources|(?:end|foot)?notes|literature|further reading|references and (?:notes|further reading)|notes and references)$/;
const CONTENTS = /^(?:table of )?contents$/;
const FIRST_SECTION =
  /^(?:introduction|foreword|preface|(?:executive )?summary|background|overview|abstract|about\b.*|acknowledge?ments|purpose|context)$/;

/** True for the heading of a block of key questions; `more` are headings that the editor names besides the usual ones. */
export function isQuestionHeading(heading: string, more: readonly string[]): boolean {
  const name = nameOf(heading);
  return QUESTIONS.test(name) || more.some((other) => singular(nameOf(other)) === singular(name));
}

/** True for the heading of a list of references or notes. */
export const isReferenceHeading = (heading: string): boolean => REFERENCES.test(nameOf(heading));

/** True for the heading of a table of contents. */
export const isContentsHeading = (heading: string): boolean => CONTENTS.test(nameOf(heading));

/** True for what a first section is usually called, and never a paper. */
export const isFirstSection = (heading: string): boolean =>
  HEADING_NUMBER.test(heading) || FIRST_SECTION.test(nameOf(heading));

/** A heading as it is compared: no number before it, no colon after it, lower case. */
const nameOf = (heading: string) =>
  heading
    .trim()
    .replace(HEADING_NUMBER, "")
    .replace(/\s*[:.]$/, "")
    .replace(/\s+/g, " ")
    .toLowerCase();

const singular = (name: string) => name.replace(/s$/, "");
