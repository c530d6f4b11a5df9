import type { RootContent } from "mdast";
import { type ImportedSection, TOPIC } from "../imported-paper.ts";
import { countWords, plainText } from "../plain-text.ts";
import { questionSlug, slugOf, takeId } from "../slugs.ts";
import type { Part } from "./cut-sections.ts";
import type { Block } from "./take-questions.ts";

/** Ids that stand for something else on the page that shows the whole paper. */
const RESERVED = new Set(["references", "glossary", "edition", "questions"]);

/** Gives sections and questions their ids, and sections a summary. `blocks` are the questions of each section. */
export function nameSections(parts: readonly Part[], blocks: readonly (Block | undefined)[]): ImportedSection[] {
  const taken = new Set<string>();
  const asked = new Set<string>();
  return parts.map(({ title, line, blocks: text }, index) => {
    const { questions = [], context = [], asked: headings = [] } = blocks[index] ?? {};
    const id = takeId(sectionSlug(title, index + 1), taken);
    return {
      id,
      title,
      line,
      summary: summaryOf(text, title),
      topics: [TOPIC],
      blocks: text,
      context,
      block: id,
      asked: headings,
      questions: questions.map((question) => ({
        ...question,
        id: takeId(questionSlug(question.text) || "question", asked),
        topics: [TOPIC],
      })),
    };
  });
}

function sectionSlug(title: string, number: number): string {
  const slug = slugOf(title) || `section-${number}`;
  return RESERVED.has(slug) ? `${slug}-section` : slug;
}

/** The first sentence of a section, or its title where it has none. */
function summaryOf(blocks: readonly RootContent[], title: string): string {
  const isText = (block: RootContent) =>
    block.type === "paragraph" && block.children.some(({ type }) => type === "text");
  const paragraphs = blocks.filter(isText).map((block) => plainText(block));
  const text = paragraphs.find((paragraph) => countWords(paragraph) > 2) ?? title;
  const sentence = /^.{12,}?[.!?][”’"')\]]*(?=\s|$)/.exec(text)?.[0] ?? text;
  return sentence.length <= 200 ? sentence : `${sentence.slice(0, 197).replace(/\s+\S*$/, "")} …`;
}
