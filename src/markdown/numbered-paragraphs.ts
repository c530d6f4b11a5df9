import type { Paragraph, Root, RootContent } from "mdast";

/**
 * The paragraphs of a section that get a number, in their order: those of the running text with words in them, not those
 * in lists or quotes. A tree may come straight from the parser or through MDX, which unwraps lines of nothing but tags.
 */
export const numberedParagraphs = (tree: Root): Paragraph[] => tree.children.filter(isNumbered);

/** The number of a paragraph by its place, from 0: 3.2. */
export const paragraphNumber = (section: number, index: number): string => `${section}.${index + 1}`;

const isNumbered = (node: RootContent): node is Paragraph =>
  node.type === "paragraph" && node.children.some(({ type }) => type !== "image") && !isBareLine(node);

/** True for a paragraph that holds nothing but tags. */
export const isBareLine = ({ children }: Paragraph): boolean =>
  children.every(({ type, ...node }) => type.startsWith("mdx") || ("value" in node && node.value.trim() === ""));
