import type { Heading, Paragraph, PhrasingContent, RootContent } from "mdast";
import { type Remarks, lineOf, quote } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";
import { isContentsHeading, isQuestionHeading, isReferenceHeading } from "./headings.ts";
import { splitLines } from "./split-lines.ts";

/** Deeper than any heading of the text, so that such a line opens a block of questions and never a section. */
const DEEPEST = 6;

/**
 * Makes headings of lines that are headings in all but form: those of questions, references and contents always,
 * others only where the text has no headings but its title.
 */
export function markHeadings(blocks: readonly RootContent[], more: readonly string[], remarks: Remarks): RootContent[] {
  const named = blocks.flatMap((block) => markNamed(block, more, remarks));
  const isReal = (block: RootContent) => block.type === "heading" && !block.data?.isGuessed && !block.data?.isTitle;
  // A single heading is the title.
  return named.filter(isReal).length > 1 ? named : guessHeadings(named, remarks);
}

function markNamed(block: RootContent, more: readonly string[], { guesses }: Remarks): RootContent[] {
  if (block.type !== "paragraph") return [block];
  const [first, ...rest] = splitLines(block);
  const text = plainText(first ?? block);
  if (!first || !(isQuestionHeading(text, more) || isReferenceHeading(text) || isContentsHeading(text))) return [block];
  guesses.push({ line: lineOf(block), text: `${quote(text)} is read as a heading` });
  return [toHeading(first, DEEPEST), ...rest];
}

const toHeading = ({ children, position }: Paragraph, depth: Heading["depth"]): Heading => ({
  type: "heading",
  depth,
  children: children.length === 1 && children[0]?.type === "strong" ? children[0].children : children,
  data: { isGuessed: true },
  position,
});

/** Finds the depth that a block would have as a heading, or undefined for what looks like none. */
type Sign = (block: RootContent) => Heading["depth"] | undefined;

/** How headings look that are none in form, from the surest sign to the weakest. */
const SIGNS: readonly Sign[] = [
  (block) => (isShort(block) && block.children.every(isStrong) ? 2 : undefined),
  numberedDepth,
  (block) =>
    isShort(block) && /\p{Lu}{3}/u.test(plainText(block)) && !/\p{Ll}/u.test(plainText(block)) ? 2 : undefined,
  (block) => (isShort(block) && isFirstOfSection(plainText(block)) ? 2 : undefined),
];

const isStrong = (node: PhrasingContent) => node.type === "strong" || plainText(node) === "";

function isShort(block: RootContent): block is Paragraph {
  const text = block.type === "paragraph" ? plainText(block) : "";
  return text !== "" && text.length <= 80 && text.split(" ").length <= 12 && !/[.,;?!]$/.test(text);
}

/** “2. Background” is a list of one item to Markdown, and “2.1 Background” a paragraph. */
function numberedDepth(block: RootContent): Heading["depth"] | undefined {
  if (block.type === "list") {
    const [item, second] = block.children;
    const [only, next] = item?.children ?? [];
    return block.ordered && !second && only && !next && isShort(only) ? 2 : undefined;
  }
  const number = isShort(block) ? /^(\d+(?:\.\d+)*)[.):]?\s+\p{Lu}/u.exec(plainText(block))?.[1] : undefined;
  return number ? (Math.min(DEEPEST, number.split(".").length + 1) as Heading["depth"]) : undefined;
}

const isFirstOfSection = (text: string) => /^(introduction|background|summary|conclusions?|foreword)$/i.test(text);

function guessHeadings(blocks: readonly RootContent[], { guesses }: Remarks): RootContent[] {
  const sign = SIGNS.find((candidate) => blocks.filter(candidate).length > 1);
  if (!sign) return [...blocks];
  return blocks.map((block) => {
    const depth = sign(block);
    if (!depth || block.type === "heading") return block;
    guesses.push({ line: lineOf(block), text: `${quote(plainText(block))} is read as a heading` });
    const paragraph = block.type === "list" ? block.children[0]?.children[0] : block;
    return toHeading({ ...(paragraph as Paragraph), position: block.position }, depth);
  });
}
