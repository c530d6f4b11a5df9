import { render } from "dom-serializer";
import { type ChildNode, type Document, Element, Text, isTag } from "domhandler";
import { parseDocument } from "htmlparser2";

/** The prefixes under which the importer and mammoth know the namespaces of a Word file, by the end of their names. */
const PREFIXES: readonly (readonly [end: string, prefix: string])[] = [
  ["/wordprocessingml/2006/main", "w"],
  ["/wordprocessingml/main", "w"],
  ["/officeDocument/2006/relationships", "r"],
  ["/officeDocument/2006/math", "m"],
  ["/drawingml/2006/main", "a"],
  ["/drawingml/2006/wordprocessingDrawing", "wp"],
  ["/drawingml/2006/picture", "pic"],
  ["/markup-compatibility/2006", "mc"],
];

/**
 * Reads XML. No entity of a document type is read. Some programs choose prefixes of their own, which are made the usual
 * ones.
 */
export function parseXml(xml: string): Document {
  // The parser keeps a declaration without its last “?”, which would be written as a tag that nothing closes.
  const document = parseDocument(xml.replace(/^\s*<\?xml\b[^>]*>/, ""), { xmlMode: true });
  const root = document.children.find(isTag);
  const renamed = new Map<string, string>();
  for (const [name, value] of Object.entries(root?.attribs ?? {})) {
    const usual = PREFIXES.find(([end]) => value.endsWith(end))?.[1];
    if (usual && name.startsWith("xmlns") && name !== `xmlns:${usual}`) renamed.set(name.slice("xmlns:".length), usual);
  }
  if (root && renamed.size) for (const element of [root, ...elementsIn(root)]) rename(element, renamed);
  return document;
}

function rename(element: Element, renamed: ReadonlyMap<string, string>) {
  const own = (name: string, isAttribute = false) => {
    const [, prefix = "", local = name] = /^(?:(.*):)?(.*)$/.exec(name) ?? [];
    const usual = isAttribute && !prefix ? undefined : renamed.get(prefix);
    return usual ? `${usual}:${local}` : name;
  };
  element.name = own(element.name);
  element.attribs = Object.fromEntries(
    Object.entries(element.attribs).map(([name, value]) => {
      const [, declared] = /^xmlns(?::(.*))?$/.exec(name) ?? [];
      const usual = name.startsWith("xmlns") ? renamed.get(declared ?? "") : undefined;
      return [usual ? `xmlns:${usual}` : own(name, true), value];
    }),
  );
}
/** Writes XML again. */
export const writeXml = (document: Document): string => render(document, { xmlMode: true, encodeEntities: "utf8" });

/** The elements among the children of a node. */
export const childrenOf = (node: Document | Element | undefined): Element[] => node?.children.filter(isTag) ?? [];

/** The first child of a name, or undefined. */
export const childOf = (node: Document | Element | undefined, name: string): Element | undefined =>
  childrenOf(node).find((child) => child.name === name);

/** The `w:val` of the first child of a name, or undefined. */
export const valueOf = (node: Element | undefined, name: string): string | undefined =>
  childOf(node, name)?.attribs["w:val"];

/** All elements inside a node, each before those inside it. What is done to one does not disturb the walk. */
export function* elementsIn(node: Document | Element): Generator<Element> {
  const waiting = childrenOf(node).toReversed();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    for (const child of childrenOf(next).toReversed()) waiting.push(child);
  }
}

/** Those of a name. */
export const elementsNamed = (node: Document | Element, name: RegExp): Element[] =>
  [...elementsIn(node)].filter((element) => name.test(element.name));

/** A property that is on or off, such as `<w:b/>` and `<w:b w:val="0"/>`; undefined where it is not given. */
export function isOn(properties: Element | undefined, name: string): boolean | undefined {
  const property = childOf(properties, name);
  return property && !/^(0|false|off|none)$/.test(property.attribs["w:val"] ?? "1");
}

/** The words in an element, deleted ones included where they are asked for by name. */
export const wordsIn = (node: Element, names = /^[wm]:t$/): string =>
  [node, ...elementsIn(node)]
    .filter(({ name }) => names.test(name) || name === "w:tab")
    .map(({ name, children }) =>
      name === "w:tab" ? " " : children.map((child) => (child instanceof Text ? child.data : "")).join(""),
    )
    .join("");

/** A new element; a string among its children is text. */
export const make = (
  name: string,
  attributes: Record<string, string> = {},
  children: readonly (ChildNode | string)[] = [],
): Element =>
  new Element(
    name,
    attributes,
    children.map((child) => (typeof child === "string" ? new Text(child) : child)),
  );

/** A run of a Word file that says these words. */
export const makeRun = (words: string): Element => make("w:r", {}, [make("w:t", { "xml:space": "preserve" }, [words])]);

/** Puts other nodes, or nothing, in the place of an element. */
export function replaceBy(element: Element, nodes: readonly ChildNode[] = []): void {
  const { parent } = element;
  if (!parent) return;
  parent.children.splice(parent.children.indexOf(element), 1, ...nodes);
  for (const node of nodes) node.parent = parent;
}

/** The nearest element of a name around another. */
export function elementAround(element: Element, name: RegExp): Element | undefined {
  let node = element.parent;
  while (node && !(isTag(node) && name.test(node.name))) node = node.parent;
  return node && isTag(node) ? node : undefined;
}
