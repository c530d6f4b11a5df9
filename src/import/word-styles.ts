import type { Element } from "domhandler";
import { childOf, childrenOf, elementsNamed, isOn, parseXml, valueOf } from "./xml.ts";

/** What a style, and the styles that it is based on, say of a paragraph or of its words. */
export interface WordStyle {
  kind: ParagraphKind;
  /** 1 to 9 for a heading. */
  level: number;
  numId: string | undefined;
  ilvl: string | undefined;
  bold: boolean;
  hidden: boolean;
  /** True for a style of tables that sets the first row apart. */
  headsTables: boolean;
  /** In half points. */
  size: number | undefined;
}

/** What a paragraph is by its style. */
export type ParagraphKind = "title" | "subtitle" | "heading" | "contents" | "quotation" | "text";

/** The styles of a Word file by their ids; an unknown id gives the style of paragraphs that name none. */
export type WordStyles = (id: string | undefined) => WordStyle;

/** Word keeps the names of its own styles in English, whatever language it speaks. */
const KINDS: readonly (readonly [name: RegExp, kind: ParagraphKind])[] = [
  [/^title$/i, "title"],
  [/^subtitle$/i, "subtitle"],
  [/^heading \d$/i, "heading"],
  [/^(toc \d|toc heading|contents( heading)?( \d)?|table of (figures|authorities))$/i, "contents"],
  [/^(intense quote|quote|quotations|block text)$/i, "quotation"],
];

/** Reads the styles of a Word file. */
export function readStyles(xml: string): WordStyles {
  const root = childOf(parseXml(xml), "w:styles");
  const elements = childrenOf(root).filter(({ name }) => name === "w:style");
  const byId = new Map(elements.map((element) => [element.attribs["w:styleId"] ?? "", element]));
  const defaults = childOf(childOf(childOf(root, "w:docDefaults"), "w:rPrDefault"), "w:rPr");
  const normal = elements.find(({ attribs }) => attribs["w:default"] === "1" && attribs["w:type"] === "paragraph");
  const known = new Map<string, WordStyle>();
  return (id) => {
    const key = id !== undefined && byId.has(id) ? id : (normal?.attribs["w:styleId"] ?? "");
    const style = known.get(key) ?? readStyle(chainOf(key, byId), defaults);
    known.set(key, style);
    return style;
  };
}

/** A style and those that it is based on, from itself down. */
function chainOf(id: string, byId: ReadonlyMap<string, Element>): Element[] {
  const chain = new Set<Element>();
  for (let style = byId.get(id); style && !chain.has(style); style = byId.get(valueOf(style, "w:basedOn") ?? ""))
    chain.add(style);
  return [...chain];
}

function readStyle(chain: readonly Element[], defaults: Element | undefined): WordStyle {
  const first = <T>(read: (style: Element) => T | undefined) => chain.map(read).find((value) => value !== undefined);
  const inParagraph = (name: string) => first((style) => valueOf(childOf(style, "w:pPr"), name));
  const numbering = first((style) => childOf(childOf(style, "w:pPr"), "w:numPr"));
  const kind = first((style) => KINDS.find(([name]) => name.test(valueOf(style, "w:name") ?? ""))?.[1]);
  const outline = levelOf(inParagraph("w:outlineLvl"));
  const named = first((style) => /^heading (\d)$/i.exec(valueOf(style, "w:name") ?? "")?.[1]);
  const level = outline ?? (named === undefined ? 0 : Number(named));
  const size = first((style) => valueOf(childOf(style, "w:rPr"), "w:sz")) ?? valueOf(defaults, "w:sz");
  return {
    kind:
      kind === undefined || kind === "text"
        ? level
          ? "heading"
          : "text"
        : kind === "heading" && !level
          ? "text"
          : kind,
    level,
    numId: valueOf(numbering, "w:numId") ?? inNumbering(chain, "w:numId"),
    ilvl: valueOf(numbering, "w:ilvl"),
    bold: first((style) => isOn(childOf(style, "w:rPr"), "w:b")) ?? isOn(defaults, "w:b") ?? false,
    hidden: first((style) => isOn(childOf(style, "w:rPr"), "w:vanish")) ?? false,
    headsTables: chain.some(headsTables),
    size: size === undefined ? undefined : Number(size),
  };
}

/** A style may change the level of the numbering alone, and leave which numbering it is to the style below it. */
const inNumbering = (chain: readonly Element[], name: string) =>
  chain.map((style) => valueOf(childOf(childOf(style, "w:pPr"), "w:numPr"), name)).find((value) => value !== undefined);

const headsTables = (style: Element) =>
  childrenOf(style).some((part) => {
    const isFirst = part.name === "w:tblStylePr" && part.attribs["w:type"] === "firstRow";
    return isFirst && elementsNamed(part, /^w:(b|shd)$/).length > 0;
  });

/** Outline levels count from 0; the tenth is body text. */
export function levelOf(outline: string | undefined): number | undefined {
  const level = outline === undefined ? Number.NaN : Number(outline) + 1;
  return Number.isInteger(level) ? (level >= 1 && level <= 9 ? level : 0) : undefined;
}
