import Slugger from "github-slugger";
import type { PhrasingContent, Root, RootContent, Text } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { explainAddress } from "../check/explain-address.ts";
import { numberedParagraphs, paragraphNumber } from "../markdown/numbered-paragraphs.ts";
import { headingIds } from "../markdown/remark-heading-ids.ts";
import { anchors } from "../urls.ts";
import { decodeAddress } from "../urls.ts";
import { lineOf, quote, tell } from "./messages.ts";
import { replaceNode } from "./normalize.ts";
import { plainText } from "./plain-text.ts";
import type { ImportedSection } from "./sections.ts";

/** Notes on each heading the anchor that programs make from its words, which links in Markdown name. */
export function nameAnchors(blocks: readonly RootContent[]): void {
  const slugger = new Slugger();
  for (const block of blocks)
    if (block.type === "heading")
      block.data = { ...block.data, bookmarks: [...(block.data?.bookmarks ?? []), slugger.slug(plainText(block))] };
}

/** Keeps links that lead somewhere, points those within the paper to its pages, and makes the others plain words. */
export function resolveLinks(sections: readonly ImportedSection[], file: VFile): void {
  const targets = new Map(sections.flatMap(addressesOf));
  for (const { blocks, context } of sections)
    for (const block of [...blocks, ...context]) {
      visit(block, "link", (link, index, parent) => {
        if (!parent || index === undefined) return undefined;
        const url = link.url.startsWith("#") ? targets.get(decodeAddress(link.url.slice(1))) : wholeAddress(link.url);
        if (!plainText(link) && !link.children.some(({ type }) => type === "image"))
          link.children = [{ type: "text", value: url ?? "" }];
        if (url) {
          link.url = url;
          return SKIP;
        }
        if (link.url)
          tell(
            file,
            "left-out",
            `the link to ${quote(link.url)}, which leads nowhere on the web; its words stay`,
            lineOf(link),
          );
        // What became a link by itself would become one again.
        const isBare = link.url === `http://${plainText(link)}`;
        parent.children.splice(index, 1, ...link.children, ...(isBare ? [{ ...NO_LINK }] : []));
        return index;
      });
      visit(block, "text", (text, index, parent) => {
        return parent?.type === "link" ? undefined : replaceNode(parent, index, withoutWrongLinks(text));
      });
    }
}

/** Where bookmarks of a section lead: to the section, a heading or a paragraph, or what stands last before them. */
function addressesOf({ id, heading, blocks }: ImportedSection, index: number): [string, string][] {
  const page = `/sections/${id}/`;
  const headings = blocks.filter((block) => block.type === "heading");
  const ids = headingIds(headings);
  const root: Root = { type: "root", children: [...blocks] };
  const paragraphs = numberedParagraphs(root);
  let last = page;
  const inside = blocks.flatMap((block): [string, string][] => {
    if (block.type === "heading") last = `${page}#${ids[headings.indexOf(block)]}`;
    if (block.type === "paragraph" && paragraphs.includes(block))
      last = `${page}#${anchors.paragraph(paragraphNumber(index + 1, paragraphs.indexOf(block)))}`;
    return (block.data?.bookmarks ?? []).map((name) => [name, last]);
  });
  return [...(heading?.data?.bookmarks ?? []).map((name): [string, string] => [name, page]), ...inside];
}

const NO_SITE = { pages: new Map(), numbered: false, pdfs: false };

const isRight = (url: string) => !/^[#/]/.test(url) && explainAddress(url, undefined, NO_SITE) === undefined;

/** The address if it works from anywhere, or as much of it as does: a slip at its end should not cost the link. */
function wholeAddress(written: string): string | undefined {
  const url = written.trim();
  if (isRight(url)) return url;
  const [site] = /^https?:\/\/[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+/iu.exec(url) ?? [];
  return site !== undefined && isRight(site) ? site : undefined;
}

/** What becomes a link by itself on the site. */
const BARE = /(?:https?:\/\/[-.\w]|www\.)[^ \t\r\n]*|[-.\w+]+@[-\w]+(?:\.[-\w]+)+/gi;

/** Words that would become a link, and lead nowhere as one, are divided by a comment that nobody sees. */
function withoutWrongLinks(text: Text): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let done = 0;
  for (const { 0: bare, index } of text.value.matchAll(BARE)) {
    const url = bare.includes("://") ? bare : /^www\./i.test(bare) ? `http://${bare}` : `mailto:${bare}`;
    if (isRight(url.replace(/[^\p{L}\p{N}/]+$/u, ""))) continue;
    const at = index + Math.max(1, bare.search(/(?<=^www)\.|:|@/i));
    parts.push({ ...text, value: text.value.slice(done, at) }, NO_LINK);
    done = at;
  }
  return [...parts, { ...text, value: text.value.slice(done) }];
}

const NO_LINK: PhrasingContent = { type: "mdxTextExpression", value: "/* no link */" };
