import type { CitedWork } from "./cite-paper.ts";

/** An item of CSL-JSON 1.0, with the fields that a paper has. {@link https://docs.citationstyles.org/en/stable/} */
export interface CslItem {
  id: string;
  type: "report" | "chapter";
  title: string;
  author: { family: string; given: string }[];
  issued: { "date-parts": [[year: number, month: number]] };
  publisher: string;
  language: string;
  URL: string;
  genre?: string;
  "container-title"?: string;
  "chapter-number"?: string;
}

/** A work as an item of CSL-JSON. */
export const writeCsl = ({ key, authors, year, month, genre, part, ...work }: CitedWork): CslItem => ({
  id: key,
  type: part ? "chapter" : "report",
  title: work.title,
  author: authors.map(({ family, given }) => ({ family, given })),
  issued: { "date-parts": [[year, month]] },
  publisher: work.publisher,
  language: work.language,
  URL: work.url,
  ...(genre && { genre }),
  ...(part && { "container-title": part.paper, ...(part.number && { "chapter-number": part.number }) }),
});
