import { rehypeHeadingIds, unified } from "@astrojs/markdown-remark";
import remarkGfm from "remark-gfm";
import { rehypeAccessibility } from "../markdown/rehype-accessibility.ts";
import { rehypeBasePath } from "../markdown/rehype-base-path.ts";
import { rehypeBlockIds } from "../markdown/rehype-block-ids.ts";
import { rehypeCaptions } from "../markdown/rehype-captions.ts";
import { rehypeHeadingLinks } from "../markdown/rehype-heading-links.ts";
import { rehypeLabelledLists } from "../markdown/rehype-labelled-lists.ts";
import { rehypePrintLinks } from "../markdown/rehype-print-links.ts";
import { remarkCitations } from "../markdown/remark-citations.ts";
import { remarkGlossary } from "../markdown/remark-glossary.ts";
import { remarkHeadingIds } from "../markdown/remark-heading-ids.ts";
import { remarkImageAddresses } from "../markdown/remark-image-addresses.ts";
import { remarkOnlyChecked } from "../markdown/remark-only-checked.ts";
import { remarkParsed } from "../markdown/remark-parsed.ts";
import { type NumberedPaper, remarkSection } from "../markdown/remark-section.ts";
import { words } from "../messages/index.ts";
import { nameSection, type PaperParts, responsesOf } from "../paper/paper.ts";
import { commentPlaces } from "../paper/response-pages.ts";
import { anchors, answersPath } from "../urls.ts";
import type { OpenPaper } from "./open-paper.ts";

/**
 * How Astro turns the Markdown and MDX of a paper into HTML; `base` is the path that the site is mounted at. It takes
 * any text, or, with `onlyChecked`, none that the last check has not read.
 */
export const markdownProcessor = (
  { parts, texts }: Pick<OpenPaper, "parts" | "texts">,
  base: string,
  { onlyChecked = false } = {},
) => {
  // Every text of a paper asks for these, and there may be hundreds.
  const numbered = keepWhileSame(numberedPaper);
  const blocks = keepWhileSame(sectionsOfBlocks);
  return unified({
    gfm: false,
    smartypants: false,
    remarkPlugins: [
      [remarkOnlyChecked, onlyChecked && texts],
      remarkGfm,
      [remarkParsed, texts],
      remarkImageAddresses,
      remarkHeadingIds,
      [remarkSection, () => numbered(parts())],
      [remarkCitations, () => parts().references],
      [remarkGlossary, () => parts().glossary],
    ],
    remarkRehype: {
      clobberPrefix: "",
      footnoteLabel: words.notes.title,
      footnoteBackLabel: (note: number, use: number) => words.notes.back(note + 1, use),
    },
    // Astro adds the first itself, but last, and would then name headings that are made here.
    rehypePlugins: [
      rehypeHeadingIds,
      rehypePrintLinks,
      rehypeHeadingLinks,
      rehypeLabelledLists,
      rehypeCaptions,
      rehypeAccessibility,
      [rehypeBasePath, base],
      [rehypeBlockIds, () => blocks(parts())],
    ],
  });
};

/** Computes something of a paper once for as long as the paper is the same. */
function keepWhileSame<T>(compute: (parts: PaperParts) => T): (parts: PaperParts) => T {
  let last: { parts: PaperParts; value: T } | undefined;
  return (parts) => {
    if (last?.parts !== parts) last = { parts, value: compute(parts) };
    return last.value;
  };
}

function numberedPaper(parts: PaperParts): NumberedPaper {
  const { numbers } = parts.data;
  const { responses } = responsesOf(parts);
  if (!responses) return { numbers };
  const pages = commentPlaces(responses);
  const comments = [...responses.paragraphs].map(([number, { count }]) => {
    const path = answersPath.paragraphs(pages.get(number));
    return [number, { count, address: `/responses/${path}/#${anchors.paragraph(number)}` }] as const;
  });
  return { numbers, comments: new Map(comments) };
}

/** The section that each question block belongs to. */
function sectionsOfBlocks({ blocks, sections, data }: PaperParts) {
  const named = new Map(sections.map((section) => [section.id, { ...section, ...nameSection(section, data.numbers) }]));
  return new Map(
    blocks.flatMap(({ id, section }) => {
      const found = named.get(section);
      return found ? [[id, found] as const] : [];
    }),
  );
}
