import { type Document, type Element, isTag } from "domhandler";
import { strToU8 } from "fflate";
import type { VFile } from "vfile";
import { countOf, placesOf, tell, tellOnce } from "./messages.ts";
import { readProperties, tellComments } from "./word-extras.ts";
import { formulaText } from "./word-formulas.ts";
import { type WordLabel, type WordNumbering, readNumbering } from "./word-numbering.ts";
import { type WordPackage, addRelationship, partOf, readPart, readRelationships } from "./word-package.ts";
import { type ParagraphKind, type WordStyles, levelOf, readStyles } from "./word-styles.ts";
import { chooseAlternatives, openTextBoxes, openWrappers } from "./word-wrappers.ts";
import {
  childOf,
  childrenOf,
  elementAround,
  elementsNamed,
  isOn,
  make,
  makeRun,
  parseXml,
  replaceBy,
  valueOf,
  wordsIn,
  writeXml,
} from "./xml.ts";

/** What Word knows of a paragraph and mammoth does not tell. */
export interface WordParagraph {
  kind: ParagraphKind;
  /** 1 to 9 for a heading, else 0. */
  level: number;
  /** The number or bullet that Word shows before it. */
  label: WordLabel | undefined;
  /** True where all its words are bold. */
  bold: boolean;
  /** The size of its letters in half points. */
  size: number;
}

/** A bookmark of this name and the number of the paragraph stands at the start of each. */
export const PARAGRAPH_MARK = "import-paragraph-";

interface Context {
  file: VFile;
  styles: WordStyles;
  numbering: WordNumbering;
  paragraphs: WordParagraph[];
}

/** What is known of a Word file once it is ready. */
interface Prepared {
  /** The first paragraph is at 0. */
  paragraphs: WordParagraph[];
  /** Its title and language, if it gives them. */
  properties: Record<string, string>;
}

/**
 * Readies the parts of a Word file for mammoth: what mammoth would drop becomes something that it keeps, what Word does
 * not show is taken out, and each paragraph gets a mark.
 */
export function prepareWord(parts: WordPackage, main: string, file: VFile): Prepared {
  const part = (type: string) => readPart(parts, partOf(parts, main, type) ?? `word/${type}.xml`);
  const styles = readStyles(part("styles"));
  const context: Context = { file, styles, numbering: readNumbering(part("numbering")), paragraphs: [] };
  const notes = ["footnotes", "endnotes"].flatMap((type) => partOf(parts, main, type) ?? []);
  let properties = {};
  for (const name of [main, ...notes]) {
    const document = parseXml(readPart(parts, name));
    if (name === main) {
      properties = readProperties(parts, document, part("styles"));
      tellComments(document, part("comments"), file);
    }
    preparePart(document, context);
    replaceMissingPictures(document, name, parts);
    parts.set(name, strToU8(writeXml(document)));
  }
  return { paragraphs: context.paragraphs, properties };
}

function preparePart(document: Document, context: Context) {
  chooseAlternatives(document);
  const changes = settleChanges(document);
  openWrappers(document);
  openTextBoxes(document);
  for (const paragraph of elementsNamed(document, /^w:p$/)) readyParagraph(paragraph, context);
  for (const formula of elementsNamed(document, /^m:oMath$/)) writeFormula(formula, context.file);
  for (const table of elementsNamed(document, /^w:tbl$/)) markHeaderRow(table, context);
  tellChanges(changes, context.file);
}

interface Change {
  isDeleted: boolean;
  words: string;
  paragraph: Element | undefined;
}

/** Accepts tracked changes. The marks of deleted paragraphs and rows stay, because mammoth heeds them. */
function settleChanges(document: Document): Change[] {
  return elementsNamed(document, /^w:(ins|del|moveTo|moveFrom)$/).map((change) => {
    const isDeleted = /^w:(del|moveFrom)$/.test(change.name);
    const { parent } = change;
    const isMark = parent && isTag(parent) && /^w:(rPr|trPr|tcPr|numPr)$/.test(parent.name);
    const paragraph = elementAround(change, /^w:p$/);
    if (!isMark) replaceBy(change, isDeleted ? [] : change.children);
    else if (isDeleted) change.name = "w:del";
    return { isDeleted, words: wordsIn(change, /^w:(t|delText)$/), paragraph };
  });
}

function tellChanges(changes: readonly Change[], file: VFile) {
  if (!changes.length) return;
  const lines = [...new Set(changes.flatMap(({ paragraph }) => (paragraph && numberOf(paragraph)) ?? []))];
  const deleted = changes.filter(({ isDeleted }) => isDeleted).map(({ words }) => words);
  const text = `${countOf(changes, "tracked change")} still open${placesOf(lines)}; the text is read as if all were accepted`;
  tell(file, "unfinished", text, lines[0], deleted.join(" "));
}

/** Counts a paragraph, marks it, takes out its hidden text, and the numbering of which mammoth would make a list. */
function readyParagraph(paragraph: Element, { file, styles, numbering, paragraphs }: Context) {
  const properties = childOf(paragraph, "w:pPr");
  const style = valueOf(properties, "w:pStyle");
  const own = styles(style);
  const mark = childOf(properties, "w:rPr");
  const number = paragraphs.length + 1;
  const runs = runsOf(paragraph);
  const hidden = runs.filter((run) => isHidden(run, own.hidden, styles));
  for (const run of hidden) {
    const words = wordsIn(run);
    if (words.trim()) tellOnce(file, "left-out", "hidden text", number, words);
    replaceBy(run);
  }
  const shown = runs.filter((run) => !hidden.includes(run) && wordsIn(run).trim());
  const hasPicture = elementsNamed(paragraph, /^w:(drawing|pict|object)$/).length > 0;
  const isEmpty = !shown.length && !hasPicture;
  const isGone = childOf(mark, "w:del") !== undefined;
  const isBreak = isEmpty && childOf(properties, "w:sectPr") !== undefined;
  const numbered = childOf(properties, "w:numPr");
  const [numId, ilvl] = [valueOf(numbered, "w:numId") ?? own.numId, valueOf(numbered, "w:ilvl") ?? own.ilvl];
  const label = isGone || isBreak ? undefined : numbering(numId, ilvl, style);
  const direct = levelOf(valueOf(properties, "w:outlineLvl"));
  const level = direct ?? own.level;
  paragraphs.push({
    kind: own.kind === "text" && level ? "heading" : own.kind === "heading" && !level ? "text" : own.kind,
    level,
    // An author who skips a number has Word write an empty paragraph that counts and is hidden.
    label: isEmpty && isOn(mark, "w:vanish") ? undefined : label,
    bold: shown.length > 0 && shown.every((run) => isBold(run, own.bold, styles)),
    size: Math.max(0, ...shown.map((run) => sizeOf(run) ?? own.size ?? 20)),
  });
  for (const name of ["w:numPr", "w:pStyle"])
    for (const one of childrenOf(properties).filter((child) => child.name === name)) replaceBy(one);
  const at = properties ? paragraph.children.indexOf(properties) + 1 : 0;
  paragraph.children.splice(at, 0, make("w:bookmarkStart", { "w:name": `${PARAGRAPH_MARK}${number}` }));
}

/** The number of a paragraph that has its mark. */
function numberOf(paragraph: Element): number | undefined {
  const names = childrenOf(paragraph).map(({ attribs }) => attribs["w:name"] ?? "");
  const mark = names.find((name) => name.startsWith(PARAGRAPH_MARK));
  return mark === undefined ? undefined : Number(mark.slice(PARAGRAPH_MARK.length));
}

/** The runs of a paragraph, without those of a text box that is anchored in it. */
function runsOf(node: Element): Element[] {
  return childrenOf(node).flatMap((child) => {
    if (child.name === "w:r") return [child];
    return /^w:(p|pPr|pict|drawing)$/.test(child.name) ? [] : runsOf(child);
  });
}

const propertiesOf = (run: Element) => childOf(run, "w:rPr");

/** The signs that begin and end a field may be hidden while its result is shown. */
function isHidden(run: Element, inherited: boolean, styles: WordStyles): boolean {
  if (childrenOf(run).some(({ name }) => /^w:(fldChar|instrText)$/.test(name))) return false;
  const style = valueOf(propertiesOf(run), "w:rStyle");
  return isOn(propertiesOf(run), "w:vanish") ?? (inherited || (style !== undefined && styles(style).hidden));
}

function isBold(run: Element, inherited: boolean, styles: WordStyles): boolean {
  const style = valueOf(propertiesOf(run), "w:rStyle");
  return isOn(propertiesOf(run), "w:b") ?? (inherited || (style !== undefined && styles(style).bold));
}

function sizeOf(run: Element): number | undefined {
  const size = valueOf(propertiesOf(run), "w:sz");
  return size === undefined ? undefined : Number(size);
}

/** Writes a formula as text, because a section holds none. */
function writeFormula(formula: Element, file: VFile) {
  const text = formulaText(formula);
  const paragraph = elementAround(formula, /^w:p$/);
  tell(file, "unplaced", `a formula is written in one line: ${text}`, paragraph && numberOf(paragraph));
  replaceBy(formula, [makeRun(text)]);
}

/** Says in the way that mammoth knows that a first row names the columns, where its looks say so: bold or shaded. */
function markHeaderRow(table: Element, context: Context) {
  const [first, second] = childrenOf(table).filter(({ name }) => name === "w:tr");
  if (!first || !second) return;
  const style = valueOf(childOf(table, "w:tblPr"), "w:tblStyle");
  const look = childOf(childOf(table, "w:tblPr"), "w:tblLook")?.attribs ?? {};
  const looks = look["w:firstRow"] === "1" || (Number.parseInt(look["w:val"] ?? "0", 16) & 0x20) > 0;
  const isHead = (row: Element) => isBoldRow(row, context) || isShadedRow(row);
  const isNamed =
    (style !== undefined && looks && context.styles(style).headsTables) || (isHead(first) && !isHead(second));
  const properties = childOf(first, "w:trPr");
  if (childOf(properties, "w:tblHeader") || !isNamed) return;
  const header = make("w:tblHeader");
  if (properties) properties.children.push(header);
  else first.children.unshift(make("w:trPr", {}, [header]));
}

const cellsOf = (row: Element) => childrenOf(row).filter(({ name }) => name === "w:tc");

const isShadedRow = (row: Element) =>
  cellsOf(row).every((cell) =>
    /^(?!auto|ffffff)[\da-f]{6}$/i.test(childOf(childOf(cell, "w:tcPr"), "w:shd")?.attribs["w:fill"] ?? ""),
  );

function isBoldRow(row: Element, { paragraphs }: Context): boolean {
  const filled = elementsNamed(row, /^w:p$/).filter((paragraph) => wordsIn(paragraph).trim());
  return filled.length > 0 && filled.every((paragraph) => paragraphs[(numberOf(paragraph) ?? 0) - 1]?.bold);
}

/** Points the place of a picture that the file does not hold to an empty one, so that the rest is read. */
function replaceMissingPictures(document: Document, part: string, parts: WordPackage) {
  const held = readRelationships(parts, part).filter(({ isExternal, target }) => !isExternal && parts.has(target));
  const known = new Set(held.map(({ id }) => id));
  const missing = elementsNamed(document, /^(a:blip|v:imagedata)$/).filter(({ name, attribs }) => {
    if (name === "a:blip") return !known.has(attribs["r:embed"] ?? "");
    return attribs["r:id"] !== undefined && !known.has(attribs["r:id"]);
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
