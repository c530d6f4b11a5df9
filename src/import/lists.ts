import type { List, ListItem, Paragraph, RootContent } from "mdast";
import type { VFile } from "vfile";
import { headingDepth } from "./headings.ts";
import { lineOf, quote, tell } from "./messages.ts";
import { countWords, plainText } from "./plain-text.ts";
import type { WordLabel } from "./word-numbering.ts";

/** A bullet that was typed as a letter. */
export const TYPED_BULLET = /^(\s*)[•●▪◦‣·■➢\uF0B7\uF0A7]\s+/u;

interface Open {
  list: List;
  label: WordLabel;
}

/** Makes lists of the paragraphs that Word numbers or gives a bullet; each list keeps its start and its letters. */
export function assembleLists(blocks: readonly RootContent[]): RootContent[] {
  const done: RootContent[] = [];
  let open: Open[] = [];
  for (const block of blocks) {
    const label = block.type === "paragraph" ? (block.data?.label ?? takeTypedBullet(block)) : undefined;
    if (block.type !== "paragraph" || !label) {
      open = [];
      done.push(block);
      continue;
    }
    open = open.slice(0, open.findLastIndex((one) => depthOf(label, one.label) >= 0) + 1);
    const last = open.at(-1);
    if (last && depthOf(label, last.label) === 0) {
      if (fits(label, last)) {
        last.list.children.push(itemOf(block, label));
        continue;
      }
      open.pop();
    }
    const list = listOf(block, label);
    const around = open.at(-1)?.list.children.at(-1)?.children ?? done;
    around.push(list);
    open.push({ list, label });
  }
  return done;
}

function takeTypedBullet({ children: [first] }: Paragraph): WordLabel | undefined {
  if (first?.type !== "text" || !TYPED_BULLET.test(first.value)) return undefined;
  first.value = first.value.replace(TYPED_BULLET, "");
  return { text: "•", isBullet: true, level: 0, indent: 0, list: "typed" };
}

/** How much deeper one item stands than another. */
const depthOf = (one: WordLabel, other: WordLabel) =>
  one.list === other.list ? one.level - other.level : one.indent - other.indent;

/** The number of a label that Markdown writes as it is, but for the stop that it always has: `4.`, `4`. */
const numberOf = ({ text, isBullet }: WordLabel) => (isBullet ? undefined : /^(\d{1,9})\.?$/.exec(text)?.[1]);

function fits(label: WordLabel, { list, label: first }: Open): boolean {
  const number = numberOf(label);
  if (list.ordered) return Number(number) === (list.start ?? 1) + list.children.length;
  return number === undefined && first.list === label.list && first.isBullet === label.isBullet;
}

function listOf(block: Paragraph, label: WordLabel): List {
  const number = numberOf(label);
  return {
    type: "list",
    ordered: number !== undefined,
    start: number === undefined ? null : Number(number),
    spread: false,
    children: [itemOf(block, label)],
    position: block.position,
  };
}

/** A label that Markdown has no sign for stands in the text of its item. */
function itemOf(block: Paragraph, label: WordLabel): ListItem {
  if (!label.isBullet && numberOf(label) === undefined) writeLabel(block, label);
  return { type: "listItem", spread: false, children: [block], position: block.position };
}

function writeLabel(block: Extract<RootContent, { type: "paragraph" | "heading" }>, { text }: WordLabel) {
  if (text) block.children.unshift({ type: "text", value: `${text} ` });
}

const MOST_WORDS = 15;

/**
 * Tells from each other what Word numbers alike: headings, which get their label as text; bold lines, which are
 * headings where no style says so; paragraphs of running text, which get their number as text; what is left are items
 * of lists.
 */
export function settleLabels(blocks: readonly RootContent[], file: VFile): RootContent[] {
  const isStyled = blocks.filter((block) => block.type === "heading" && !block.data?.role).length > 1;
  const headed = isStyled ? [...blocks] : headBoldLines(blocks, file);
  const running = findRunning(headed);
  for (const block of headed) {
    const { label } = block.data ?? {};
    if (!label || label.isBullet || (block.type !== "heading" && block.type !== "paragraph")) continue;
    if (block.type === "paragraph" && !running.has(block)) continue;
    writeLabel(block, label);
    block.data = { ...block.data, label: undefined, number: label.text };
  }
  return headed;
}

/** Bold lines that Word numbers are headings, at the level that their number has. */
function headBoldLines(blocks: readonly RootContent[], file: VFile): RootContent[] {
  return blocks.map((block): RootContent => {
    const { label, bold } = block.data ?? {};
    const text = block.type === "paragraph" && label && !label.isBullet && bold ? plainText(block) : "";
    if (block.type !== "paragraph" || !label || !text || countWords(text) > MOST_WORDS || /[.;,?]$/.test(text))
      return block;
    tell(file, "guess", `${quote(text)} is read as a heading, because it is bold and numbered`, lineOf(block));
    return {
      ...block,
      type: "heading",
      depth: headingDepth(label.level + 1),
      data: { ...block.data, isGuessed: true },
    };
  });
}

/** Paragraphs that one list numbers, from its start up to where it starts again. */
interface Run {
  list: string;
  first: string;
  blocks: RootContent[];
  words: number;
  /** The place of the last of them among all blocks. */
  last: number;
  /** True once it went on below a heading or behind running text. */
  goesOn: boolean;
}

const LONG = 30;

/**
 * The paragraphs of running text among those that are numbered: their numbers go on below headings, or they are long.
 */
function findRunning(blocks: readonly RootContent[]): Set<RootContent> {
  const open = new Map<string, Run>();
  const closed: Run[] = [];
  const headed = new Set(
    blocks.flatMap(({ type, data }) => (type === "heading" && data?.label ? [data.label.list] : [])),
  );
  let apart = -1;
  for (const [index, block] of blocks.entries()) {
    const { label } = block.data ?? {};
    const isItem = block.type === "paragraph" && label !== undefined;
    if (!isItem && (block.type === "heading" || block.type === "paragraph")) apart = index;
    if (!isItem || label.isBullet) continue;
    const key = `${label.list} ${label.level}`;
    const known = open.get(key);
    const run =
      known && known.first !== label.text
        ? known
        : { list: label.list, first: label.text, blocks: [], words: 0, last: index, goesOn: false };
    if (run !== known) closed.push(run);
    open.set(key, run);
    run.goesOn ||= run.last < apart;
    run.blocks.push(block);
    run.words += countWords(plainText(block));
    run.last = index;
  }
  const isRunning = (run: Run) => run.goesOn || headed.has(run.list) || run.words > LONG * run.blocks.length;
  const lists = new Set(closed.filter(isRunning).map((run) => run.list));
  // Below 4, 4.1 is a paragraph as well, and (a) an item.
  const running = closed.filter((run) => isRunning(run) || (lists.has(run.list) && /^\d+(\.\d+)+\.?$/.test(run.first)));
  return new Set(running.flatMap((run) => run.blocks));
}
