import { resolve } from "node:path";
import type { Root } from "mdast";
import type { Plugin } from "unified";
import type { VFile } from "vfile";

/** A text that has been parsed, by its file. */
export interface ParsedText {
  file: string;
  source: string;
  /** Undefined where the text could not be parsed. */
  tree: Root | undefined;
}

/**
 * Goes on with the tree of a text that has been parsed already: the check of a paper has, and parsing 450 sections
 * again would take a build 5 to 8 % longer. A tree serves once, because later plugins change it, and a text that has
 * changed since is parsed. `texts` gives the parsed texts, as a new list after each reading.
 */
export const remarkParsed: Plugin<[() => readonly ParsedText[]], string, Root> = function (texts) {
  const parse = this.parser!;
  let known: readonly ParsedText[] = [];
  let waiting = new Map<string, ParsedText>();
  this.parser = (text, file) => {
    if (known !== texts()) {
      known = texts();
      waiting = new Map(known.map((parsed) => [resolve(parsed.file), parsed]));
    }
    const parsed = waiting.get(file.path);
    waiting.delete(file.path);
    return (parsed && treeOf(parsed, text)) ?? parse(text, file as VFile);
  };
};

function treeOf({ source, tree }: ParsedText, text: string): Root | undefined {
  // Astro puts spaces where the front matter was, so that places in the text stay the same.
  if (!tree || text.length !== source.length || !source.endsWith(text.trimStart())) return undefined;
  return { ...tree, children: tree.children.filter(({ type }) => type !== "yaml") };
}
