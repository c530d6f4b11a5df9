import type { RootContent } from "mdast";
import { visit } from "unist-util-visit";
import type { ImportedSection } from "../imported-paper.ts";
import { type Remarks, lineOf } from "../manuscript.ts";
import { foldWords, plainText } from "../plain-text.ts";
import { slugOf, takeId } from "../slugs.ts";

/** An abbreviation that the text spells out. */
export interface Abbreviation {
  id: string;
  abbreviation: string;
  term: string;
  line: number;
}

const SMALL = new Set(["and", "of", "the", "for", "in", "on", "to", "with", "by", "a", "&"]);
const SHORT = String.raw`[\p{Lu}](?:[\p{L}\p{N}&]{0,20}\p{Lu}[\p{L}\p{N}&]{0,20})(?![\p{L}\p{N}&])`;
/** The “(SC)” of “Sports Council (SC)”. */
const BEHIND = new RegExp(String.raw`\((?:the\s+|or\s+)?[“"‘']?(?<short>${SHORT})[”"’']?\)`, "gu");
/** “SC (Sports Council)”. */
const BEFORE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?<short>${SHORT})\s+\((?<long>[\p{L}\p{N}’'&\s-]{3,100})\)`,
  "gu",
);

/** Finds the abbreviations that a text spells out, in either order: “Sports Council (SC)” or “SC (Sports Council)”. */
export function findAbbreviations(sections: readonly ImportedSection[], { guesses }: Remarks): Abbreviation[] {
  const found = new Map<string, Abbreviation>();
  const terms = new Set<string>();
  const taken = new Set<string>();
  for (const { text, line } of sections.flatMap(linesIn))
    for (const [abbreviation, term] of pairsIn(text)) {
      const known = found.get(abbreviation);
      if (known && foldWords(known.term) !== foldWords(term))
        guesses.push({ line, text: `${abbreviation} is “${term}” here and “${known.term}” in the glossary` });
      if (known || terms.has(foldWords(term))) continue;
      terms.add(foldWords(term));
      found.set(abbreviation, { id: takeId(slugOf(abbreviation) || "term", taken), abbreviation, term, line });
    }
  return [...found.values()].toSorted((a, b) => a.term.localeCompare(b.term, "en"));
}

const linesIn = ({ blocks, context, questions }: ImportedSection) => [
  ...[...blocks, ...context].flatMap(linesOf),
  ...questions,
];

function linesOf(block: RootContent): { text: string; line: number }[] {
  const lines: { text: string; line: number }[] = [];
  visit(block, (node) => {
    if (node.type === "paragraph" || node.type === "tableCell")
      lines.push({ text: plainText(node), line: lineOf(node) });
  });
  return lines;
}

function pairsIn(text: string): [abbreviation: string, term: string][] {
  if (!text.includes("(")) return [];
  return [BEHIND, BEFORE].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ groups, index }): [string, string][] => {
      const written = groups?.["short"] ?? "";
      const short = written.replace(/(?<=\p{Lu})s$/u, "");
      const long = groups?.["long"];
      const term =
        long === undefined ? longForm(text.slice(Math.max(0, index - 150), index), short) : wholeForm(long, short);
      if (!term || short.length < 2 || !term.includes(" ")) return [];
      return [[short, written === short ? term : singular(term)]];
    }),
  );
}

/** “authorities (LAs)” are one authority each. */
const singular = (term: string) => term.replace(/ies$/, "y").replace(/(?<!s)s$/, "");

const wholeForm = (long: string, short: string) => (longForm(long, short) === long.trim() ? long.trim() : undefined);

/** The last words of a text whose first letters make the abbreviation; small words may be passed over. */
function longForm(text: string, short: string): string | undefined {
  const words = text.trim().split(/\s+/);
  const letters = short.replace(/[^\p{L}]/gu, "").toLowerCase();
  const start = matchBack(words, words.length - 1, letters, letters.length - 1);
  return start === undefined ? undefined : words.slice(start).join(" ").replace(/,$/, "");
}

/** The index of the first word of the match that ends at `word` and `letter`, or undefined. */
function matchBack(words: readonly string[], word: number, letters: string, letter: number): number | undefined {
  if (letter < 0) return word + 1;
  if (word < 0) return undefined;
  const parts = (words[word] ?? "")
    .toLowerCase()
    .split(/[-’']/)
    .filter((part) => part.length > 1 || /[\p{L}\p{N}]/u.test(part));
  const initials = parts.map((part) => part[0]).join("");
  const ways = [initials, initials[0] ?? ""].filter((way, index, all) => way && all.indexOf(way) === index);
  for (const way of ways) {
    const fits = letters.slice(0, letter + 1).endsWith(way);
    const start = fits ? matchBack(words, word - 1, letters, letter - way.length) : undefined;
    if (start !== undefined) return start;
  }
  return SMALL.has((words[word] ?? "").toLowerCase()) ? matchBack(words, word - 1, letters, letter) : undefined;
}
