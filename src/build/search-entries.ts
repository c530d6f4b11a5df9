import { words } from "../messages/index.ts";
import { closingInWords } from "../paper/dates.ts";
import type { Paper } from "../paper/paper.ts";
import type { NamedEntry } from "../search/search-data.ts";

/** The terms, topics and further pages of a paper with the names that readers may look for them by. */
export function listEntries({ glossary, topics, ...paper }: Paper, base: string): NamedEntry[] {
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
    ...listPages(paper, base),
  ];
}

function listPages(paper: Omit<Paper, "glossary" | "topics">, base: string): NamedEntry[] {
  const { pages } = words.search;
  const entry = (page: keyof typeof pages, path: string, more: string[] = []): NamedEntry => {
    const { title, text, names } = pages[page];
    return { kind: "page", title, href: base + path, text, names: [title, ...names.split(", "), ...more], also: [] };
  };
  const respond = entry("respond", "respond/", [paper.contact]);
  const people = paper.authors.map(({ given, family }) => `${given} ${family}`);
  return [
    ...(paper.questions.length > 0 ? [{ ...respond, text: `${respond.text} ${closingInWords(paper)}` }] : []),
    ...(paper.questions.length > 0 ? [entry("questions", "questions/")] : []),
    entry("wholePaper", "paper/"),
    entry("privacy", "privacy/"),
    entry("about", "about/", [...people, ...paper.authors.map(({ family }) => family), paper.publisher.name]),
    entry("accessibility", "accessibility/"),
  ];
}
