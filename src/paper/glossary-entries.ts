import type { Paper } from "./paper.ts";

/** An entry of `glossary.json`, which pages show beside a term. */
export interface GlossaryEntry {
  id: string;
  /** The term, behind its abbreviation if it has one. */
  name: string;
  definition: string;
}

/** The entries of a paper's glossary in the order of its alphabet. */
export const glossaryEntries = ({ glossary, language }: Paper): GlossaryEntry[] =>
  glossary
    .map(({ id, abbreviation, term, definition }) => ({
      id,
      name: abbreviation ? `${abbreviation}: ${term}` : term,
      definition,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, language));
