import { strToU8, zipSync } from "fflate";

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of a Word file as XML, without their outermost elements. */
export interface WordParts {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  comments?: string;
  /** The name of the part with the text. */
  main?: string;
}

/** Packs parts as a Word file. */
export function packParts({ body, main = "word/document.xml", ...parts }: WordParts): Uint8Array {
  const given = Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined);
  const root = (name: string, xml: string) => strToU8(`<w:${name} ${NAMESPACES}>${xml}</w:${name}>`);
  const links = (targets: readonly (readonly [type: string, target: string])[]) =>
    strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
        .map(([type, target], at) => `<Relationship Id="rId${at}" Type="${TYPES}/${type}" Target="${target}"/>`)
        .join("")}</Relationships>`,
    );
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "_rels/.rels": links([["officeDocument", main]]),
    [main]: root("document", `<w:body>${body}</w:body>`),
    [main.replace("word/", "word/_rels/").concat(".rels")]: links(given.map(([name]) => [name, `${name}.xml`])),
    ...Object.fromEntries(given.map(([name, xml]) => [`word/${name}.xml`, root(name, xml)])),
  });
}

/** What Word may note of a paragraph: its style, its list and level, and other properties as XML. */
export interface ParagraphNotes {
  style?: string;
  list?: readonly [numId: number, level: number];
  more?: string;
}

export const run = (words: string, properties = ""): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;

/** A paragraph of words, or of runs and other XML. */
export function paragraph(content: string, { style, list, more = "" }: ParagraphNotes = {}): string {
  const numbering = list ? `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>` : "";
  const named = style ? `<w:pStyle w:val="${style}"/>` : "";
  const runs = content === "" || content.startsWith("<") ? content : run(content);
  return `<w:p><w:pPr>${named}${numbering}${more}</w:pPr>${runs}</w:p>`;
}

export const bold = (words: string): string => run(words, "<w:b/>");

/** A table of rows of cells, each with paragraphs or other blocks. */
export const table = (...rows: readonly string[][]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;

/** A list definition: for each level its format, its text, and more of it as XML. */
export const numbering = (...lists: readonly (readonly [format: string, text: string, more?: string])[][]): string =>
  lists
    .map(
      (levels, id) =>
        `<w:abstractNum w:abstractNumId="${id}">${levels
          .map(
            ([format, text, more = ""], level) =>
              `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`,
          )
          .join("")}</w:abstractNum>`,
    )
    .concat(lists.map((_, id) => `<w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`))
    .join("");

/** A paragraph style with a name, and more of it as XML. */
export const style = (id: string, name: string, more = ""): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;

/** Word's own styles for titles and headings. */
export const STYLES = [
  style("Title", "Title"),
  ...[1, 2, 3].map((level) =>
    style(`H${level}`, `heading ${level}`, `<w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr>`),
  ),
].join("");
