import { fromHtml } from "hast-util-from-html";
import { toMdast } from "hast-util-to-mdast";
import mammoth from "mammoth";
import type { FootnoteDefinition, Root } from "mdast";
import type { Manuscript, Remarks } from "../manuscript.ts";
import { InputProblem } from "../problem.ts";
import { wordHandlers } from "./html-handlers.ts";
import { listTypedBullets } from "./list-typed-bullets.ts";
import { prepareWord } from "./prepare-word.ts";
import { tidyMarkup } from "./tidy-markup.ts";
import { prepareHtml } from "./word-html.ts";
import { packWord, unpackWord } from "./word-package.ts";

const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='TOC Heading'] => p.contents:fresh",
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => `p[style-name='toc ${level}'] => p.contents:fresh`),
  "p[style-name='table of figures'] => p.contents:fresh",
  "p.Quote => blockquote > p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "br[type='page'] => br",
  "br[type='column'] => br",
];

/** Reads a paper from a Word file. The line of a remark is the number of the paragraph, list or table. */
export async function parseWord(bytes: Uint8Array, remarks: Remarks): Promise<Manuscript> {
  const { html, pictures } = await toHtml(bytes, remarks);
  const source = fromHtml(html, { fragment: true });
  prepareHtml(source, remarks);
  const tree = toMdast(source, { handlers: wordHandlers }) as Root;
  tidyMarkup(tree, remarks);
  tree.children = listTypedBullets(tree.children);
  const notes = tree.children.filter((node): node is FootnoteDefinition => node.type === "footnoteDefinition");
  return {
    blocks: tree.children.filter(({ type }) => type !== "footnoteDefinition"),
    notes: new Map(notes.map((note) => [note.identifier, note])),
    fields: {},
    fieldLines: [],
    pictures,
  };
}

async function toHtml(bytes: Uint8Array, remarks: Remarks) {
  const pictures = new Map<string, Uint8Array>();
  let count = 0;
  const convertImage = mammoth.images.imgElement(async (image) => {
    const picture = new Uint8Array(await image.readAsArrayBuffer());
    const name = `picture-${++count}`;
    if (picture.length) pictures.set(name, picture);
    return { src: name };
  });
  try {
    const parts = unpackWord(bytes);
    prepareWord(parts, remarks);
    // Its types ask for Node’s own Buffer, but any view of the bytes will do.
    const input = { buffer: packWord(parts) as Buffer };
    // A map of styles inside the file is the author’s, and could turn text into scripts.
    const options = { styleMap: STYLES, convertImage, includeEmbeddedStyleMap: false };
    const { value, messages } = await mammoth.convertToHtml(input, options);
    remarkMessages(messages, remarks);
    return { html: value, pictures };
  } catch (error) {
    if (error instanceof InputProblem) throw error;
    throw new InputProblem(
      "this Word file is damaged; open it in Word, save it under another name and import that file",
    );
  }
}

/** Styles without a meaning lose nothing; elements that are not understood may hold words. */
function remarkMessages(messages: readonly { message: string }[], { leftOut }: Remarks) {
  const ignored = messages.map(({ message }) => /unrecognised element was ignored: (.*)/i.exec(message)?.[1]);
  for (const element of new Set(ignored.filter((name) => name !== undefined)))
    leftOut.push({
      line: 0,
      text: `something that only Word can show (${element}); look whether a formula or a box is missing`,
    });
}
