import type { Nodes, Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { TextBlock, TextPart } from "../paper/section-text.ts";
import { anchors } from "../urls.ts";
import { isJsx } from "./mdx-jsx.ts";
import { numberedParagraphs, paragraphNumber } from "./numbered-paragraphs.ts";
import { listHeadings } from "./remark-heading-ids.ts";
import { topicsOf } from "./section-facts.ts";

/**
 * The text of a section for the search, without pictures and citations. Notes stand with the part that first refers to
 * them, and the text of the question block, if there is one, where its questions do.
 */
export function sectionText(tree: Root, section: number, questionBlock?: Root): TextPart[] {
  const part = (slug: string, heading: string): TextPart => ({ slug, heading, topics: [], blocks: [] });
  const parts = [part("", "")];
  const add = (...blocks: TextBlock[]) => parts.at(-1)!.blocks.push(...blocks);
  const numbers = new Map<Nodes, string>(
    numberedParagraphs(tree).map((node, index) => [node, paragraphNumber(section, index)]),
  );
  const notes = listNotes(tree);
  const questions = questionBlock ? textBlocks(questionBlock) : [];
  const headings = listHeadings(tree).values();
  visit(tree, (node) => {
    if (node.type === "footnoteDefinition") return SKIP;
    if (isJsx(node, "KeyQuestions")) add(...questions.splice(0));
    if (node.type === "heading") {
      const { slug, text } = headings.next().value!;
      parts.push(part(slug, text));
    }
    if (!isBlock(node)) return;
    const number = numbers.get(node);
    if (node.type !== "heading") add({ ...(number && { anchor: anchors.paragraph(number) }), text: textOf(node) });
    parts.at(-1)!.topics.push(...topicsOf(node));
    for (const id of referencesIn(node)) {
      add(...(notes.get(id) ?? []));
      notes.delete(id);
    }
    return SKIP;
  });
  add(...questions);
  return parts.filter(({ heading, blocks }) => heading || blocks.length > 0);
}

function listNotes(tree: Root): Map<string, TextBlock[]> {
  const notes = new Map<string, TextBlock[]>();
  visit(tree, "footnoteDefinition", (note) => {
    const blocks = textBlocks(note).map((block) => ({ ...block, anchor: `fn-${note.identifier}` }));
    notes.set(note.identifier, blocks);
  });
  return notes;
}

function textBlocks(tree: Nodes): TextBlock[] {
  const blocks: TextBlock[] = [];
  visit(tree, (node) => {
    if (!isBlock(node)) return;
    blocks.push({ text: textOf(node) });
    return SKIP;
  });
  return blocks;
}

function referencesIn(node: Nodes): string[] {
  const ids: string[] = [];
  visit(node, "footnoteReference", ({ identifier }) => void ids.push(identifier));
  return ids;
}

const isBlock = ({ type }: Nodes) => ["paragraph", "heading", "tableRow", "code"].includes(type);

/** What readers see of a block: its words and code, those of the next cell or line apart. */
function textOf(block: Nodes): string {
  let text = "";
  visit(block, (node) => {
    if (node.type === "tableCell" || node.type === "break") text += " ";
    if (node.type === "text" || node.type === "inlineCode" || node.type === "code") text += node.value;
  });
  return text.replace(/\s+/g, " ").trim();
}
