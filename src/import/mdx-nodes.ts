import type { RootContent } from "mdast";
import type { MdxFlowExpression } from "mdast-util-mdx-expression";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";

/** `<Cite id="…" />`. */
export const cite = (id: string): MdxJsxTextElement => ({
  type: "mdxJsxTextElement",
  name: "Cite",
  attributes: [{ type: "mdxJsxAttribute", name: "id", value: id }],
  children: [],
});

/** `<KeyQuestions />`. */
export const keyQuestions = (): MdxJsxFlowElement => ({
  type: "mdxJsxFlowElement",
  name: "KeyQuestions",
  attributes: [],
  children: [],
});

/** A comment that readers do not see. */
export const comment = (text: string): MdxFlowExpression => ({
  type: "mdxFlowExpression",
  value: commentValue(text),
});

/** What stands between the braces of a comment. */
export const commentValue = (text: string): string =>
  `/* ${text.replace(/\s+/g, " ").replaceAll("*/", "* /").trim()} */`;

/** The comment that marks text without a sure place, beside that text. */
export const mark = (text: string): RootContent => comment(`Imported: ${text}`);
