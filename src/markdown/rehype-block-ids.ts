import type { Root } from "hast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import type { SectionName } from "../paper/paper.ts";
import { words } from "../messages/index.ts";

/**
 * Makes the ids in the text of a question block, and the names of its notes, its own. Notes are numbered from 1 in
 * every text, and the block stands on one page with its section and with other blocks; `sections` are the sections, by
 * the names of their blocks.
 */
export function rehypeBlockIds(sections: () => ReadonlyMap<string, SectionName>) {
  return (tree: Root, { path }: VFile) => {
    const block = /[/\\]questions[/\\]\d+-([^/\\]+)\.mdx$/.exec(path ?? "")?.[1];
    if (!block) return;
    const section = sections().get(block);
    visit(tree, "element", ({ properties: at }) => {
      if (at["id"]) at["id"] = `${block}.${String(at["id"])}`;
      if (String(at["href"]).startsWith("#")) at["href"] = `#${block}.${String(at["href"]).slice(1)}`;
      for (const name of ["ariaLabelledBy", "ariaDescribedBy"])
        if (at[name]) at[name] = [at[name]].flat().map((id) => `${block}.${String(id)}`);
      if (section && ("dataFootnoteRef" in at || "dataFootnoteBackref" in at))
        at["ariaLabel"] = `${String(at["ariaLabel"])}${words.notes.ofQuestions(section)}`;
    });
  };
}
