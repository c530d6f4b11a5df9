import type { Parents, Root } from "mdast";
import { type Jsx, isJsx } from "../markdown/mdx-jsx.ts";
import { components, tagsIn } from "./components.ts";
import type { Draft, TextFile } from "./draft.ts";
import { type Issue, issueAt } from "./issue.ts";
import { isBareLine, numberedParagraphs } from "../markdown/numbered-paragraphs.ts";
import type { Found } from "./read-markup.ts";
import { isId, textAt } from "./values.ts";

type Finding = [problem: string, cure: string] | undefined;

/** Finds components that stand where they can do nothing or would break the page. */
export function checkPlacing(draft: Draft): Issue[] {
  const asking = sectionsWithQuestions(draft);
  return [
    ...draft.sections.flatMap((file) => checkFile(file, (tag) => placeInSection(tag, file, asking))),
    ...draft.blocks.flatMap((file) => checkFile(file, placeInBlock)),
  ];
}

function checkFile({ path, markup }: TextFile, check: (tag: Found<Jsx>) => Finding): Issue[] {
  return tagsIn(markup).flatMap((tag) => {
    const finding = (markup.tree && placeAnywhere(tag, markup.tree)) ?? check(tag);
    return finding ? [issueAt(path, markup.place(tag.node), ...finding)] : [];
  });
}

/** The sections that have a block, or undefined where a block does not tell whose it is. */
function sectionsWithQuestions({ sections, blocks }: Draft): Set<string> | undefined {
  const names = blocks.map(({ fields }) => textAt(fields.data, "section"));
  const clear = names.every((name) => isId(name) && sections.some((section) => section.name === name));
  return clear ? new Set(names) : undefined;
}

function placeAnywhere({ node, parent }: Found<Jsx>, tree: Root): Finding {
  const name = node.name ?? "";
  if (!components.has(name)) return undefined;
  if (parent?.type === "heading") return [`<${name}> stands in a heading`, "move it into the text below"];
  if (parent?.type === "link" || (parent && isJsx(parent, "Term")))
    return [`<${name}> stands inside a link`, "move it behind the link"];
  if (name === "KeyQuestions" || name === "Topic") return undefined;
  const alone =
    parent === tree || (parent?.type === "paragraph" && tree.children.includes(parent) && isBareLine(parent));
  const lines = node.type === "mdxJsxFlowElement" && node.children.length > 0;
  if (!alone && !lines) return undefined;
  return [`<${name}> stands in a line of its own`, "write it inside a sentence, in one line with its words"];
}

function placeInSection(tag: Found<Jsx>, file: TextFile, asking: Set<string> | undefined): Finding {
  const { name } = tag.node;
  if (name === "Topic") return placeTopic(tag.parent, file.markup.tree);
  return name === "KeyQuestions" ? placeQuestions(tag, file, asking) : undefined;
}

function placeTopic(parent: Parents | undefined, tree: Root | undefined): Finding {
  if (tree && parent?.type === "paragraph" && numberedParagraphs(tree).includes(parent)) return undefined;
  return [
    "<Topic> stands outside the paragraphs of the running text",
    "write it at the start of the paragraph that it marks",
  ];
}

function placeQuestions({ node, parent }: Found<Jsx>, file: TextFile, asking: Set<string> | undefined): Finding {
  const all = tagsIn(file.markup).filter((tag) => tag.node.name === "KeyQuestions");
  if (parent?.type !== "root")
    return ["<KeyQuestions> stands inside other text", "put it in a line of its own between empty lines"];
  if (all[0]?.node !== node) return ["<KeyQuestions> stands in this section a second time", "remove one of them"];
  if (!asking || asking.has(file.name)) return undefined;
  return [
    `<KeyQuestions> stands in a section that no question file names`,
    `remove it or add a question file with “section: ${file.name}”`,
  ];
}

function placeInBlock({ node }: Found<Jsx>): Finding {
  if (node.name === "KeyQuestions")
    return ["<KeyQuestions> stands in a question file", "remove it; it belongs in the section"];
  if (node.name === "Topic")
    return ["<Topic> stands in a question file", "name the topic in the “topics” of a question"];
  return undefined;
}
