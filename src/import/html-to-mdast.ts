import type { Root as HtmlRoot } from "hast";
import { type Handle, defaultHandlers, toMdast } from "hast-util-to-mdast";
import type { FootnoteDefinition, PhrasingContent, Root } from "mdast";

/**
 * Turns HTML into Markdown, with what is known of its blocks. `<note-mark label>` and `<note-text label>` stand for
 * footnotes, for which HTML has no element.
 */
export const htmlToMdast = (tree: HtmlRoot): Root =>
  toMdast(tree, { handlers, document: true, newlines: true }) as Root;

/** A block of Markdown with what is known of the block of HTML that it was. */
const withData =
  (handle: Handle): Handle =>
  (state, node, parent) => {
    const made = handle(state, node, parent);
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

const named = (names: string, handle: (name: string) => Handle) =>
  Object.fromEntries(names.split(" ").map((name) => [name, handle(name)]));

const handlers: Record<string, Handle> = {
  ...named("p h1 h2 h3 h4 h5 h6 table blockquote", (name) => withData(defaultHandlers[name as "p"] as Handle)),
  ...named("sup sub kbd", () => keep),
  ...named("caption datalist dialog math menu noframes optgroup option svg title", () => open),
  // A cell of a table in Markdown is one line.
  br: (state, node, parent) => (state.inTable ? keep : (defaultHandlers.br as Handle))(state, node, parent),
  "note-mark": (state, node) => {
    const label = String(node.properties["label"]);
    const mark = { type: "footnoteReference", identifier: label, label } as const;
    state.patch(node, mark);
    return mark;
  },
  "note-text": (state, node) => {
    const label = String(node.properties["label"]);
    const children = state.toFlow(state.all(node)) as FootnoteDefinition["children"];
    const note: FootnoteDefinition = { type: "footnoteDefinition", identifier: label, label, children };
    state.patch(node, note);
    return note;
  },
};
