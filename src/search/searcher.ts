import { type Anchor, type Segment, cutExcerpt } from "./excerpt.ts";
import { type Hit, type Match, type Pagefind, closest, findMissing, joined, unique, withoutThose } from "./hits.ts";
import { type NumberedPlace, findNumber, findTitles, likeness, readQuery, expandQuery, wordsOf } from "./read-query.ts";
import type { Kind, NamedEntry, SearchData, SectionPlace } from "./search-data.ts";
import { joinWords, splitWords } from "./segment-words.ts";

/** A result as it is shown. */
export interface Result {
  kind: Kind;
  href: string;
  /** The section that it stands in, unless it is of the whole paper. */
  place?: SectionPlace | undefined;
  title: string;
  segments: Segment[];
  /** The matching words, to be highlighted where the result leads to. */
  words: string[];
  /** True where only the beginning of a word matches; such results come after the others that are shown with them. */
  loose?: boolean;
}

/** Which results are wanted; empty for all. */
export interface Filters {
  kind?: string;
  topic?: string;
}

/** What was found, in order; texts are read for as many as are asked for. */
export interface Findings {
  query: string;
  count: number;
  /**
   * The first of them, as many as `limit`; `step` is how many are shown at a time, so that none moves when more are.
   */
  results: (limit: number, step?: number) => Promise<Result[]>;
  /** True where the first result is the place that a number names. */
  direct: boolean;
  /** True where no part has all words of the query, and these have some of them. */
  partial: boolean;
  /** What was likely meant, where nothing was found for the query. */
  suggestion?: string;
}

/** Loads the suggestion for words that are not in the paper; several may come back as they were. */
export type Suggest = (words: string[]) => Promise<string[]>;

type Candidate = Result | Match;

/** Searches a paper: numbers, names, words, other names for the same, near misses, and at last some of the words. */
export class Searcher {
  #pagefind: Pagefind;
  #data: SearchData;
  #suggest: Suggest;

  constructor(pagefind: Pagefind, data: SearchData, suggest: Suggest) {
    this.#pagefind = pagefind;
    this.#data = data;
    this.#suggest = suggest;
  }

  /** Finds what answers a query. Without words, everything that the filters let through. */
  async find(text: string, filters: Filters = {}): Promise<Findings> {
    const query = readQuery(text);
    if (!query && !filters.kind && !filters.topic) return this.#found(query, []);
    const { candidates, missing } = await this.#findAll(query, filters);
    if (!query || (candidates.length > 0 && missing.length === 0)) return this.#found(query, candidates);
    const words = wordsOf(query);
    const meant = await this.#suggest(words);
    if (words.every((word, index) => word === meant[index]))
      return this.#found(query, await this.#findSome(words, missing, filters), true);
    const suggestion = meant.join(" ");
    const better = await this.#findAll(suggestion, filters);
    const isFound = better.candidates.length > 0 && better.missing.length === 0;
    const found = isFound ? better.candidates : await this.#findSome(meant, better.missing, filters);
    return { ...this.#found(query, found, !isFound), ...(found.length > 0 && { suggestion }) };
  }

  #found(query: string, candidates: Candidate[], partial = false): Findings {
    const results = async (limit: number, step = limit) => {
      const read = await Promise.all(candidates.slice(0, limit).map((candidate) => this.#readCandidate(candidate)));
      return looseLast(distinct(read), step);
    };
    return {
      query,
      count: candidates.length,
      results,
      partial,
      direct: findNumber(query, this.#data.sections).length > 0,
    };
  }

  /** Everything with all words of a query, or of one that means the same; and the words that were not found. */
  async #findAll(query: string, filters: Filters): Promise<{ candidates: Candidate[]; missing: string[] }> {
    const { named, variants } = expandQuery(query, this.#data.entries);
    const places = findNumber(query, this.#data.sections);
    const [own, others, ...direct] = await Promise.all([
      this.#search(query || null, filters),
      Promise.all(variants.map((variant) => this.#search(variant, filters))),
      ...places.map((place) => this.#readPlace(place)),
    ]);
    const titles = findTitles(query, this.#data.sections).map(titleResult);
    const first = [...direct, ...titles, ...named.map(nameEntry)].filter(
      ({ kind }) => !filters.topic && (!filters.kind || filters.kind === kind),
    );
    const missing = own.length > 0 ? await findMissing(query, own) : [];
    const isCertain = first.length + others.flat().length > 0;
    // What has only the beginning of a word is no answer where there are better ones.
    const hits = unique([...(isCertain && missing.length > 0 ? [] : own), ...others.flat()]);
    return { candidates: [...first, ...(await withoutThose(hits, first))], missing: isCertain ? [] : missing };
  }

  /** What has some of the words: the rarest words first, then the most. */
  async #findSome(words: string[], missing: string[], filters: Filters): Promise<Match[]> {
    const known = words.filter((word) => word.length > 1 && !missing.includes(word));
    const found = new Map<string, { hit: Match; count: number; score: number }>();
    for (const word of known) {
      const hits = await this.#search(word, filters);
      if ((await findMissing(word, hits)).length > 0) continue;
      // A word that is nearly everywhere says nothing.
      const weight = hits.length > 0 ? 1 / hits.length : 0;
      for (const hit of hits) {
        const before = found.get(hit.id);
        found.set(hit.id, {
          hit: before ? joined(before.hit, hit) : hit,
          count: (before?.count ?? 0) + 1,
          score: (before?.score ?? 0) + weight,
        });
      }
    }
    return [...found.values()].sort((a, b) => b.score - a.score || b.count - a.count).map(({ hit }) => hit);
  }

  async #readCandidate(candidate: Candidate): Promise<Result> {
    if (!isHit(candidate)) return candidate;
    const { url, content, weighted_locations, anchors, meta, filters } = await candidate.data();
    const locations = closest(content, weighted_locations, candidate.asked);
    const page = url.replace(/#.*/, "");
    const { segments, anchor, words } = cutExcerpt(content, locations, anchors.filter(isPlace));
    const section = this.#data.sections.find(({ href }) => href === page);
    const found = [...words, ...splitWords(`${meta.title} ${meta.section}`)];
    return {
      kind: (filters.kind?.[0] ?? "section") as Kind,
      href: anchor ? `${page}#${anchor}` : url,
      place: section,
      title: joinWords(meta.title),
      segments,
      words,
      loose: !candidate.asked.every((word) => found.some((other) => likeness(word, other) === 2)),
    };
  }

  async #search(term: string | null, { kind, topic }: Filters): Promise<Match[]> {
    const filters = { ...(kind && { kind }), ...(topic && { topic }) };
    const { results } = await this.#pagefind.search(term, { filters });
    const asked = wordsOf(term ?? "");
    const sorted = kind || !this.#data.hasAnswers ? results : await this.#answersLast(term, results, filters);
    return sorted.map((hit) => ({ id: hit.id, score: hit.score, data: () => hit.data(), asked }));
  }

  /** What others wrote comes after the paper itself. */
  async #answersLast(term: string | null, hits: Hit[], filters: Record<string, string>): Promise<Hit[]> {
    const { results } = await this.#pagefind.search(term, { filters: { ...filters, kind: "response" satisfies Kind } });
    const answers = new Set(results.map(({ id }) => id));
    return [...hits.filter(({ id }) => !answers.has(id)), ...hits.filter(({ id }) => answers.has(id))];
  }

  /** The place that a number leads to; a question comes with its words. */
  async #readPlace({ kind, number, section, href }: NumberedPlace): Promise<Result> {
    const { words } = this.#data;
    if (kind === "question") {
      const hits = await this.#search(`Q${number}`, { kind });
      for (const hit of hits.slice(0, 3)) {
        const result = await this.#readCandidate(hit);
        if (result.href === href) return { ...result, words: [] };
      }
    }
    const title = { section: section.title, paragraph: words.paragraph.replace("%s", number), question: `Q${number}` };
    return {
      kind: kind === "question" ? kind : "section",
      href,
      place: section,
      title: title[kind],
      segments: [],
      words: [],
    };
  }
}

const isHit = (candidate: Candidate): candidate is Match => "data" in candidate;

/** Where a result can lead to within a record: a numbered paragraph or a note. */
const isPlace = ({ id }: Anchor) => /^(p\d|fn-)/.test(id);

const titleResult = (section: SectionPlace): Result => ({
  kind: "section",
  href: section.href,
  place: section,
  title: section.title,
  segments: [],
  words: [],
});

const nameEntry = ({ kind, title, href, text }: NamedEntry): Result => ({
  kind,
  href,
  title,
  segments: [{ text, highlighted: false }],
  words: [],
});

/** In each step those that are loose come last. */
function looseLast(results: Result[], step: number): Result[] {
  const places = new Map(
    results.map((result, index) => [result, Math.floor(index / step) * 2 + Number(result.loose ?? 0)]),
  );
  return [...results].sort((a, b) => places.get(a)! - places.get(b)!);
}

const distinct = (results: Result[]): Result[] =>
  [...new Map([...results].reverse().map((result) => [result.href, result])).values()].reverse();
