import type { Heading, PhrasingContent, RootContent } from "mdast";
import type { VFile } from "vfile";
import { HEADING_NUMBER, isFirstSection, isQuestionsHeading, isReferencesHeading } from "./headings.ts";
import { questionSlug, slugOf, takeId } from "./ids.ts";
import { lineOf, quote, tell, tellOnce } from "./messages.ts";
import {
  type LabelsKept,
  type Part,
  dropSectionNumbers,
  hasOwnNumbers,
  keepLabels,
  questionNumber,
} from "./own-numbers.ts";
import { countWords, plainText } from "./plain-text.ts";
import { splitChoices } from "./question-choices.ts";
import type { KeyQuestion } from "./question-lines.ts";

/** The one topic that an imported paper begins with. */
export const TOPIC = "this-paper";

/** A question with its name. */
export interface ImportedQuestion {
  id: string;
  /** The number that its author gave it, where the site shows that one. */
  number?: string;
  text: string;
  /** The answers that it offers, whether several may be chosen, and whether there is room for reasons. */
  choices?: string[];
  several?: true;
  why?: boolean;
  /** The text without the label that its author gave it. */
  bare: string;
  line: number;
  topics: string[];
}

/** A section with its name, and its key questions. */
export interface ImportedSection {
  id: string;
  title: string;
  summary: string;
  topics: string[];
  line: number;
  /** The heading that begins it, if the source has one. */
  heading: RootContent | undefined;
  blocks: RootContent[];
  questions: ImportedQuestion[];
  /** Text that leads to its questions. */
  context: RootContent[];
  /** The name of the file of its questions. */
  block: string;
}

/** A text this long before the first heading is an introduction of its own. */
const INTRODUCTION_WORDS = 60;

/**
 * Cuts a text into sections, and tells whether its own numbers stay, because those of the site would contradict them.
 */
export function cutSections(blocks: readonly RootContent[], title: string, more: readonly string[], file: VFile) {
  const parts = cutParts(blocks, title, more, file);
  const keepsNumbers = hasOwnNumbers(parts);
  const taken = { sections: new Set<string>(), questions: new Set<string>() };
  if (!keepsNumbers) dropSectionNumbers(parts, file);
  const cut = parts.map((part) => takeQuestions(part, more, file));
  const labels = keepLabels(
    cut.map(({ questions }) => questions),
    file,
  );
  const sections = parts.map((part, index) => nameSection(part, cut[index]!, index, labels, taken));
  return { sections, keepsNumbers };
}

function cutParts(blocks: readonly RootContent[], title: string, more: readonly string[], file: VFile): Part[] {
  const depth = sectionDepth(blocks, more);
  const asking = blocks.filter((block) => isAsking(block, more));
  // Questions at the end of each section belong to it; questions that stand together once are a section of their own.
  const isAppended = (block: Heading) =>
    isAsking(block, more) && (block.depth > depth || asking.length > 1 || !!block.data?.isGuessed);
  const parts: Part[] = [];
  const front: RootContent[] = [];
  for (const block of blocks) {
    if (block.type === "heading" && (block.depth <= depth || !parts.length) && !isAppended(block))
      parts.push({ title: plainText(block), heading: block, blocks: [] });
    else (parts.at(-1)?.blocks ?? front).push(block);
  }
  return placeFront(
    front.filter(({ type }) => type !== "thematicBreak"),
    parts,
    title,
    file,
  );
}

const isAsking = (block: RootContent, more: readonly string[]) =>
  block.type === "heading" && isQuestionsHeading(plainText(block), more);

/** The level of the headings at which sections begin: the highest that occurs more than once. */
function sectionDepth(blocks: readonly RootContent[], more: readonly string[]): number {
  const headings = blocks.filter(
    (block): block is Heading =>
      block.type === "heading" && !isAsking(block, more) && !isReferencesHeading(plainText(block)),
  );
  const depths = headings.map(({ depth }) => depth);
  const often = depths.filter((depth) => depths.filter((other) => other === depth).length > 1);
  return Math.min(...(often.length ? often : depths));
}

function placeFront(front: RootContent[], [first, ...rest]: Part[], title: string, file: VFile): Part[] {
  if (!front.length) return first ? [first, ...rest] : [{ title, heading: undefined, blocks: [] }];
  if (!first) {
    tell(
      file,
      "guess",
      "the paper has no headings, so all of it is one section; in Word, give headings a style such as “Heading 1”, in Markdown, write ## before them",
    );
    return [{ title, heading: undefined, blocks: front }];
  }
  const isLong = countWords(plainText(front)) >= INTRODUCTION_WORDS || front.some(({ type }) => type === "keyQuestion");
  if (isLong && !isFirstSection(first.title)) {
    tell(file, "guess", "the text before the first heading is made a section called “Introduction”", lineOf(front[0]));
    return [{ title: "Introduction", heading: undefined, blocks: front }, first, ...rest];
  }
  const where = `the text before the first heading is put at the start of ${quote(first.title)}`;
  tell(file, "unplaced", where, lineOf(front[0]), first.title);
  return [{ ...first, blocks: [...front, ...first.blocks] }, ...rest];
}

interface Taken {
  blocks: RootContent[];
  context: RootContent[];
  questions: KeyQuestion[];
}

/** Takes the questions out of a section; `<KeyQuestions />` stands where the last of them stood, if text follows. */
function takeQuestions({ blocks, title }: Part, more: readonly string[], file: VFile): Taken {
  const kept: RootContent[] = [];
  const context: RootContent[] = [];
  const questions: KeyQuestion[] = [];
  let leading: RootContent[] = [];
  let group: Heading | undefined;
  let [place, places] = [0, 0];
  for (const block of blocks) {
    if (block.type === "heading" && isAsking(block, more)) group = block;
    else if (block.type === "heading" && group && block.depth <= group.depth) group = undefined;
    if (block.type === "keyQuestion") {
      const above = leading.flatMap((one) => asContext(one, file));
      if (above.length && questions.length) tellMoved(above, title, file);
      context.push(...above);
      if (place !== kept.length || !questions.length) places++;
      [place, leading] = [kept.length, []];
      questions.push(block);
    } else if (block === group || (block.type === "heading" ? group : leading.length)) leading.push(block);
    else {
      kept.push(...leading, block);
      leading = [];
    }
  }
  kept.push(...leading);
  if (questions.length && place < kept.length)
    kept.splice(place, 0, { type: "mdxJsxFlowElement", name: "KeyQuestions", attributes: [], children: [] });
  if (places > 1)
    tell(
      file,
      "unplaced",
      `the ${questions.length} questions of ${quote(title)} stand in ${places} places; the site shows them together, at the last`,
      questions[0]?.line,
    );
  return { blocks: kept, context, questions };
}

function tellMoved(blocks: readonly RootContent[], title: string, file: VFile) {
  const words = plainText(blocks);
  const where = `${quote(words)} stood between the questions of ${quote(title)}, and stands above all of them`;
  tell(file, "unplaced", where, lineOf(blocks[0]), words);
}

/** A heading that says more than “Key questions” is kept as the first line above the questions. */
function asContext(block: RootContent, file: VFile): RootContent[] {
  if (block.type !== "heading") return [block];
  const text = plainText(block);
  if (/^(key )?questions?( \d+)?[:.]?$/i.test(text.replace(HEADING_NUMBER, ""))) {
    tellOnce(file, "left-out", "headings above questions, which the site writes itself", lineOf(block), text);
    return [];
  }
  const children: PhrasingContent[] = [{ type: "strong", children: block.children }];
  return [{ type: "paragraph", children, ...(block.position && { position: block.position }) }];
}

/** Ids that stand for something else on the page that shows the whole paper. */
const RESERVED = new Set(["references", "glossary", "edition", "questions"]);

function nameSection(
  { title, heading }: Part,
  { blocks, context, questions }: Taken,
  index: number,
  labels: LabelsKept,
  taken: { sections: Set<string>; questions: Set<string> },
): ImportedSection {
  const slug = slugOf(title.replace(HEADING_NUMBER, "")) || `section-${index + 1}`;
  const id = takeId(RESERVED.has(slug) ? `${slug}-section` : slug, taken.sections);
  return {
    id,
    title,
    heading,
    line: lineOf(heading ?? blocks[0]),
    summary: summaryOf(blocks, title),
    topics: [TOPIC],
    blocks,
    context,
    block: id,
    questions: questions.map(({ text: whole, label, number, line }) => {
      const { text, ...offered } = splitChoices(whole);
      return {
        id: takeId(questionSlug(text) || "question", taken.questions),
        ...(labels === "as numbers" && { number: questionNumber(number) }),
        text: labels === "in words" && label ? `${label}${/[\p{L}\p{N}]$/u.test(label) ? ":" : ""} ${text}` : text,
        ...offered,
        bare: text,
        line,
        topics: [TOPIC],
      };
    }),
  };
}

/** The first sentence of a section, or its title where it has none. */
export function summaryOf(blocks: readonly RootContent[], title: string): string {
  const isText = (block: RootContent) =>
    block.type === "paragraph" && block.children.some(({ type }) => type === "text");
  const text =
    blocks
      .filter(isText)
      .map((block) => plainText(block))
      .find((paragraph) => countWords(paragraph) > 2) ?? title;
  const sentence = /^.{12,400}?[.!?。؟][”’"')\]]*(?=\s|$)/su.exec(text)?.[0] ?? text;
  return sentence.length <= 200 ? sentence : `${sentence.slice(0, 197).replace(/\s+\S*$/, "")} …`;
}
