import type { RootContent } from "mdast";
import { visit } from "unist-util-visit";
import { type TextFile, parsePaper } from "../check/parse-paper.ts";
import { listAt, textAt, valueAt } from "../check/values.ts";
import { attributeOf, isJsx } from "../markdown/mdx-jsx.ts";
import { type PaperSource, sourceOf } from "../paper/source.ts";
import { InputProblem } from "./messages.ts";
import { plainText } from "./plain-text.ts";
import type { ContentFolder } from "./write-content.ts";

/** A text as it stands in the folder. */
export interface OldText {
  /** The whole file. */
  file: string;
  words: string;
  /** What the text links to and cites. */
  targets: Set<string>;
}

/** A section as it stands in the folder. */
export interface OldSection extends OldText {
  id: string;
  number: number;
  title: string;
  summary: string;
  topics: string[];
}

/** A question as it stands in the folder. */
export interface OldQuestion {
  id: string;
  /** The author's own number, or none. */
  number: string;
  text: string;
  /** The answers that it offers, or none; whether several may be chosen, and whether there is room for reasons. */
  choices: string[];
  several?: true;
  why?: boolean;
  topics: string[];
}

/** A content folder that a later draft is imported over. */
export interface OldPaper {
  /** The fields of `paper.yaml`, unchecked. */
  data: unknown;
  sections: OldSection[];
  questions: OldQuestion[];
  /** The files of questions, by the id of their section. */
  blocks: Map<string, OldText & { name: string; ids: string[] }>;
  /** The ids of `topics.yaml`. */
  topics: string[];
}

const UNREADABLE = "the folder holds no paper that can be updated; run “npm run check” on it and mend what that names";

/** Reads a content folder as far as an update needs to know it. Throws `InputProblem` where it holds no paper. */
export function readFolder(folder: ContentFolder): OldPaper {
  const { paper, sections, blocks, lists } = parsePaper(contentSource(folder));
  if (!paper.readable || !sections.length) throw new InputProblem(UNREADABLE);
  const textOf = ({ path, markup }: TextFile) => ({
    file: String(folder.get(path.slice("content/".length))),
    ...readText(markup.tree?.children ?? []),
  });
  return {
    data: paper.data,
    sections: sections.map((section) => ({ ...textOf(section), ...fieldsOf(section) })),
    questions: blocks.flatMap(questionsOf),
    blocks: new Map(
      blocks.map((block) => [
        textAt(block.fields.data, "section"),
        { ...textOf(block), name: block.name, ids: questionsOf(block).map(({ id }) => id) },
      ]),
    ),
    topics: listAt(lists.topics.data).map((topic) => textAt(topic, "id")),
  };
}

/** The source of a paper whose folder is at hand; messages call it `content`. */
export const contentSource = (folder: ContentFolder): PaperSource =>
  sourceOf(
    "content",
    [...folder].map(([path, content]) => ({
      path,
      readText: () => (typeof content === "string" ? content : new TextDecoder().decode(content)),
    })),
  );

const fieldsOf = ({ name, number = 0, fields }: TextFile) => ({
  id: name,
  number,
  title: textAt(fields.data, "title"),
  summary: textAt(fields.data, "summary"),
  topics: textsAt(fields.data, "topics"),
});

const questionsOf = (block: TextFile): OldQuestion[] =>
  listAt(block.fields.data, "questions").map((question) => ({
    id: textAt(question, "id"),
    number: textAt(question, "number"),
    text: textAt(question, "text"),
    choices: textsAt(question, "choices"),
    ...(valueAt(question, ["several"]) === true && { several: true }),
    ...(valueAt(question, ["why"]) === false && { why: false }),
    topics: textsAt(question, "topics"),
  }));

const textsAt = (data: unknown, field: string) => listAt(data, field).filter((one) => typeof one === "string");

/** The words of a text, and what it links to and cites. */
export function readText(blocks: readonly RootContent[]): Pick<OldText, "words" | "targets"> {
  const targets = new Set<string>();
  const text = blocks.filter(({ type }) => type !== "yaml");
  for (const block of text)
    visit(block, (node) => {
      if (node.type === "link" || node.type === "image") targets.add(node.url);
      if (isJsx(node, "Cite")) targets.add(`cite ${attributeOf(node, "id")}`);
    });
  return { words: plainText(text), targets };
}
