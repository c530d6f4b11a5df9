import { isJoined, joinWords, splitWords } from "./segment-words.ts";

/** A piece of text, highlighted where it answers the query. */
export interface Segment {
  text: string;
  highlighted: boolean;
}

/** A place within a record: an element with an id, and the index of its first word. */
export interface Anchor {
  id: string;
  location: number;
}

/** What to show of a record: the words around the best of its matches, and the place that they stand in. */
export interface Excerpt {
  segments: Segment[];
  /** The id of the paragraph or note, if the words stand in one. */
  anchor: string | undefined;
  /** The matching words as they stand in the text. */
  words: string[];
}

const LENGTH = 26;
/** How many words stand before the first match, so that it can be read in its sentence. */
const BEFORE = 6;

/** Cuts the excerpt with the most different matching words out of a record; `locations` are indexes of words. */
export function cutExcerpt(content: string, locations: number[], anchors: Anchor[], length = LENGTH): Excerpt {
  const words = splitWords(content);
  const matches = new Set(locations);
  const best = bestMatch(
    words,
    [...matches].sort((a, b) => a - b),
    length,
  );
  const own = anchors.filter(({ location }) => location <= best).at(-1);
  // An excerpt begins with its paragraph, unless the match stands far into it.
  const from = Math.max(own?.location ?? 0, best > (own?.location ?? 0) + length / 2 ? best - BEFORE : 0);
  const end = Math.min(words.length, from + length);
  const segments = words.slice(from, end).map((word, index) => ({ word, highlighted: matches.has(from + index) }));
  return {
    segments: [
      ...(from > (own?.location ?? 0) ? [{ text: "… ", highlighted: false }] : []),
      ...joinSegments(segments),
      ...(end < words.length ? [{ text: " …", highlighted: false }] : []),
    ],
    anchor: matches.size > 0 ? own?.id : undefined,
    words: [...new Set([...matches].flatMap((at) => bare(words[at] ?? "") || []))],
  };
}

/** The match from which on the next words hold the most different matches; the first of all if several do. */
function bestMatch(words: string[], matches: number[], length: number): number {
  let best = matches[0] ?? 0;
  let most = 0;
  for (const start of matches) {
    const near = matches.filter((at) => at >= start && at < start + length - BEFORE);
    const count = new Set(near.map((at) => bare(words[at] ?? "").slice(0, 5))).size;
    if (count > most) [best, most] = [start, count];
  }
  return best;
}

/** Joins words into few segments; marks leave out the punctuation around a word. */
function joinSegments(words: { word: string; highlighted: boolean }[]): Segment[] {
  const segments: Segment[] = [];
  const add = (text: string, highlighted: boolean) => {
    const last = segments.at(-1);
    if (last?.highlighted === highlighted) last.text += text;
    else if (text) segments.push({ text, highlighted });
  };
  words.forEach(({ word, highlighted }, index) => {
    if (index > 0 && !isJoined(word)) add(" ", false);
    const [, before = "", middle = "", after = ""] =
      /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(joinWords(word)) ?? [];
    if (!highlighted || !middle) return add(before + middle + after, false);
    add(before, false);
    add(middle, true);
    add(after, false);
  });
  return segments;
}

const bare = (word: string) => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
