import type { Element, ElementContent, Root } from "hast";
import { toString } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { breakAddress } from "../paper/break-address.ts";
import { words } from "../messages/index.ts";

/**
 * Gives each link to elsewhere a letter, and lists the addresses by letter at the end of the text: on paper only,
 * where a link cannot be followed. An address that is its own link text needs neither.
 */
export function rehypePrintLinks() {
  return (tree: Root) => {
    const addresses: string[] = [];
    visit(tree, "element", (link, index, parent) => {
      const address = link.tagName === "a" ? hiddenAddress(link) : undefined;
      if (!address || !parent || index === undefined) return;
      if (!addresses.includes(address)) addresses.push(address);
      parent.children.splice(index + 1, 0, markOf(addresses.indexOf(address)));
      return [SKIP, index + 2];
    });
    if (addresses.length > 0) tree.children.push(listOf(addresses));
  };
}

/** The address outside the site that a link leads to and does not show. */
function hiddenAddress({ properties, ...link }: Element): string | undefined {
  const href = String(properties["href"] ?? "");
  if (!/^(https?|mailto):/.test(href)) return undefined;
  const bare = (address: string) => address.replace(/^(https?:\/\/|mailto:)/, "").replace(/\/$/, "");
  return bare(toString({ ...link, properties })) === bare(href) ? undefined : href.replace(/^mailto:/, "");
}

/** a, b … z, aa, ab …: as the list counts. */
const letter = (index: number): string =>
  (index < 26 ? "" : letter(Math.floor(index / 26) - 1)) + String.fromCharCode(97 + (index % 26));

const element = (tagName: string, properties: Element["properties"], ...children: ElementContent[]): Element => ({
  type: "element",
  tagName,
  properties,
  children,
});

const text = (value: string): ElementContent => ({ type: "text", value });

const withBreaks = (address: string) => breakAddress(address).flatMap((part) => [text(part), element("wbr", {})]);

const ONLY_PRINT = { dataPrintOnly: "", hidden: true, dataPagefindIgnore: "" };

const markOf = (index: number) => element("sup", { ...ONLY_PRINT, className: ["mark"] }, text(letter(index)));

const listOf = (addresses: string[]) =>
  element(
    "section",
    { ...ONLY_PRINT, className: ["footnotes"] },
    element("h2", {}, text(words.print.addresses)),
    element("ol", { type: "a" }, ...addresses.map((address) => element("li", {}, ...withBreaks(address)))),
  );
