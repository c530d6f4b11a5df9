import type { Html, PhrasingContent } from "mdast";
import { type Remarks, lineOf } from "../manuscript.ts";
import { commentValue } from "../mdx-nodes.ts";
import { type Tag, readTags } from "./html-tags.ts";

/** A tag that is open, and what stands in it so far. */
interface Open {
  tag: Tag;
  children: PhrasingContent[];
}

/** Turns tags among words into Markdown: `<b>` becomes strong, `<br>` a break; tags without a meaning are taken away. */
export function closePhrasing(nodes: readonly PhrasingContent[], { leftOut }: Remarks): PhrasingContent[] {
  const closed: PhrasingContent[] = [];
  const open: Open[] = [];
  const add = (children: readonly PhrasingContent[]) => (open.at(-1)?.children ?? closed).push(...children);
  for (const node of nodes) {
    const tag = node.type === "html" ? readTags(node.value)[0] : undefined;
    const opened = open.findLastIndex((one) => one.tag.name === tag?.name);
    if (node.type !== "html") add([node]);
    else if (!tag?.known) add([withoutTag(node)]);
    else if (tag.kind === "open") open.push({ tag, children: [] });
    else if (tag.kind === "single") add(single(tag));
    else if (opened < 0) leftOut.push({ line: lineOf(node), text: `a tag that closes nothing: ${node.value}` });
    else while (open.length > opened) add(wrap(open.pop()!));
  }
  while (open.length) add(leaveOpen(open.pop()!));
  return closed;
}

/** A comment stays one; “<see page 4>” is the text that it is. */
const withoutTag = ({ value, position }: Html): PhrasingContent =>
  value.startsWith("<!--")
    ? { type: "mdxTextExpression", value: commentValue(value.slice(4).replace(/-->$/, "")) }
    : { type: "text", value, position };

const MEANINGS: Record<string, "strong" | "emphasis" | "delete"> = {
  b: "strong",
  strong: "strong",
  i: "emphasis",
  em: "emphasis",
  cite: "emphasis",
  del: "delete",
  s: "delete",
  strike: "delete",
};

/** Elements that Markdown has no sign for and that a section may hold as they are. */
const KEPT = new Set(["sup", "sub", "kbd", "q"]);

function wrap({ tag: { name, attributes }, children }: Open): PhrasingContent[] {
  const url = attributes.get("href");
  const type = MEANINGS[name];
  if (!children.length) return [];
  if (name === "a" && url) return [{ type: "link", url, children: children as never }];
  if (KEPT.has(name)) return [{ type: "mdxJsxTextElement", name, attributes: [], children }];
  return type ? [{ type, children }] : children;
}

/** A tag that is never closed is more likely text, such as “a<b>c”, if it would change how the rest looks. */
const leaveOpen = ({ tag, children }: Open): PhrasingContent[] =>
  tag.name in MEANINGS ? [{ type: "text", value: tag.source }, ...children] : children;

function single({ name, attributes }: Tag): PhrasingContent[] {
  if (name === "br") return [{ type: "break" }];
  if (name === "img") return [{ type: "image", url: attributes.get("src") ?? "", alt: attributes.get("alt") ?? "" }];
  return [];
}
