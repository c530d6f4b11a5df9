import { strFromU8, strToU8, zipSync } from "fflate";
import { unzip } from "../unzip.ts";
import { InputProblem } from "./messages.ts";
import { childOf, elementsNamed, make, parseXml, writeXml } from "./xml.ts";

/** The parts of a Word file, by their names in it: `word/document.xml`. */
export type WordPackage = Map<string, Uint8Array>;

const MEGABYTE = 2 ** 20;

/** The text of 300 pages is about 3 MB with all its markup. */
const MAX_MARKUP = 32 * MEGABYTE;
const MAX_TOTAL = 128 * MEGABYTE;

/** Parts that hold no text and no picture of it, such as settings, other files and pictures of pages. */
const UNUSED = /^(customXml|docProps\/thumbnail|word\/(embeddings|fonts|theme|glossary|activeX)\/|mammoth\/)/;

/** Unpacks a Word file. Stops, and throws `InputProblem`, once more comes out of it than a paper can hold. */
export function unpackWord(bytes: Uint8Array): WordPackage {
  let [markup, total] = [0, 0];
  return unzip(
    bytes,
    (name) => !UNUSED.test(name),
    (length, name) => {
      total += length;
      if (/\.(xml|rels)$/i.test(name)) markup += length;
      if (markup > MAX_MARKUP || total > MAX_TOTAL) throw new InputProblem(TOO_LARGE);
    },
  );
}

const TOO_LARGE = `unpacked, this Word file holds more than ${MAX_MARKUP / MEGABYTE} MB of text or ${MAX_TOTAL / MEGABYTE} MB of pictures, which no paper does; check that it is the right file, or import it in parts`;

/** Packs parts as a Word file again, without the time that packing them smaller takes. */
export const packWord = (parts: WordPackage): Uint8Array<ArrayBuffer> =>
  zipSync(Object.fromEntries(parts), { level: 0 });

/** The text of a part, or nothing where the file has no such part. */
export const readPart = (parts: WordPackage, name: string): string => strFromU8(parts.get(name) ?? new Uint8Array());

/** A link from one part of a Word file to another part or to an address. */
interface Relationship {
  id: string;
  /** The last word of its type: `officeDocument`, `image`, `hyperlink`. */
  type: string;
  /** The name of a part, or an address outside the file. */
  target: string;
  isExternal: boolean;
}

/** The relationships of a part; those of the whole file where no part is named. */
export const readRelationships = (parts: WordPackage, part = ""): Relationship[] =>
  elementsNamed(parseXml(readPart(parts, relationshipsOf(part))), /(^|:)Relationship$/).map(({ attribs }) => {
    const { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode } = attribs;
    const isExternal = mode === "External";
    return { id, type: type.replace(/^.*\//, ""), target: isExternal ? target : resolve(target, part), isExternal };
  });

/** The part that holds the text. Word for the web calls it `word/document2.xml`. */
export const mainPart = (parts: WordPackage): string | undefined =>
  [partOf(parts, "", "officeDocument"), "word/document.xml"].find((name) => name !== undefined && parts.has(name));

/** The part that another links to as its styles, its footnotes and so on. */
export const partOf = (parts: WordPackage, part: string, type: string): string | undefined =>
  readRelationships(parts, part).find((one) => one.type === type && parts.has(one.target))?.target;

/** Adds a relationship to a part. */
export function addRelationship(parts: WordPackage, part: string, attributes: Record<string, string>): void {
  const document = parseXml(readPart(parts, relationshipsOf(part)) || EMPTY);
  const root = childOf(document, "Relationships");
  root?.children.push(make("Relationship", attributes));
  parts.set(relationshipsOf(part), strToU8(writeXml(document)));
}

const EMPTY = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`;

const relationshipsOf = (part: string) => part.replace(/[^/]*$/, (name) => `_rels/${name}.rels`);

/** A target is named from the folder of the part that links to it, or from the root. */
const resolve = (target: string, part: string) =>
  URL.canParse(target, `file:///${part}`)
    ? decodeURIComponent(new URL(target, `file:///${part}`).pathname.slice(1))
    : target;
