import type { List, Paragraph, RootContent } from "mdast";
import { BULLET } from "./mark-bullets.ts";

/** Makes lists of paragraphs that begin with a bullet typed by hand. */
export function listTypedBullets(blocks: readonly RootContent[]): RootContent[] {
  const listed: RootContent[] = [];
  let list: List | undefined;
  for (const block of blocks) {
    const bare = block.type === "paragraph" ? withoutBullet(block) : undefined;
    if (!bare) listed.push(block);
    else if (list && listed.at(-1) === list)
      list.children.push({ type: "listItem", children: [bare], position: bare.position });
    else
      listed.push(
        (list = {
          type: "list",
          ordered: false,
          spread: false,
          position: bare.position,
          children: [{ type: "listItem", children: [bare], position: bare.position }],
        }),
      );
  }
  return listed;
}

/** The paragraph without its bullet, or undefined where it has none. */
function withoutBullet(paragraph: Paragraph): Paragraph | undefined {
  const [first, ...rest] = paragraph.children;
  if (first?.type !== "text" || !BULLET.test(first.value)) return undefined;
  return { ...paragraph, children: [{ ...first, value: first.value.replace(BULLET, "") }, ...rest] };
}
