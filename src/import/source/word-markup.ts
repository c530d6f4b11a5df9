import { render } from "dom-serializer";
import { type Document, Element, isTag } from "domhandler";
import { parseDocument } from "htmlparser2";

/** Reads the XML of a part; what an entity of a document type would put there is not read. */
export const parseXml = (xml: string): Document => parseDocument(xml, { xmlMode: true });

/** Writes the XML of a part again. */
export const writeXml = (document: Document): string => render(document, { xmlMode: true, encodeEntities: "utf8" });

/** The elements inside an element that are its children. */
export const childrenOf = (node: Document | Element): Element[] => node.children.filter(isTag);

/** The child of a name, or undefined. */
export const childOf = (node: Element | undefined, name: string): Element | undefined =>
  node && childrenOf(node).find((child) => child.name === name);

/** All elements inside a node, each before those inside it. */
export function* elementsIn(node: Document | Element): Generator<Element> {
  const waiting = childrenOf(node).toReversed();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    for (const child of childrenOf(next).toReversed()) waiting.push(child);
  }
}

/** A property that is on or off, such as `<w:vanish/>` and `<w:vanish w:val="0"/>`; undefined where it is not given. */
export function isOn(properties: Element | undefined, name: string): boolean | undefined {
  const property = childOf(properties, name);
  return property && !/^(0|false|off)$/.test(property.attribs["w:val"] ?? "1");
}

/** The words in an element. */
export const wordsIn = (node: Element): string =>
  [...elementsIn(node)]
    .filter(({ name }) => name === "w:t")
    .flatMap(({ children }) => children.map((child) => ("data" in child ? String(child.data) : "")))
    .join("");
