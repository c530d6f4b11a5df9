import type { Element, Root as HtmlRoot } from "hast";
import { type Handle, type State, defaultHandlers, toMdast } from "hast-util-to-mdast";
import type { FootnoteDefinition, PhrasingContent, Root } from "mdast";

/**
 * Turns HTML into Markdown, with what is known of its blocks. `<note-mark label>` and `<note-text label>` stand for
 * footnotes, for which HTML has no element.
 */
export function htmlToMdast(tree: HtmlRoot): Root {
  const made = toMdast(tree, { handlers, document: true, newlines: true });
  return made.type === "root" ? made : { type: "root", children: [] };
}

/** A block of Markdown with what is known of the block of HTML that it was. */
const withData =
  (handle: (state: State, node: Element) => ReturnType<Handle>): Handle =>
  (state, node) => {
    const made = handle(state, node);
    if (made && !Array.isArray(made) && node.data) made.data = { ...made.data, ...node.data };
    return made;
  };

/** Keeps an element that Markdown has no sign for. */
const keep: Handle = (state, node) => {
  const children = state.all(node) as PhrasingContent[];
  const kept: PhrasingContent = { type: "mdxJsxTextElement", name: node.tagName, attributes: [], children };
  state.patch(node, kept);
  return kept;
};

/** Keeps the words of elements that would be dropped with them. */
const open: Handle = (state, node) => state.all(node);

const named = <Name extends string>(names: readonly Name[], handle: (name: Name) => Handle) =>
  Object.fromEntries(names.map((name) => [name, handle(name)]));

const BLOCKS = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote"] as const;
const OPENED = "caption datalist dialog math menu noframes optgroup option svg title".split(" ");

const handlers: Record<string, Handle> = {
  ...named(BLOCKS, (name) => withData(defaultHandlers[name])),
  ...named(["sup", "sub", "kbd"], () => keep),
  ...named(OPENED, () => open),
  // A cell of a table in Markdown is one line.
  br: (state, node, parent) => (state.inTable ? keep(state, node, parent) : defaultHandlers.br(state, node)),
  "note-mark": (state, node) => {
    const label = String(node.properties["label"]);
    const mark = { type: "footnoteReference", identifier: label, label } as const;
    state.patch(node, mark);
    return mark;
  },
  "note-text": (state, node) => {
    const label = String(node.properties["label"]);
    const children = state.toFlow(state.all(node));
    const note: FootnoteDefinition = { type: "footnoteDefinition", identifier: label, label, children };
    state.patch(node, note);
    return note;
  },
};
