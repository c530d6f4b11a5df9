import type { Term, Topic } from "../paper/schema.ts";
import type { NamedEntry } from "../search/search-data.ts";

interface Lists {
  base: string;
  glossary: Term[];
  topics: Topic[];
}

/** The terms and topics of a paper with the names that readers may look for them by. */
export function listEntries({ base, glossary, topics }: Lists): NamedEntry[] {
  return [
    ...glossary.map(({ id, term, abbreviation, definition, synonyms = [] }): NamedEntry => ({
      kind: "term",
      title: abbreviation ? `${abbreviation}: ${term}` : term,
      href: `${base}glossary/#${id}`,
      text: definition,
      names: [term, ...(abbreviation ? [abbreviation] : []), ...synonyms],
      also: [term, ...(abbreviation ? [abbreviation] : [])],
    })),
    ...topics.map(({ id, title, description, synonyms = [] }): NamedEntry => ({
      kind: "topic",
      title,
      href: `${base}topics/${id}/`,
      text: description,
      names: [title, ...synonyms],
      // Every word is looked for, so a title of many words would find nothing.
      also: title.includes(" ") ? [] : [title],
    })),
  ];
}
