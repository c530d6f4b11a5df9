import type { Paragraph, Root, RootContent, Text } from "mdast";

/**
 * The paragraphs of a section that get a number, in their order: those of the running text with words in them, not
 * those in lists or quotes, nor captions. A tree may come straight from the parser or through MDX, which unwraps lines
 * of nothing but tags.
 */
export const numberedParagraphs = ({ children }: Root): Paragraph[] =>
  children.filter(
    (node, index): node is Paragraph => isNumbered(node) && !(children[index + 1]?.type === "table" && isCaption(node)),
  );

/** How the paragraph begins that is the caption of the table below it. */
export const TABLE_CAPTION = /^Table:\s+/;

const isCaption = ({ children: [first] }: Paragraph): boolean =>
  first?.type === "text" && TABLE_CAPTION.test(first.value);

/** The number of a paragraph by its place, from 0: 3.2. */
export const paragraphNumber = (section: number, index: number): string => `${section}.${index + 1}`;

/** “34.”, “2.1” or “(a)”, as it begins a paragraph. */
const OWN_NUMBER = /^\s*(\p{Lu}{0,2}\d{1,3}(?:\.\d{1,3})*[.):]?|\((?:\p{L}{1,4}|\d{1,3})\))\s+/u;

/**
 * The number that an author gave a paragraph, as it was written, and the text that begins with it, up to its `length`.
 */
export function ownNumber({ children }: Paragraph): { text: Text; written: string; length: number } | undefined {
  const text = children.find((node) => !("name" in node && node.name === "Topic"));
  if (text?.type !== "text") return undefined;
  const [whole, written] = OWN_NUMBER.exec(text.value) ?? [];
  return whole && written ? { text, written, length: whole.length } : undefined;
}

const isNumbered = (node: RootContent): node is Paragraph =>
  node.type === "paragraph" && node.children.some(({ type }) => type !== "image") && !isBareLine(node);

/** True for a paragraph that holds nothing but tags. */
export const isBareLine = ({ children }: Paragraph): boolean =>
  children.every(({ type, ...node }) => type.startsWith("mdx") || ("value" in node && node.value.trim() === ""));
