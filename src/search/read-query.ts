import type { NamedEntry, SectionPlace } from "./search-data.ts";
import { segmentWords } from "./segment-words.ts";

/** Longer queries are cut: nobody reads results for a page of text, and each word costs time. */
const LONGEST = 200;
const MOST_WORDS = 12;

/** A query as it is searched for: white space folded, and not longer than makes sense. */
export const readQuery = (text: string): string =>
  segmentWords(text, " ").replace(/\s+/g, " ").trim().slice(0, LONGEST).split(" ").slice(0, MOST_WORDS).join(" ");

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu;

/** Characters that are often words by themselves. */
const WHOLE = /[\p{N}\p{scx=Han}]/u;

/** The words of a query, for looking for each by itself; single letters say nothing. */
export const wordsOf = (query: string): string[] => {
  const words = query.toLowerCase().match(WORD) ?? [];
  return [...new Set(words)].filter((word) => word.length > 1 || WHOLE.test(word));
};

/** A place that a number leads to. */
export interface NumberedPlace {
  kind: "section" | "paragraph" | "question";
  number: string;
  section: SectionPlace;
  href: string;
}

const NUMBER =
  /^(q|key questions?|questions?|p|§|para|paragraph|section|s)?\.? ?(\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)[.?]?$/i;

/** A number that a title begins with, in a paper that keeps its author's own. */
const OWN_NUMBER = /^(?:\p{L}+ )?(\d{1,3}(?:\.\d{1,3})*)(?!\d)/u;

/**
 * Where a number leads: Q3.2 to the question, 3.2 to the paragraph and the question, 3 to the section, and “question 3”
 * to the questions of that section. Numbers are those that readers see: the author's own where the paper keeps them.
 */
export function findNumber(query: string, sections: SectionPlace[]): NumberedPlace[] {
  const [, sign = "", written = ""] = NUMBER.exec(query) ?? [];
  if (!written) return [];
  const number = written.toLowerCase().replace(/\b0+(?=\d)/g, "");
  const named = sections.filter(({ label, title }) => (label || OWN_NUMBER.exec(title)?.[1]) === number);
  const isQuestion = /^(q|key)/i.test(sign);
  const questions = isQuestion || !/^[p§s]/i.test(sign) ? sections.flatMap(questionsOf) : [];
  const asked = questions.filter((place) => place.number === number);
  if (isQuestion && asked.length === 0 && /question/i.test(sign)) return named.flatMap(questionsOf);
  return [
    ...(/^[qp]|^key/i.test(sign) ? [] : named.map((section) => sectionPlace(section, number))),
    ...(isQuestion || (/^s/i.test(sign) && !number.includes("."))
      ? []
      : sections.flatMap(paragraphsOf).filter((place) => place.number === number)),
    ...asked,
  ];
}

const sectionPlace = (section: SectionPlace, number: string): NumberedPlace => ({
  kind: "section",
  number,
  section,
  href: section.href,
});

const questionsOf = (section: SectionPlace): NumberedPlace[] =>
  section.questions.map((number) => ({ kind: "question", number, section, href: `${section.href}#q${number}` }));

const paragraphsOf = (section: SectionPlace): NumberedPlace[] =>
  Array.from({ length: section.paragraphs }, (_, index) => {
    const place = `${section.number}.${index + 1}`;
    return { kind: "paragraph", number: section.own?.[index] ?? place, section, href: `${section.href}#p${place}` };
  });

const fold = (text: string) =>
  segmentWords(text, " ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * How like a word of the text is to the one that was asked for: 2 for a form of it (volunteers, volunteering), 1 for
 * one that only begins like it (voluntary; public for pubs), 0 for any other.
 */
export function likeness(asked: string, found: string): 0 | 1 | 2 {
  const [word, other] = [fold(asked), fold(found)];
  if (word.length < 3) return other.split(" ").includes(word) ? 2 : other.startsWith(word) ? 1 : 0;
  if (other.startsWith(word) || other.includes(` ${word}`)) return 2;
  let same = 0;
  while (same < word.length && word[same] === other[same]) same++;
  if (same < 3 || same < word.length / 2) return 0;
  const isForm = same >= Math.max(word.length, other.length) - 3 && (same > 4 || other.length <= word.length);
  return isForm ? 2 : 1;
}

/** Sections whose title has the query in it as a phrase; of one or two words the index itself knows best. */
export function findTitles(query: string, sections: SectionPlace[]): SectionPlace[] {
  const asked = fold(query);
  return asked.split(" ").length < 3 ? [] : sections.filter(({ title }) => ` ${fold(title)} `.includes(` ${asked} `));
}

/** What the names of terms and topics add to a query. */
export interface Expansion {
  /** Entries that the query names; they come first. */
  named: NamedEntry[];
  /**
   * The query with one name put for another: `charities in prison` becomes `Voluntary and Community Sector in prison`.
   */
  variants: string[];
}

const MOST_VARIANTS = 4;

/** The query as it may be spelled in the text: 5000 as 5,000, and parts of a word without their hyphen. */
const respelled = (query: string): string[] =>
  [
    query.replace(/\b\d{4,9}\b/g, (number) => number.replace(/\B(?=(\d{3})+$)/g, ",")),
    query.replace(/(\p{L})-(?=\p{L})/gu, "$1 "),
  ].filter((variant) => variant !== query);

/** Finds entries that a query names, and other queries that mean the same. */
export function expandQuery(query: string, entries: NamedEntry[]): Expansion {
  const asked = ` ${fold(query)} `;
  const uses = entries.flatMap((entry) => {
    const names = entry.names.map(fold).filter((name) => name && asked.includes(` ${name} `));
    const name = names.sort((a, b) => b.length - a.length)[0];
    return name ? [{ entry, name }] : [];
  });
  const isNamed = ({ kind, title, names }: NamedEntry) =>
    names.map(fold).some((name) => name === asked.trim() || (kind === "term" && name === `${asked.trim()}s`)) ||
    (asked.length > 5 && `${fold(title)} `.startsWith(asked.trimStart()));
  const variants = uses.flatMap(({ entry, name }) =>
    entry.also.filter((other) => fold(other) !== name).map((other) => asked.replace(` ${name} `, ` ${other} `).trim()),
  );
  return {
    named: entries.filter(isNamed),
    variants: [...new Set([...respelled(query), ...variants])].slice(0, MOST_VARIANTS),
  };
}
