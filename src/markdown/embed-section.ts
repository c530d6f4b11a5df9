/**
 * Ids with a point carry their section's number (p3.2, q3.2), and questions may have their author's (q14): all are
 * unique in the paper as they stand.
 */
const UNIQUE = /^(?:[a-z]+\d*\.\d+|q\d+(?:\.\d+)*[a-z]?)$/;

/** A whole tag of built HTML; a ">" inside a quoted value does not end it. */
const TAG = /<\/?[a-z](?:"[^"]*"|[^">])*>/g;

const ATTRIBUTE = / (id|href|aria-labelledby|aria-describedby)="([^"]*)"/g;

/** Ids of other parts of the one page, and of the frame around it. No id of a section holds a point. */
const TAKEN = new Set(["edition", "glossary", "references", "search", "search-open"]);

/** The id that a section has on the one page: its own, unless something else there has it. */
export const embeddedSection = (id: string): string => (TAKEN.has(id) ? `section.${id}` : id);

/** The id that an element of a section, the glossary or the references has on the one page. */
export const embeddedId = (part: string, id: string): string => (UNIQUE.test(id) ? id : `${part}--${id}`);

/**
 * Makes the built HTML of a section fit to stand with the others on one page: ids become unique, headings go one
 * level down, and links to other parts of the paper become links within the page.
 */
export function embedSection(html: string, id: string, base: string): string {
  const section = embeddedSection(id);
  const embed = (name: string, value: string) => {
    if (name === "href") return embedLink(value, section, base);
    return value
      .split(" ")
      .map((id) => embeddedId(section, id))
      .join(" ");
  };
  return html.replace(TAG, (tag) =>
    tag
      .replace(/^(<\/?h)([2-5])/, (_, start: string, level: string) => `${start}${Number(level) + 1}`)
      .replace(ATTRIBUTE, (_, name: string, value: string) => ` ${name}="${embed(name, value)}"`),
  );
}

function embedLink(href: string, section: string, base: string): string {
  if (href.startsWith("#")) return `#${embeddedId(section, href.slice(1))}`;
  if (!href.startsWith(base)) return href;
  const [path = "", anchor] = href.slice(base.length).split("#");
  const part = /^(?:sections\/([^/]+)|(glossary|references|questions))\/$/.exec(path);
  if (!part) return href;
  const name = part[1] ? embeddedSection(part[1]) : (part[2] ?? "");
  if (anchor) return `#${embeddedId(name, anchor)}`;
  return name === "questions" ? href : `#${name}`;
}
