import type { Parents, PhrasingContent } from "mdast";
import { type Tag, readTags } from "./html-tags.ts";
import { type Remarks, lineOf } from "../manuscript.ts";
import { commentValue } from "../mdx-nodes.ts";

/** A tag that is open, and what stands in it so far. */
interface Open {
  tag: Tag;
  children: PhrasingContent[];
}

/** Turns tags among words into Markdown: `<b>` becomes strong, `<br>` a break; tags without a meaning are taken away. */
export function closePhrasing(nodes: readonly PhrasingContent[], remarks: Remarks): PhrasingContent[] {
  const open: Open[] = [{ tag: ROOT, children: [] }];
  const add = (...children: PhrasingContent[]) => open.at(-1)?.children.push(...children);
  const close = () => {
    const done = open.pop();
    if (done) add(...wrap(done));
  };
  // A tag that is never closed is more likely text, such as “a<b>c”, if it would change how the rest looks.
  const leaveOpen = () => {
    const { tag, children } = open.pop()!;
    add(...(tag.name in MEANINGS ? [{ type: "text", value: tag.source } as const] : []), ...children);
  };
  for (const node of nodes) {
    if (node.type !== "html") {
      add(node);
      continue;
    }
    const tag = readTags(node.value)[0];
    if (node.value.startsWith("<!--"))
      add({ type: "mdxTextExpression", value: commentValue(node.value.slice(4).replace(/-->$/, "")) });
    else if (!tag?.known) add({ type: "text", value: node.value, position: node.position });
    else if (tag.kind === "open") open.push({ tag, children: [] });
    else if (tag.kind === "single") add(...single(tag));
    else if (open.some((one) => one.tag.name === tag.name))
      while (open.at(-1)!.tag !== ROOT) {
        const last = open.at(-1)!.tag.name;
        close();
        if (last === tag.name) break;
      }
    else remarks.leftOut.push({ line: lineOf(node), text: `a tag that closes nothing: ${node.value}` });
  }
  while (open.length > 1) leaveOpen();
  return open[0]?.children ?? [];
}

const ROOT: Tag = { source: "", name: "", kind: "open", attributes: new Map(), known: true };

const MEANINGS: Record<string, Exclude<PhrasingContent, { value: string }>["type"]> = {
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

function wrap({ tag, children }: Open): PhrasingContent[] {
  const href = tag.attributes.get("href");
  if (!children.length) return [];
  if (tag.name === "a" && href) return [{ type: "link", url: href, children: children as never }];
  if (KEPT.has(tag.name)) return [{ type: "mdxJsxTextElement", name: tag.name, attributes: [], children }];
  const type = MEANINGS[tag.name];
  return type ? [{ type, children } as Parents as PhrasingContent] : children;
}

function single({ name, attributes }: Tag): PhrasingContent[] {
  if (name === "br") return [{ type: "break" }];
  if (name === "img") return [{ type: "image", url: attributes.get("src") ?? "", alt: attributes.get("alt") ?? "" }];
  return [];
}
