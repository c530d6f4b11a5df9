import Slugger from "github-slugger";
import type { Heading, Link, PhrasingContent, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import { decodeAddress } from "../../urls.ts";
import { headingIds } from "../../markdown/remark-heading-ids.ts";
import { type Remarks, lineOf, quote } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";

/** A section with its id, as far as links need to know it. */
interface Target {
  id: string;
  heading: RootContent | undefined;
  blocks: readonly RootContent[];
}

/** The anchors that links in the source may name: those that programs make from headings. */
export function anchorsOf(blocks: readonly RootContent[]): Map<string, RootContent> {
  const slugger = new Slugger();
  const headings = blocks.filter((block) => block.type === "heading");
  return new Map(headings.map((heading) => [slugger.slug(plainText(heading)), heading]));
}

/** Keeps links that lead somewhere, points those within the paper to its sections, and makes the others plain words. */
export function settleLinks(
  texts: readonly RootContent[][],
  targets: readonly Target[],
  anchors: ReadonlyMap<string, RootContent>,
  { leftOut }: Remarks,
) {
  const addresses = new Map(targets.flatMap(addressesOf));
  const settle = ({ url }: Link) =>
    url.startsWith("#") ? addresses.get(anchors.get(decodeAddress(url.slice(1)))) : wholeAddress(url);
  for (const block of texts.flat())
    visit(block, "link", (link, index, parent) => {
      if (!parent || index === undefined) return;
      const url = settle(link);
      if (!plainText(link)) link.children = [{ type: "text", value: url ?? (link.children.length ? " " : "") }];
      if (url) {
        link.url = url;
        return;
      }
      leftOut.push({
        line: lineOf(link),
        text: `the link to ${quote(link.url)}, which leads nowhere on the web; its words stay`,
      });
      parent.children.splice(index, 1, ...link.children.flatMap(withoutLink));
      return index;
    });
}

/** Words that are an address become a link by themselves, unless comments divide them. */
function withoutLink(node: PhrasingContent): PhrasingContent[] {
  if (node.type !== "text") return [node];
  const [first = "", ...rest] = node.value.split(/(?=@)|(?<=\bwww)(?=\.)|(?=:\/\/)/i);
  const divided = rest.flatMap((value): PhrasingContent[] => [NO_LINK, { ...node, value }]);
  return [{ ...node, value: first }, ...divided];
}

const NO_LINK: PhrasingContent = { type: "mdxTextExpression", value: "/* no link */" };

/** The addresses of a section and of the headings in it. */
function addressesOf({ id, heading, blocks }: Target): [RootContent | undefined, string][] {
  const headings = blocks.filter((block): block is Heading => block.type === "heading");
  const ids = headingIds(headings);
  return [
    [heading, `/sections/${id}/`],
    ...headings.map((inner, index): [RootContent, string] => [inner, `/sections/${id}/#${ids[index]}`]),
  ];
}

const SITE = /^https?:\/\/[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+/iu;

/** The address if it works from anywhere, or as much of it as does: a slip at its end should not cost the link. */
function wholeAddress(url: string): string | undefined {
  if (/^mailto:[\w+-]+(\.[\w+-]+)*@([a-z0-9-]+\.)+[a-z]{2,}(\?\S*)?$/i.test(url) || /^tel:\+?[\d\s()-]+$/i.test(url))
    return url;
  const [site] = SITE.exec(url) ?? [];
  if (!site || !URL.canParse(site)) return undefined;
  return /^\.?([/?#:]|$)/.test(url.slice(site.length)) && URL.canParse(url) ? url : site;
}
