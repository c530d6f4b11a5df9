import { type Jsx, attributeOf } from "../../markdown/mdx-jsx.ts";
import type { ListName, ParsedPaper } from "../parse-paper.ts";
import type { Report } from "../issue.ts";
import { suggest } from "../nearest.ts";
import type { Found, Markup } from "../read-markup.ts";

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

/** Components that there are not. */
export function unknownComponents({ texts }: ParsedPaper, report: Report): void {
  const names = [...components.keys()];
  for (const { node, at } of texts.flatMap(({ markup }) => tagsIn(markup))) {
    const name = node.name ?? "";
    const fix = suggest(name, names, `the components are ${names.join(", ")}`);
    if (isComponent(node) && !components.has(name)) report(at, `there is no component <${name}>`, fix);
  }
}

/** Components with attributes they do not take, without their id, or with words where there should be none. */
export function componentForm({ folder, texts }: ParsedPaper, report: Report): void {
  for (const { node, at } of texts.flatMap(({ markup }) => tagsIn(markup))) {
    const component = components.get(node.name ?? "");
    if (!component) continue;
    const { list, holdsWords = false, example } = component;
    const fix = `write ${example}`;
    for (const problem of attributeProblems(node, component)) report(at, problem, fix);
    if (list && !hasId(node)) report(at, `<${node.name}> has no id`, `${fix} with an id from ${folder}/${list}.yaml`);
    if (holdsWords !== node.children.length > 0)
      report(at, `<${node.name}> ${holdsWords ? "stands around no words" : "holds words"}`, fix);
  }
}

const attributeProblems = ({ name: tag, attributes }: Jsx, { list }: Component): string[] =>
  attributes.flatMap((attribute) => {
    if (attribute.type === "mdxJsxExpressionAttribute") return [`<${tag}> holds {${attribute.value}}`];
    if (!list || attribute.name !== "id") return [`<${tag}> has no attribute “${attribute.name}”`];
    return isCode(attribute) ? [`the id of <${tag}> stands in braces`] : [];
  });

const hasId = (node: Jsx) => node.attributes.some(isCode) || Boolean(attributeOf(node, "id")?.trim());

const isCode = ({ value }: Jsx["attributes"][number]) => typeof value === "object" && value !== null;
