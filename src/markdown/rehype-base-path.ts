import type { Root } from "hast";
import { visit } from "unist-util-visit";

/** Puts the path that the site is mounted at before the addresses of links within it. */
export function rehypeBasePath(base: string) {
  const prefix = base.replace(/\/$/, "");
  return (tree: Root) => {
    visit(tree, "element", ({ properties }) => {
      const { href } = properties;
      if (typeof href === "string" && href.startsWith("/")) properties["href"] = prefix + href;
    });
  };
}
