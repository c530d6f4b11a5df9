import type { Jsx } from "../markdown/mdx-jsx.ts";
import { isComponent, tagsIn } from "./components.ts";
import { type Issue, issueAt } from "./issue.ts";
import type { Markup } from "./read-markup.ts";

/** The elements that Markdown cannot write and a paper may need, each with the attributes it may have. */
const ALLOWED: Record<string, readonly string[]> = {
  abbr: ["title"],
  br: [],
  kbd: [],
  q: [],
  span: [],
  sub: [],
  sup: [],
  wbr: [],
};

/** Any of them may name its language and direction. */
const EVERYWHERE = ["lang", "dir"];

const LOADS = "remove it; pages run no code of the author’s and load nothing from other sites";
const EMPHASIS = "write _words_";
const STRONG = "write **words**";
const TABLE = "write the table in Markdown, with | between its cells";
const LIST = "begin each line of the list with “- ” or “1. ”";
const PARAGRAPH = "remove it; an empty line begins a paragraph";

/** How Markdown writes what authors reach for HTML for. */
const INSTEAD: Record<string, string> = {
  a: "write [words](address)",
  img: "write ![what it shows](../images/name.png)",
  ...spread(EMPHASIS, "i em u"),
  ...spread(STRONG, "b strong"),
  ...spread(TABLE, "table thead tbody tr td th"),
  ...spread(LIST, "ul ol li"),
  ...spread(PARAGRAPH, "p div section center font"),
  ...spread("write ## before the heading", "h1 h2 h3 h4 h5 h6"),
  ...spread("write > before each line", "blockquote"),
  ...spread(LOADS, "script style iframe object embed link video audio form input button"),
};

function spread(cure: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(" ").map((name) => [name, cure]));
}

/** Finds HTML elements and attributes that a text may not hold. */
export const checkElements = (markup: Markup): Issue[] =>
  tagsIn(markup)
    .filter(({ node }) => !isComponent(node))
    .flatMap(({ node }) =>
      check(node).map(([problem, cure]) => issueAt(markup.file, markup.place(node), problem, cure)),
    );

type Finding = [problem: string, cure: string];

function check(node: Jsx): Finding[] {
  const name = node.name ?? "";
  const attributes = Object.hasOwn(ALLOWED, name) ? ALLOWED[name] : undefined;
  if (attributes)
    return node.attributes.flatMap((attribute) => checkAttribute(node, attribute, [...attributes, ...EVERYWHERE]));
  const names = Object.keys(ALLOWED).map((allowed) => `<${allowed}>`);
  const instead = Object.hasOwn(INSTEAD, name) ? INSTEAD[name] : undefined;
  return [[`<${name}> cannot stand in a text`, instead ?? `use Markdown; the only elements are ${names.join(" ")}`]];
}

function checkAttribute(
  { name: element }: Jsx,
  attribute: Jsx["attributes"][number],
  allowed: readonly string[],
): Finding[] {
  if (attribute.type === "mdxJsxExpressionAttribute") return [[`<${element}> holds {${attribute.value}}`, "remove it"]];
  const { name, value } = attribute;
  if (/^on/i.test(name))
    return [[`<${element}> has the event handler “${name}”`, "remove it; pages run no code of the author’s"]];
  if (["style", "class", "className"].includes(name)) {
    return [[`<${element}> has the attribute “${name}”`, "remove it; the site sets how things look"]];
  }
  if (!allowed.includes(name))
    return [[`<${element}> has no attribute “${name}”`, `it may have ${allowed.join(", ")}`]];
  return typeof value === "string" ? [] : [[`“${name}” of <${element}> has no plain value`, `write ${name}="…"`]];
}
