import { strToU8 } from "fflate";
import { Element } from "domhandler";
import { elementsIn, parseXml, writeXml } from "./word-markup.ts";
import { type WordPackage, readPart } from "./word-package.ts";

/** A link from one part of a Word file to another part or to an address. */
export interface Relationship {
  id: string;
  /** The last word of its type: `officeDocument`, `image`, `hyperlink`. */
  type: string;
  /** The name of a part, or an address outside the file. */
  target: string;
  isExternal: boolean;
}

/** The relationships of a part; those of the whole file where no part is named. */
export function readRelationships(parts: WordPackage, part = ""): Relationship[] {
  const links = [...elementsIn(parseXml(readPart(parts, relationshipsOf(part))))];
  return links
    .filter(({ name }) => /(^|:)Relationship$/.test(name))
    .map(({ attribs: { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode } }) => {
      const isExternal = mode === "External";
      return { id, type: type.replace(/^.*\//, ""), target: isExternal ? target : resolve(target, part), isExternal };
    });
}

/** The part that holds the text. Word for the web calls it `word/document2.xml`. */
export const mainPart = (parts: WordPackage): string | undefined =>
  [
    ...readRelationships(parts)
      .filter(({ type }) => type === "officeDocument")
      .map(({ target }) => target),
    "word/document.xml",
  ].find((name) => parts.has(name));

/** The parts that hold text: the main one and those of its notes. */
export function textParts(parts: WordPackage): string[] {
  const main = mainPart(parts);
  const notes =
    main === undefined ? [] : readRelationships(parts, main).filter(({ type }) => /^(foot|end)notes$/.test(type));
  return [main ?? "", ...notes.map(({ target }) => target)].filter((name) => parts.has(name));
}

/** Adds a relationship to a part. */
export function addRelationship(parts: WordPackage, part: string, attributes: Record<string, string>): void {
  const document = parseXml(readPart(parts, relationshipsOf(part)) || EMPTY);
  const [root] = elementsIn(document);
  root?.children.push(new Element(root.name.replace(/Relationships$/, "Relationship"), attributes));
  parts.set(relationshipsOf(part), strToU8(writeXml(document)));
}

const EMPTY = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`;

const relationshipsOf = (part: string) => part.replace(/[^/]*$/, (name) => `_rels/${name}.rels`);

/** A target is named from the folder of the part that links to it, or from the root. */
const resolve = (target: string, part: string) => new URL(target, `file:///${part}`).pathname.slice(1);
