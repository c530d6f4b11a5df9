import type { CitedWork } from "./cite-paper.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const COMMANDS: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/**
 * A BibTeX entry in UTF-8: a report, or a part of a collection, because bibliographies leave no place for the title of
 * an `@inbook`. Braces around a title keep its capitals.
 */
export function writeBibtex({ key, title, authors, year, month, publisher, url, genre, part }: CitedWork): string {
  const fields = {
    author: authors.map(({ family, given }) => `${escape(family)}, ${escape(given)}`).join(" and "),
    ...(part?.number && { chapter: part.number }),
    ...(part && { booktitle: `{${escape(part.paper)}}` }),
    year: String(year),
    [part ? "publisher" : "institution"]: nameOf(escape(publisher)),
    title: `{${escape(title)}}`,
    ...(genre && { type: escape(genre) }),
    url,
  };
  const lines = Object.entries(fields).map(([field, value]) => `  ${field} = {${value}},\n`);
  return `@${part ? "incollection" : "techreport"}{${key},\n${lines.join("")}  month = ${MONTHS[month - 1]},\n}\n`;
}

const escape = (text: string) =>
  text.replace(/\s+/g, " ").replace(/[\\{}~^&%$#_]/g, (sign) => COMMANDS[sign] ?? `\\${sign}`);

/** Without braces an “and” would part one publisher into two. */
const nameOf = (publisher: string) => (/ and /i.test(publisher) ? `{${publisher}}` : publisher);
