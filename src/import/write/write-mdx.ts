import type { Root, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkStringify, { type Options } from "remark-stringify";
import { unified } from "unified";

/** How this project writes Markdown. */
const STYLE = { bullet: "-", emphasis: "_", rule: "-", listItemIndent: "one" } as const;

/** Inside a list or a quotation no line begins at the margin. */
const OUTSIDE = { notInConstruct: ["listItem", "blockquote"] } satisfies Partial<
  NonNullable<Options["unsafe"]>[number]
>;

const mdx = unified()
  .use(remarkGfm)
  .use(remarkMdx)
  .use(remarkStringify, {
    ...STYLE,
    // MDX takes a line that begins with one of these words for code.
    unsafe: [
      { atBreak: true, character: "i", after: "mport ", ...OUTSIDE },
      { atBreak: true, character: "e", after: "xport ", ...OUTSIDE },
    ],
  })
  .freeze();

const markdown = unified().use(remarkGfm).use(remarkStringify, STYLE).freeze();

/** Writes blocks as MDX in which every sign of the text is read as that sign. */
export const writeMdx = (blocks: readonly RootContent[]): string => mdx.stringify(rootOf(blocks));

/** Writes blocks as the plain Markdown that some YAML fields hold. */
export const writeMarkdown = (blocks: readonly RootContent[]): string => markdown.stringify(rootOf(blocks));

const rootOf = (blocks: readonly RootContent[]): Root => ({ type: "root", children: [...blocks] });
