import type { Segment } from "../search/excerpt.ts";
import type { Findings, Result } from "../search/searcher.ts";
import { LONGEST_LIST, type SearchData, type SearchWords, type SectionPlace } from "../search/search-data.ts";

/** A result as an item of the list: what it is and where, its title, and the words around the match. */
export function renderResult({ kind, href, place, title, segments, words: marks }: Result, words: SearchWords) {
  const link = element("a");
  link.href = marks.length > 0 ? addHighlights(href, marks) : href;
  const isQuestion = kind === "question";
  const where = place && nameOf(place, title === place.title, words);
  const heading = element("span", title, "result-title");
  link.append(
    element("span", [kind !== "section" && words.kinds[kind], where].filter(Boolean).join(" · "), "result-place"),
    heading,
  );
  if (isQuestion) heading.append(" ", ...segments.map(renderSegment));
  else if (segments.length > 0) {
    const text = element("span", "", "result-text");
    text.append(...segments.map(renderSegment));
    link.append(text);
  }
  const item = element("li");
  item.append(link);
  return item;
}

/** Where a result stands; below the section's own title that would be said twice. */
const nameOf = ({ label, title }: SectionPlace, isTitle: boolean, words: SearchWords): string => {
  if (isTitle) return label && put(words.section, label);
  return `${label} ${title}`.trim();
};

/** What to say of the findings: how many there are, and what was likely meant, as a link. */
export function describeFindings(
  { query, count, partial, suggestion }: Findings,
  words: SearchWords,
  page: string,
): (string | Node)[] {
  if (count === 0) return query ? [put(words.none, shorten(query))] : [];
  const [one, many] = partial ? [words.someOne, words.someMany] : [words.one, words.many];
  const found = count === 1 ? one : put(many, count);
  if (suggestion)
    return [`${put(words.suggestion, shorten(query))} `, linkToSearch(page, suggestion, suggestion), `? ${found}`];
  return [found];
}

/** The topics as links. */
export function renderTopics({ entries }: SearchData): HTMLElement {
  const topics = entries.filter(({ kind }) => kind === "topic");
  return renderLinks("ul", "row", topics, ({ title }) => [title]);
}

/** The sections as links; undefined where there are too many to list. */
export function renderSections({ sections }: SearchData): HTMLElement | undefined {
  if (sections.length > LONGEST_LIST) return undefined;
  return renderLinks("ol", "", sections, ({ label, title }) => [
    label && element("span", `${label} `, "number"),
    title,
  ]);
}

function renderLinks<Entry extends { href: string }>(
  tag: "ol" | "ul",
  name: string,
  entries: Entry[],
  textOf: (entry: Entry) => (string | Node)[],
): HTMLElement {
  const list = element(tag, "", name);
  list.setAttribute("role", "list");
  for (const entry of entries) {
    const [item, link] = [element("li"), element("a")];
    link.href = entry.href;
    link.append(...textOf(entry));
    item.append(link);
    list.append(item);
  }
  return list;
}

/** A link to the search page with a query. */
export function linkToSearch(page: string, query: string, text: string): HTMLAnchorElement {
  const link = element("a", text);
  link.href = `${page}?q=${encodeURIComponent(query)}`;
  return link;
}

/** Puts a value into a text of the interface. */
export const put = (text: string, value: string | number): string => text.replace("%s", () => String(value));

const shorten = (query: string) => (query.length > 60 ? `${query.slice(0, 60)}…` : query);

/** The words to mark go before the anchor; the page takes them out of its address once it has highlighted them. */
function addHighlights(href: string, marks: string[]): string {
  const [path = "", anchor] = href.split("#");
  const address = `${path}?highlight=${encodeURIComponent(marks.slice(0, 12).join(" "))}`;
  return anchor ? `${address}#${anchor}` : address;
}

const renderSegment = ({ text, highlighted }: Segment) => (highlighted ? element("mark", text) : text);

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
