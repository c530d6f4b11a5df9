import type { List, ListItem, Paragraph, RootContent } from "mdast";
import { BULLET } from "./mark-bullets.ts";

/** Makes lists of paragraphs that begin with a bullet typed by hand. */
export function listTypedBullets(blocks: readonly RootContent[]): RootContent[] {
  const listed: RootContent[] = [];
  const typed = new Set<List>();
  for (const block of blocks) {
    const item = block.type === "paragraph" ? itemOf(block) : undefined;
    const last = listed.at(-1);
    if (!item) listed.push(block);
    else if (last?.type === "list" && typed.has(last)) last.children.push(item);
    else {
      const list: List = { type: "list", ordered: false, spread: false, children: [item], position: item.position };
      typed.add(list);
      listed.push(list);
    }
  }
  return listed;
}

/** The item that a paragraph is, without its bullet, or undefined where it has none. */
function itemOf({ children: [first, ...rest], position }: Paragraph): ListItem | undefined {
  if (first?.type !== "text" || !BULLET.test(first.value)) return undefined;
  const children = [{ ...first, value: first.value.replace(BULLET, "") }, ...rest];
  return { type: "listItem", children: [{ type: "paragraph", children, position }], position };
}
