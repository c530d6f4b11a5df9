import type { Nodes, Parents, Root } from "mdast";
import { type Jsx, isJsx } from "../../markdown/mdx-jsx.ts";
import { isBareLine, numberedParagraphs } from "../../markdown/numbered-paragraphs.ts";
import type { ParsedPaper } from "../parse-paper.ts";
import type { Report } from "../issue.ts";
import type { Found, Markup } from "../read-markup.ts";
import { isId, textAt } from "../values.ts";
import { components, tagsIn } from "./components.ts";

/** Components in headings, inside links, or alone in a line where they belong in a sentence. */
export function componentPlacement({ texts }: ParsedPaper, report: Report): void {
  for (const { markup } of texts) {
    for (const tag of tagsIn(markup)) {
      const { node, parent, at } = tag;
      if (!components.has(node.name ?? "")) continue;
      const name = `<${node.name}>`;
      if (isHeading(parent)) report(at, `${name} stands in a heading`, "move it into the text below");
      else if (isLink(parent)) report(at, `${name} stands inside a link`, "move it behind the link");
      else if (needsSentence(node) && markup.tree && isAlone(tag, markup.tree))
        report(at, `${name} stands in a line of its own`, "write it inside a sentence, in one line with its words");
    }
  }
}

const needsSentence = ({ name }: Jsx) => name === "Cite" || name === "Term";

const isAlone = ({ node, parent }: Found<Jsx>, tree: Root) =>
  parent === tree ||
  (parent?.type === "paragraph" && tree.children.includes(parent) && isBareLine(parent)) ||
  (node.type === "mdxJsxFlowElement" && node.children.length > 0);

const isHeading = (node: Parents | undefined) => node?.type === "heading";

const isLink = (node: Parents | undefined) => node?.type === "link" || (node && isJsx(node, "Term"));

/** Topics outside the paragraphs of running text, which are what they mark. */
export function topicPlacement({ sections, blocks, outcomes, pages }: ParsedPaper, report: Report): void {
  const problem = "<Topic> stands outside the paragraphs of the running text";
  for (const { markup } of sections) {
    const paragraphs = new Set<Nodes | undefined>(markup.tree && numberedParagraphs(markup.tree));
    for (const { parent, at } of tagsNamed("Topic", markup))
      if (!paragraphs.has(parent)) report(at, problem, "write it at the start of the paragraph that it marks");
  }
  for (const { at } of [...outcomes, ...pages].flatMap(({ markup }) => tagsNamed("Topic", markup)))
    report(at, problem, "remove it; topics lead to sections alone");
  for (const { at } of blocks.flatMap(({ markup }) => tagsNamed("Topic", markup)))
    report(at, "<Topic> stands in a question file", "name the topic in the “topics” of a question");
}

/** Places for key questions inside other text, in a section that has none, or where there is one already. */
export function keyQuestionsPlacement(parsed: ParsedPaper, report: Report): void {
  const asking = sectionsWithQuestions(parsed);
  for (const { name, markup } of parsed.sections) {
    for (const [index, { parent, at }] of tagsNamed("KeyQuestions", markup).entries()) {
      const fix = `remove it or add a question file with “section: ${name}”`;
      if (parent?.type !== "root")
        report(at, "<KeyQuestions> stands inside other text", "put it in a line of its own between empty lines");
      else if (index > 0) report(at, "<KeyQuestions> stands in this section a second time", "remove one of them");
      else if (asking && !asking.has(name))
        report(at, "<KeyQuestions> stands in a section that no question file names", fix);
    }
  }
  for (const { at } of [...parsed.outcomes, ...parsed.pages].flatMap(({ markup }) => tagsNamed("KeyQuestions", markup)))
    report(at, "<KeyQuestions> stands outside the sections", "remove it; it belongs in the section");
  for (const { at } of parsed.blocks.flatMap(({ markup }) => tagsNamed("KeyQuestions", markup)))
    report(at, "<KeyQuestions> stands in a question file", "remove it; it belongs in the section");
}

/** All tags of a name but those of which `componentPlacement` tells. */
const tagsNamed = (name: string, markup: Markup) =>
  tagsIn(markup).filter(({ node, parent }) => node.name === name && !isHeading(parent) && !isLink(parent));

/** The sections that have a block, or undefined where a block does not tell whose it is. */
function sectionsWithQuestions({ sections, blocks }: ParsedPaper): Set<string> | undefined {
  const names = blocks.map(({ fields }) => textAt(fields.data, "section"));
  const clear = names.every((name) => isId(name) && sections.some((section) => section.name === name));
  return clear ? new Set(names) : undefined;
}
