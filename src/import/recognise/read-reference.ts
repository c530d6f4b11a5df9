import type { Nodes } from "mdast";
import { visit } from "unist-util-visit";
import { plainText } from "../plain-text.ts";

/** A reference as the reference list keeps it. */
export interface ReadReference {
  author: string;
  year: number;
  /** A letter after the year, such as the a of 2010a. */
  letter: string;
  title: string;
  url?: string;
  /** Words that only announce the address: “Available at”. */
  announced: string;
  /** True where the title may hold more than the title, such as the publisher. */
  unsure: boolean;
}

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>]+[^\s<>.,;:)\]]/i;
const ANNOUNCED = /\s*\b(?:available (?:at|from|online at)|accessed at|online at|retrieved from|url)[\s:]*$/i;
const YEAR = /[(,.]?\s*\b(1[5-9]\d\d|20\d\d)([a-z]?)\b\s*[).,:]*/;
/** Words that may stand in small letters in the name of a person or body. */
const SMALL = /^(?:and|&|of|the|for|in|on|et|al|eds?|de|van|von|der|da|di|du|la|le|with|to|y|und|a)$/;

/**
 * Reads “Town Council (2024) The Field. https://…” and the like; undefined where author, year and title cannot be told
 * apart. `strict` asks for a name with capitals and the year right behind it, because a footnote may be any text.
 */
export function readReference(node: Nodes, strict: boolean): ReadReference | undefined {
  const url = addressOf(node);
  const text = plainText(node)
    .replace(new RegExp(`<?${ADDRESS.source}>?`, "gi"), " ")
    .trim();
  const year = YEAR.exec(text);
  if (!year) return undefined;
  const [before, after] = [text.slice(0, year.index), text.slice(year.index + year[0].length)];
  const isBehind = tidy(after) !== "";
  const [author, title] = isBehind ? [before, after] : splitBefore(before, emphasisOf(node));
  if (!tidy(title) || !isName(author, strict) || (strict && (!isBehind || title.split(" ").length > 40)))
    return undefined;
  return {
    author: author.replace(/[\s,:;(]+$/, "").replace(/(?<=\p{Ll})\.$/u, ""),
    year: Number(year[1]),
    letter: year[2] ?? "",
    title: unquote(tidy(title)),
    ...(url && { url: url.replace(/^www\./i, "http://www.") }),
    announced: ANNOUNCED.exec(title)?.[0].trim() ?? "",
    unsure: !isBehind || holdsMore(tidy(title), emphasisOf(node)),
  };
}

/** The first address in a reference, or undefined. */
function addressOf(node: Nodes): string | undefined {
  const links: string[] = [];
  visit(node, "link", ({ url }) => void links.push(url));
  return links.find((url) => /^https?:\/\/\S+$/i.test(url)) ?? ADDRESS.exec(plainText(node))?.[0];
}

/** A title without the punctuation around it and the words that announce an address. */
const tidy = (text: string) => text.replace(ANNOUNCED, "").replace(/^[\s).,:;–-]+|[\s.,;:([]+$/g, "");

const unquote = (text: string) => text.replace(/^[“‘"']([^“”‘"]+)[”’"']$/, "$1");

/** Where the year ends a reference, the words in italics are its title; else the first comma parts author and title. */
function splitBefore(before: string, set: string | undefined): [author: string, title: string] {
  const at = set ? before.indexOf(set) : -1;
  if (set && at === 0) return [tidy(before.slice(set.length)), set];
  if (at > 0) return [before.slice(0, at), before.slice(at)];
  const [author = "", ...rest] = before.split(/(?:,|\.|:)\s+/);
  return [author, rest.join(", ")];
}

/** A title in italics that is all there is holds nothing else; without italics, punctuation tells. */
const holdsMore = (title: string, set: string | undefined) =>
  set ? title !== tidy(set) : /[.:,] .*\d|\. \p{Lu}/u.test(title);

/** The words that a reference sets in italics, which are most often the title. */
function emphasisOf(node: Nodes): string | undefined {
  let found: string | undefined;
  visit(node, "emphasis", (emphasis) => void (found ??= plainText(emphasis)));
  return found;
}

function isName(text: string, strict: boolean): boolean {
  const words = text.split(/[\s,.:;()]+/).filter(Boolean);
  if (!words.length || words.length > 15 || !/\p{L}/u.test(text)) return false;
  const isCapital = (word: string) => /^[“‘]?[\p{Lu}\p{N}&]/u.test(word) || SMALL.test(word);
  return !strict || (!/^(?:see|cf|for|in)\b/i.test(text) && words.every(isCapital));
}
