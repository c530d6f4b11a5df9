import type { Heading, List, RootContent } from "mdast";
import { type Remarks, leaveOut, lineOf, quote } from "../manuscript.ts";
import { keyQuestions, mark } from "../mdx-nodes.ts";
import { foldWords, plainText } from "../plain-text.ts";
import type { Part } from "./cut-sections.ts";
import { type Asked, readQuestions } from "./read-question.ts";

/** The key questions of a section. */
export interface Block {
  /** The headings above the questions, as the source has them. */
  asked: { heading: string; line: number }[];
  /** Text between heading and questions. */
  context: RootContent[];
  questions: { text: string; line: number }[];
}

interface Found {
  heading: Heading;
  context: RootContent[];
  asked: Asked[];
  /** How many blocks of the section they are, from the heading on. */
  length: number;
}

/** Takes the key questions out of a section; `<KeyQuestions />` stands in their place where text follows them. */
export function takeQuestions(
  part: Part,
  headings: ReadonlySet<RootContent>,
  taken: Set<string>,
  remarks: Remarks,
): { part: Part; block?: Block } {
  const found: Found[] = [];
  const blocks: RootContent[] = [];
  for (let at = 0; at < part.blocks.length; at++) {
    const questions = findQuestions(part.blocks, at, headings);
    if (!questions) blocks.push(part.blocks[at]!);
    else {
      found.push(questions);
      blocks.push(questions.heading);
      at += questions.length - 1;
    }
  }
  if (!found.length) return { part };
  const questions = found.flatMap(({ asked }) => asked.flatMap((one) => accept(one, taken, remarks)));
  remarkBlocks(found, part, remarks);
  const block = {
    asked: found.map(({ heading }) => ({ heading: plainText(heading), line: lineOf(heading) })),
    context: found.flatMap(contextOf),
    questions,
  };
  return { part: { ...part, blocks: place(blocks, found, questions.length > 0) }, ...(questions.length && { block }) };
}

/** The questions below a heading for questions: the first run of them, with the text that leads to it. */
function findQuestions(
  blocks: readonly RootContent[],
  at: number,
  headings: ReadonlySet<RootContent>,
): Found | undefined {
  const heading = blocks[at];
  if (heading?.type !== "heading" || !headings.has(heading)) return undefined;
  const below = blocks.slice(at + 1);
  const until = below.findIndex(({ type }) => type === "heading");
  const own = (until < 0 ? below : below.slice(0, until)).map((block) => ({ block, asked: readQuestions(block) }));
  const first = own.findIndex(({ asked }) => asked.length);
  if (first < 0) return { heading, context: own.map(({ block }) => block), asked: [], length: own.length + 1 };
  const rest = own.slice(first).findIndex(({ asked }) => !asked.length);
  const end = rest < 0 ? own.length : first + rest;
  const asked = own.slice(first, end).flatMap((one) => one.asked);
  return { heading, context: own.slice(0, first).map(({ block }) => block), asked, length: end + 1 };
}

/** A question is asked once in a paper; its words must differ from those of all others. */
function accept({ text, added, label, line, rest }: Asked, taken: Set<string>, remarks: Remarks): Block["questions"] {
  const { guesses, leftOut, unplaced } = remarks;
  const words = foldWords(text);
  if (label) leaveOut(remarks, "labels before questions", line, label);
  if (rest)
    unplaced.push({ line, text: `${quote(rest)} is no question and stands below the key questions`, words: rest });
  if (!text) return [];
  if (taken.has(words)) {
    leftOut.push({ line, text: `a question that the paper has asked before: ${quote(text)}`, words: text });
    return [];
  }
  taken.add(words);
  if (added) guesses.push({ line, text: `a question mark was added to ${quote(text)}` });
  return [{ text, line }];
}

function remarkBlocks(found: readonly Found[], { title }: Part, { guesses }: Remarks) {
  const text = `“${title}” has several blocks of questions; they are put together, below the text of the last`;
  for (const { heading, context } of found.slice(1))
    guesses.push({ line: lineOf(heading), text, words: plainText([heading, ...context]) });
}

/** A heading that says more than “Key questions” is kept as the first line of the block. */
function contextOf({ heading, context }: Found): RootContent[] {
  const isPlain = /^(key )?questions?( \d+)?[:.]?$/i.test(plainText(heading));
  return isPlain
    ? context
    : [{ type: "paragraph", children: [{ type: "strong", children: heading.children }] }, ...context];
}

/** Puts `<KeyQuestions />` where the last questions stood, and what was no question where it stood. */
function place(blocks: readonly RootContent[], found: readonly Found[], asks: boolean): RootContent[] {
  const placed = blocks.flatMap((block): RootContent[] => {
    const group = found.find(({ heading }) => heading === block);
    if (!group) return [block];
    const rest = group.asked.filter((one) => one.rest);
    const kept = rest.length ? [mark("this stood among the key questions."), restOf(rest)] : [];
    if (!asks) return [...contextOf(group), ...kept];
    return group === found.at(-1) ? [keyQuestions(), ...kept] : kept;
  });
  // At the end of a section the questions stand without being told.
  return placed.at(-1)?.type === "mdxJsxFlowElement" ? placed.slice(0, -1) : placed;
}

const restOf = (asked: readonly Asked[]): List => ({
  type: "list",
  ordered: false,
  spread: false,
  children: asked.map(({ rest, text, node }) => ({
    type: "listItem",
    spread: false,
    children:
      !text && node.type === "listItem"
        ? node.children
        : [{ type: "paragraph", children: [{ type: "text", value: rest }] }],
  })),
});
