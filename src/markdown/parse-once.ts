import { resolve } from "node:path";
import type { Root } from "mdast";
import type { Plugin } from "unified";
import type { VFile } from "vfile";

/** A text as a check has read it. */
interface CheckedText {
  file: string;
  source: string;
  /** The parsed text; undefined where it could not be read. */
  tree: Root | undefined;
}

let checked = new Map<string, CheckedText>();

/** Keeps the trees of a check for the build after it, which would parse the same texts again. */
export function keepTrees(texts: readonly CheckedText[]): void {
  checked = new Map(texts.map(({ file, source, tree }) => [resolve(file), { file, source, tree }]));
}

/** Goes on with the tree of a text that has been checked; parses one that has changed since, or is compiled again. */
export const parseOnce: Plugin<[], string, Root> = function () {
  const parse = this.parser!;
  this.parser = (text, file) => takeTree(text, file) ?? parse(text, file);
};

function takeTree(text: string, { path }: VFile): Root | undefined {
  const { source = "", tree } = checked.get(path) ?? {};
  checked.delete(path);
  // Astro puts spaces where the front matter was, so that places in the text stay the same.
  if (!tree || text.length !== source.length || !source.endsWith(text.trimStart())) return undefined;
  return { ...tree, children: tree.children.filter(({ type }) => type !== "yaml") };
}
