import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import type { Node } from "unist";

export type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

/** True for an MDX component of this name, in a line or on a line of its own. */
export const isJsx = (node: Node, name: string): node is Jsx =>
  (node.type === "mdxJsxTextElement" || node.type === "mdxJsxFlowElement") && "name" in node && node.name === name;

/** The value of a plain attribute such as `id="noms"`, or undefined. */
export function attributeOf(node: Jsx, name: string): string | undefined {
  const attribute = node.attributes.find((a) => a.type === "mdxJsxAttribute" && a.name === name);
  return typeof attribute?.value === "string" ? attribute.value : undefined;
}
