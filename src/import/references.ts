import type { Heading, Nodes, PhrasingContent, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { isReferencesHeading } from "./headings.ts";
import { slugOf, takeId } from "./ids.ts";
import { lineOf, quote, tell } from "./messages.ts";
import { replaceNode } from "./normalize.ts";
import { plainText } from "./plain-text.ts";

/** A work that the paper cites. */
export interface Reference {
  id: string;
  author: string;
  year: number;
  title: string;
  url?: string;
  line: number;
}

/** An entry of a list of references. */
interface Entry {
  number: number | undefined;
  reference: Reference;
}

/**
 * Makes entries of a list of references, and citations of the marks that name them, where all of that is beyond doubt:
 * each entry is author, year in brackets and title, and nothing else, and each is cited by its number or by author and
 * year. Any other list stays the text that it is.
 */
export function takeReferences(
  blocks: readonly RootContent[],
  file: VFile,
): { blocks: RootContent[]; references: Reference[] } {
  const taken = new Set<string>();
  const references: Reference[] = [];
  let left = [...blocks];
  for (let at = 0; at < left.length; at++) {
    const heading = left[at]!;
    if (heading.type !== "heading" || !isReferencesHeading(plainText(heading))) continue;
    const own = ownBlocks(left, heading);
    const entries = readEntries(own, taken);
    if (!entries?.length) continue;
    const text = left.filter((block) => block !== heading && !own.includes(block));
    const cited = new Set<string>();
    const finder = finderOf(entries);
    const marked = text.map((block) => citeIn(structuredClone(block), finder, cited));
    if (entries.some(({ reference }) => !cited.has(reference.id))) continue;
    const what = `the ${entries.length} works below ${quote(plainText(heading))} are read as references, and what cites them as citations`;
    tell(file, "guess", what, lineOf(heading));
    references.push(...entries.map(({ reference }) => reference));
    [left, at] = [marked, -1];
  }
  return { blocks: left, references };
}

function ownBlocks(blocks: readonly RootContent[], heading: Heading): RootContent[] {
  const below = blocks.slice(blocks.indexOf(heading) + 1);
  const end = below.findIndex(
    (block) => block.type === "heading" && (block.depth <= heading.depth || heading.data?.isGuessed),
  );
  return end < 0 ? below : below.slice(0, end);
}

/** The entries of a list, or undefined where one of them may be something else. */
function readEntries(blocks: readonly RootContent[], taken: Set<string>): Entry[] | undefined {
  const nodes = blocks.flatMap((block): { node: Nodes; number?: number }[] => {
    if (block.type !== "list") return [{ node: block }];
    return block.children.map((node, index) => ({
      node,
      ...(block.ordered && { number: (block.start ?? 1) + index }),
    }));
  });
  const entries = nodes.map(({ node, number }): Entry | undefined => {
    const read = readWork(node);
    if (!read) return undefined;
    const { label, ...work } = read;
    const slug = `${slugOf(work.author.split(/,| and /)[0] ?? "", 40) || "reference"}-${work.year}`;
    return { number: number ?? label, reference: { ...work, id: takeId(slug, taken), line: lineOf(node) } };
  });
  return entries.every((entry) => entry !== undefined) ? entries : undefined;
}

/** “[3] Town Council (2024)”, with nothing before the author and nothing behind the year. */
const AUTHOR_YEAR =
  /^(?:\[?(?<label>\d{1,3})[\].]\s+)?(?<author>\p{L}[^()[\]\d]{1,120}?)[,.]?\s*\((?<year>(?:1[5-9]|20)\d\d)\)[.,:]?$/u;

/** Author, year in brackets, the title in a style or in quotation marks of its own, and an address: nothing else. */
function readWork(entry: Nodes) {
  const [start, title = "", end = ""] = partsOf(entry);
  const { label, author, year } = AUTHOR_YEAR.exec(start ?? "")?.groups ?? {};
  const url = /^[.,]?\s*(?:Available at:?\s*)?(https?:\/\/\S+?)?\.?$/.exec(end);
  if (!author || !year || !title || !url) return undefined;
  const address = linkIn(entry) ?? url[1];
  return {
    label: label ? Number(label) : undefined,
    author,
    year: Number(year),
    title: title.replace(/[.,]$/, ""),
    ...(address && URL.canParse(address) && { url: address }),
  };
}

/**
 * The words before the title of a work, the title, which a style or quotation marks set apart, and the words behind it.
 */
function partsOf(entry: Nodes): string[] {
  const children = entry.type === "listItem" && entry.children.length === 1 ? entry.children[0] : entry;
  if (children?.type !== "paragraph") return [];
  const at = children.children.findIndex(({ type }) => type === "emphasis" || type === "strong");
  if (at > 0)
    return [children.children.slice(0, at), [children.children[at]!], children.children.slice(at + 1)].map((nodes) =>
      plainText(nodes),
    );
  return (
    /^(.*?)[“‘"'](.{2,200})[”’"'](.*)$/su
      .exec(plainText(children))
      ?.slice(1)
      .map((part) => part.trim()) ?? []
  );
}

function linkIn(node: Nodes): string | undefined {
  const links: string[] = [];
  visit(node, "link", ({ url }) => void links.push(url));
  return links.find((url) => /^https?:\/\/\S+$/i.test(url));
}

/** What finds the reference that a mark names. */
interface Finder {
  byNumber: Map<number, Reference>;
  /** By the last word of the author and the year. */
  byName: Map<string, Reference>;
}

const lastWord = (text: string) => /[\p{L}\p{N}’'-]+$/u.exec(text.slice(-60))?.[0] ?? "";

/** The name by which a text cites an author: the first family name, or the whole name of a body. */
const keyOf = ({ author }: Reference) => author.split(",")[0]!;

const finderOf = (entries: readonly Entry[]): Finder => ({
  byNumber: new Map(entries.flatMap(({ number, reference }) => (number === undefined ? [] : [[number, reference]]))),
  byName: new Map(entries.map(({ reference }) => [`${lastWord(keyOf(reference))} ${reference.year}`, reference])),
});

/** `[1, 3–5]`, and the year behind an author: `(2024)`, `, 2024`. */
const MARKS =
  /\s?\[(?<numbers>\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\]|(?:'s|’s)?(?:\s+(?:and|&)\s+\p{Lu}[\p{L}’-]{1,30}|\s+et\s+al\.?)?,?\s*\(?(?<year>(?:1[5-9]|20)\d\d)\)?(?![\p{L}\p{N}])/gu;

/** Puts citations in the place of numbers in brackets, and behind author and year. */
function citeIn(block: RootContent, finder: Finder, cited: Set<string>): RootContent {
  visit(block, "text", (text, index, parent) => {
    if (!parent || index === undefined || block.type === "heading" || parent.type === "link") return undefined;
    const parts: PhrasingContent[] = [];
    let done = 0;
    for (const match of text.value.matchAll(MARKS)) {
      const found = findCited(match, text.value, finder);
      if (!found.length) continue;
      const end = match.index + match[0].length;
      parts.push(
        { ...text, value: text.value.slice(done, match.groups?.["numbers"] ? match.index : end) },
        ...found.map(citation),
      );
      for (const { id } of found) cited.add(id);
      done = end;
    }
    if (!done) return undefined;
    const rest: PhrasingContent[] = done < text.value.length ? [{ ...text, value: text.value.slice(done) }] : [];
    return replaceNode(parent, index, [...parts, ...rest]);
  });
  return block;
}

function findCited({ groups = {}, index }: RegExpExecArray, text: string, { byNumber, byName }: Finder): Reference[] {
  if (groups["numbers"]) {
    const found = readNumbers(groups["numbers"]).map((number) => byNumber.get(number));
    return found.every((one) => one !== undefined) ? found : [];
  }
  const before = text.slice(Math.max(0, index - 150), index);
  const named = byName.get(`${lastWord(before)} ${groups["year"]}`);
  return named &&
    new RegExp(String.raw`(^|[^\p{L}])$`, "u").test(before.slice(0, -keyOf(named).length)) &&
    before.endsWith(keyOf(named))
    ? [named]
    : [];
}

const citation = ({ id }: Reference): PhrasingContent => ({
  type: "mdxJsxTextElement",
  name: "Cite",
  attributes: [{ type: "mdxJsxAttribute", name: "id", value: id }],
  children: [],
});

/** “1, 3–5” names 1, 3, 4 and 5. */
const readNumbers = (text: string): number[] =>
  text.split(/[,;]/).flatMap((part) => {
    const [first = 0, last = first] = part.split(/[–-]/).map(Number);
    return Array.from({ length: Math.max(1, Math.min(50, last - first + 1)) }, (_, index) => first + index);
  });
