import type { Paragraph, Root } from "mdast";
import { isNumbered } from "../markdown/number-paragraphs.ts";

/** True for a paragraph that holds nothing but tags; MDX takes the paragraph away and leaves the tags. */
export const isBareLine = ({ children }: Paragraph): boolean =>
  children.every(({ type, ...node }) => type.startsWith("mdx") || ("value" in node && node.value.trim() === ""));

/** The paragraphs of a text that get a number, in their order. */
export const numberedParagraphs = (tree: Root): Paragraph[] =>
  tree.children.filter(isNumbered).filter((paragraph) => !isBareLine(paragraph));

/** True for a paragraph that gets a number in this text. */
export const isNumberedIn = (tree: Root, paragraph: Paragraph): boolean => numberedParagraphs(tree).includes(paragraph);
