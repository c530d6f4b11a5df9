import type { Comment, Element } from "hast";
import type { Handle, NodeHandle, State } from "hast-util-to-mdast";
import type { Nodes, PhrasingContent } from "mdast";
import { commentValue } from "../mdx-nodes.ts";

type Handlers = Record<string, Handle>;

const phrasing = (state: State, node: Element) => state.all(node) as PhrasingContent[];

/** Keeps the place of an element in the node that it becomes. */
function placed<T extends Nodes>(state: State, from: Element, to: T): T {
  state.patch(from, to);
  return to;
}

/** Keeps an element that Markdown has no sign for. */
const keep: Handle = (state, node) =>
  placed(state, node, {
    type: "mdxJsxTextElement",
    name: node.tagName,
    attributes: [],
    children: phrasing(state, node),
  });

/** Keeps the words of elements that would be dropped with them. */
const open: Handle = (state, node) => state.all(node);

/** How HTML becomes Markdown where the usual way would lose something. */
export const keepingHandlers: Handlers = {
  sup: keep,
  sub: keep,
  ...Object.fromEntries(
    "caption datalist dialog math menu menuitem noframes optgroup option svg title"
      .split(" ")
      .map((name) => [name, open]),
  ),
};

/** Keeps what stands in a comment. */
export const keepComment: NodeHandle = (_, { value }: Comment) => ({
  type: "mdxTextExpression",
  value: commentValue(value),
});

/** The same, with the titles and footnotes of Word files. */
export const wordHandlers: Handlers = {
  ...keepingHandlers,
  "paper-title": (state, node) =>
    placed(state, node, { type: "heading", depth: 1, children: phrasing(state, node), data: { isTitle: true } }),
  "paper-subtitle": (state, node) =>
    placed(state, node, { type: "paragraph", children: phrasing(state, node), data: { isSubtitle: true } }),
  "note-mark": (state, node) => {
    const label = String(node.properties["label"]);
    return placed(state, node, { type: "footnoteReference", identifier: label, label });
  },
  "note-text": (state, node) => {
    const label = String(node.properties["label"]);
    return placed(state, node, {
      type: "footnoteDefinition",
      identifier: label,
      label,
      children: state.toFlow(state.all(node)) as never,
    });
  },
};
