import { type Jsx, attributeOf } from "../markdown/mdx-jsx.ts";
import type { ListName } from "./draft.ts";
import { type Issue, issueAt } from "./issue.ts";
import { suggest } from "./nearest.ts";
import type { Found, Markup } from "./read-markup.ts";

interface Component {
  /** The list whose ids its `id` names; without one it takes no attributes. */
  list?: ListName;
  /** True where it stands around words. */
  holdsWords?: boolean;
  example: string;
}

/** The components that authors may use. */
export const components: ReadonlyMap<string, Component> = new Map(
  Object.entries<Component>({
    Cite: { list: "references", example: '<Cite id="…" />' },
    Term: { list: "glossary", holdsWords: true, example: '<Term id="…">words</Term>' },
    KeyQuestions: { example: "<KeyQuestions />" },
    Topic: { list: "topics", example: '<Topic id="…" />' },
  }),
);

/** All tags of a text, components and elements alike. */
export const tagsIn = ({ all }: Markup): Found<Jsx>[] => [...all("mdxJsxFlowElement"), ...all("mdxJsxTextElement")];

/** True for a tag that names a component; elements begin with a small letter. */
export const isComponent = ({ name }: Jsx): boolean => name === null || !/^[a-z][a-z0-9]*$/.test(name);

/** Finds components that do not exist, lack their id or hold what they cannot hold. */
export const checkComponents = (folder: string, markup: Markup): Issue[] =>
  tagsIn(markup)
    .filter(({ node }) => isComponent(node))
    .flatMap(({ node }) =>
      check(folder, node).map(([problem, cure]) => issueAt(markup.file, markup.place(node), problem, cure)),
    );

type Finding = [problem: string, cure: string];

function check(folder: string, node: Jsx): Finding[] {
  const name = node.name ?? "";
  const component = components.get(name);
  if (!component) {
    const names = [...components.keys()];
    return [[`there is no component <${name}>`, suggest(name, names, `the components are ${names.join(", ")}`)]];
  }
  return [...checkAttributes(node, component), ...checkId(folder, node, component), ...checkWords(node, component)];
}

function checkAttributes(node: Jsx, { list, example }: Component): Finding[] {
  return node.attributes.flatMap((attribute): Finding[] => {
    if (attribute.type === "mdxJsxExpressionAttribute")
      return [[`<${node.name}> holds {${attribute.value}}`, `write ${example}`]];
    if (!list || attribute.name !== "id")
      return [[`<${node.name}> has no attribute “${attribute.name}”`, `write ${example}`]];
    const isCode = typeof attribute.value === "object" && attribute.value !== null;
    return isCode ? [[`the id of <${node.name}> stands in braces`, `write ${example}`]] : [];
  });
}

function checkId(folder: string, node: Jsx, { list, example }: Component): Finding[] {
  const isCode = node.attributes.some(({ value }) => typeof value === "object" && value !== null);
  if (!list || isCode || attributeOf(node, "id")?.trim()) return [];
  return [[`<${node.name}> has no id`, `write ${example} with an id from ${folder}/${list}.yaml`]];
}

function checkWords(node: Jsx, { holdsWords = false, example }: Component): Finding[] {
  if (holdsWords === node.children.length > 0) return [];
  return [[`<${node.name}> ${holdsWords ? "stands around no words" : "holds words"}`, `write ${example}`]];
}
