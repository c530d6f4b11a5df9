import type { Element, Root } from "hast";
import rehypeParse from "rehype-parse";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";

/** Ids with a point carry their section's number (p3.2, q3.2), so they are unique in the paper as they stand. */
const UNIQUE = /^[a-z]+\d*\.\d+$/;

/** Properties that name other elements by their ids. */
const NAMING = ["ariaDescribedBy", "ariaLabelledBy"] as const;

/**
 * Makes the HTML of a section fit to stand with the others on one page: ids become unique, headings go one level
 * down, and links to other parts of the paper become links within the page.
 */
export function embedSection(html: string, id: string, base: string): string {
  return String(
    unified()
      .use(rehypeParse, { fragment: true })
      .use(() => (tree: Root) => visit(tree, "element", (node) => embedElement(node, id, base)))
      .use(rehypeStringify)
      .processSync(html),
  );
}

/** The id that an element of a section, glossary or reference list has on the one page. */
export const embeddedId = (part: string, id: string): string => (UNIQUE.test(id) ? id : `${part}--${id}`);

function embedElement(node: Element, section: string, base: string) {
  const at = node.properties;
  const level = /^h([2-5])$/.exec(node.tagName)?.[1];
  if (level) node.tagName = `h${Number(level) + 1}`;
  if (typeof at["id"] === "string") at["id"] = embeddedId(section, at["id"]);
  if (typeof at["href"] === "string") at["href"] = embedLink(at["href"], section, base);
  for (const name of NAMING) {
    const ids = at[name];
    if (Array.isArray(ids)) at[name] = ids.map((id) => embeddedId(section, String(id)));
  }
}

function embedLink(href: string, section: string, base: string): string {
  if (href.startsWith("#")) return `#${embeddedId(section, href.slice(1))}`;
  if (!href.startsWith(base)) return href;
  const [path = "", anchor] = href.slice(base.length).split("#");
  const part = /^(?:sections\/([^/]+)|(glossary|references|questions))\/$/.exec(path);
  if (!part) return href;
  const name = part[1] ?? part[2] ?? "";
  if (anchor) return `#${embeddedId(name, anchor)}`;
  return name === "questions" ? href : `#${name}`;
}
