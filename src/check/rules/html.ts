import type { Jsx } from "../../markdown/mdx-jsx.ts";
import type { ParsedPaper } from "../parse-paper.ts";
import type { Explanation, Report } from "../issue.ts";
import { isComponent, tagsIn } from "./components.ts";

/** The elements that Markdown cannot write and a paper may need, each with the attributes it may have. */
const ALLOWED: ReadonlyMap<string, readonly string[]> = new Map([
  ["abbr", ["title"]],
  ...["br", "kbd", "q", "span", "sub", "sup", "wbr"].map((name): [string, string[]] => [name, []]),
]);

/** Any of them may name its language and direction. */
const EVERYWHERE = ["lang", "dir"];

const NO_CODE = "remove it; pages run no code of the author’s";

/** How Markdown writes what authors reach for HTML for. */
const INSTEAD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: "write [words](address)",
    img: "write ![what it shows](../images/name.png)",
    "i em u": "write _words_",
    "b strong": "write **words**",
    "table thead tbody tr td th": "write the table in Markdown, with | between its cells",
    "ul ol li": "begin each line of the list with “- ” or “1. ”",
    "p div section center font": "remove it; an empty line begins a paragraph",
    "h1 h2 h3 h4 h5 h6": "write ## before the heading",
    blockquote: "write > before each line",
    "script style iframe object embed link video audio form input button": `${NO_CODE} and load nothing from other sites`,
  }).flatMap(([names, fix]) => names.split(" ").map((name): [string, string] => [name, fix])),
);

/** Elements that a text may not hold. */
export function htmlElements({ texts }: ParsedPaper, report: Report): void {
  const names = [...ALLOWED.keys()].map((allowed) => `<${allowed}>`).join(" ");
  for (const { node, at } of texts.flatMap(({ markup }) => tagsIn(markup))) {
    const name = node.name ?? "";
    if (isComponent(node) || ALLOWED.has(name)) continue;
    report(at, `<${name}> cannot stand in a text`, INSTEAD.get(name) ?? `use Markdown; the only elements are ${names}`);
  }
}

/** Attributes that an element of a text may not have. */
export function htmlAttributes({ texts }: ParsedPaper, report: Report): void {
  for (const { node, at } of texts.flatMap(({ markup }) => tagsIn(markup))) {
    const allowed = ALLOWED.get(node.name ?? "");
    for (const attribute of allowed ? node.attributes : []) {
      const explanation = explainAttribute(node.name ?? "", attribute, [...(allowed ?? []), ...EVERYWHERE]);
      if (explanation) report(at, ...explanation);
    }
  }
}

function explainAttribute(
  element: string,
  attribute: Jsx["attributes"][number],
  allowed: readonly string[],
): Explanation | undefined {
  if (attribute.type === "mdxJsxExpressionAttribute") return [`<${element}> holds {${attribute.value}}`, "remove it"];
  const { name, value } = attribute;
  if (/^on/i.test(name)) return [`<${element}> has the event handler “${name}”`, NO_CODE];
  if (["style", "class", "className"].includes(name))
    return [`<${element}> has the attribute “${name}”`, "remove it; the site sets how things look"];
  if (!allowed.includes(name)) return [`<${element}> has no attribute “${name}”`, `it may have ${allowed.join(", ")}`];
  return typeof value === "string" ? undefined : [`“${name}” of <${element}> has no plain value`, `write ${name}="…"`];
}
