import type { Fields } from "./read-yaml.ts";
import type { ParsedPaper } from "./parse-paper.ts";
import { listAt, textAt } from "./values.ts";

/** A question as far as it can be read; a text that is not there is "". */
export interface ParsedQuestion {
  id: string;
  text: string;
  /** The number that the site shows: the author’s own, or its place in its section. */
  number: string;
  /** The author’s own number. */
  ownNumber: string;
  /** The name of the section that it belongs to. */
  section: string;
  /** Its file, and its place there from 0. */
  path: string;
  fields: Fields;
  index: number;
}

/** All questions of a paper, file by file. */
export function listQuestions({ sections, blocks }: Pick<ParsedPaper, "sections" | "blocks">): ParsedQuestion[] {
  return blocks.flatMap(({ path, fields }) => {
    const section = textAt(fields.data, "section");
    const place = sections.find(({ name }) => name === section)?.number;
    return listAt(fields.data, "questions").map((question, index) => {
      const ownNumber = textAt(question, "number");
      return {
        id: textAt(question, "id"),
        text: textAt(question, "text"),
        number: ownNumber || `${place}.${index + 1}`,
        ownNumber,
        section,
        path,
        fields,
        index,
      };
    });
  });
}
