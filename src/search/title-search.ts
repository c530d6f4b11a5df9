import type { Fragment, Pagefind } from "./hits.ts";
import { likeness, wordsOf } from "./read-query.ts";
import type { Kind, SearchData } from "./search-data.ts";
import { splitWords } from "./segment-words.ts";

/** A key question as `paper.json` lists it. */
interface ListedQuestion {
  number: string;
  text: string;
  url: string;
}

/**
 * Searches titles, key questions, terms and topics, in place of Pagefind, where a browser runs no WebAssembly (Lockdown
 * Mode, Tor, enhanced security). What has all words of a query is found, in the order of the paper.
 */
export function searchTitles({ sections, entries }: SearchData, questions: readonly ListedQuestion[]): Pagefind {
  const sectionOf = (url: string) => sections.find(({ href }) => url.startsWith(`${href}#`))?.title;
  const fragments = [
    ...sections.map(({ title, href }) => fragment("section", title, "", href)),
    ...questions.map(({ number, text, url }) => {
      const href = url.replace(/^https?:\/\/[^/]+/, "");
      return fragment("question", `Q${number}`, text, href, sectionOf(href));
    }),
    ...entries.map(({ kind, title, text, names, href }) => fragment(kind, title, [text, ...names].join(" "), href)),
  ];
  return {
    async search(term, { filters }) {
      const asked = wordsOf(term ?? "");
      const results = fragments
        .filter(({ filters: { kind } }) => !filters["kind"] || kind?.includes(filters["kind"]))
        .map((each) => ({ ...each, weighted_locations: matches(each, asked) }))
        .filter(({ meta, content }) => asked.every((word) => hasWord(`${meta.title} ${content}`, word)));
      return { results: results.map((each) => ({ id: each.url, score: 1, data: async () => each })) };
    },
  };
}

const fragment = (kind: Kind, title: string, content: string, url: string, section?: string): Fragment => ({
  url,
  content,
  weighted_locations: [],
  anchors: [],
  meta: { title, ...(section !== undefined && { section }) },
  filters: { kind: [kind] },
});

const hasWord = (text: string, word: string) => splitWords(text).some((other) => likeness(word, other) === 2);

const matches = ({ content }: Fragment, asked: string[]) =>
  splitWords(content).flatMap((word, location) =>
    asked.some((each) => likeness(each, word) === 2) ? [{ location, balanced_score: 1 }] : [],
  );
