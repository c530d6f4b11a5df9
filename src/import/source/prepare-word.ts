import type { Document, Element } from "domhandler";
import { removeElement } from "domutils";
import { strToU8 } from "fflate";
import { type Remarks, leaveOut } from "../manuscript.ts";
import { childOf, childrenOf, elementsIn, isOn, parseXml, wordsIn, writeXml } from "./word-markup.ts";
import { type WordPackage, readPart } from "./word-package.ts";
import { addRelationship, readRelationships, textParts } from "./word-relationships.ts";

/** Readies the parts of a Word file for a library that shows hidden text and stops at a picture that is not there. */
export function prepareWord(parts: WordPackage, remarks: Remarks): void {
  const hiding = hidingStyles(parts);
  for (const part of textParts(parts)) {
    const document = parseXml(readPart(parts, part));
    dropHiddenText(document, hiding, remarks);
    replaceMissingPictures(document, part, parts);
    parts.set(part, strToU8(writeXml(document)));
  }
}

/** The ids of the styles whose text is hidden. */
function hidingStyles(parts: WordPackage): Set<string> {
  const styles = [...elementsIn(parseXml(readPart(parts, "word/styles.xml")))].filter(({ name }) => name === "w:style");
  const byId = new Map(styles.map((style) => [style.attribs["w:styleId"] ?? "", style]));
  const hides = (style: Element | undefined, seen: number): boolean => {
    const own = isOn(childOf(style, "w:rPr"), "w:vanish");
    const base = childOf(style, "w:basedOn")?.attribs["w:val"] ?? "";
    return own ?? (style !== undefined && seen < byId.size && hides(byId.get(base), seen + 1));
  };
  return new Set([...byId].filter(([, style]) => hides(style, 0)).map(([id]) => id));
}

/** Takes hidden text out. The line of the remark is the number of the paragraph. */
function dropHiddenText(document: Document, hiding: ReadonlySet<string>, remarks: Remarks) {
  let paragraph = 0;
  let isHidingParagraph = false;
  for (const element of elementsIn(document)) {
    if (element.name === "w:p") {
      paragraph++;
      isHidingParagraph = hiding.has(styleOf(childOf(element, "w:pPr"), "w:pStyle"));
    }
    if (element.name !== "w:r") continue;
    const properties = childOf(element, "w:rPr");
    const isHidden = isOn(properties, "w:vanish") ?? (isHidingParagraph || hiding.has(styleOf(properties, "w:rStyle")));
    if (!isHidden || holdsMark(element)) continue;
    const words = wordsIn(element);
    if (words.trim()) leaveOut(remarks, "hidden text", paragraph, words);
    removeElement(element);
  }
}

const styleOf = (properties: Element | undefined, name: string) => childOf(properties, name)?.attribs["w:val"] ?? "";

/** The signs that begin and end a field may be hidden while its result is shown. */
const holdsMark = (run: Element) => childrenOf(run).some(({ name }) => /^w:(fldChar|instrText)$/.test(name));

/** Points the place of a picture that the file does not hold to an empty one, so that the rest is read. */
function replaceMissingPictures(document: Document, part: string, parts: WordPackage) {
  const held = readRelationships(parts, part).filter(({ isExternal, target }) => !isExternal && parts.has(target));
  const known = new Set(held.map(({ id }) => id));
  const missing = [...elementsIn(document)].filter(({ name, attribs }) => {
    if (name === "a:blip") return !known.has(attribs["r:embed"] ?? "");
    return name === "v:imagedata" && attribs["r:id"] !== undefined && !known.has(attribs["r:id"]);
  });
  if (!missing.length) return;
  for (const { name, attribs } of missing) attribs[name === "a:blip" ? "r:embed" : "r:id"] = MISSING.Id;
  addRelationship(parts, part, MISSING);
  parts.set(`word/${MISSING.Target}`, new Uint8Array());
}

const MISSING = {
  Id: "missing-picture",
  Type: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
  Target: "media/missing-picture.png",
};
