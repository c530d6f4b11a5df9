import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { decodeAddress } from "../urls.ts";

/**
 * Writes the addresses of image files in the one way in which Astro reads them: with percent signs for spaces and
 * accents, but none for signs such as &, of which it would not undo any.
 */
export function remarkImageAddresses() {
  return (tree: Root) =>
    visit(tree, (node) => {
      if ((node.type === "image" || node.type === "definition") && !/^([a-z][a-z0-9+.-]*:|[/#])/i.test(node.url))
        node.url = encodeURI(decodeAddress(node.url));
    });
}
