import type { Document } from "domhandler";
import type { VFile } from "vfile";
import { countOf, placesOf, quote, tell } from "./messages.ts";
import { type WordPackage, readPart, readRelationships } from "./word-package.ts";
import { childOf, elementsNamed, parseXml, wordsIn } from "./xml.ts";

/** Tells of words that a Word file shows outside its text: in page headers and footers, diagrams and charts. */
export function tellOutsideText(parts: WordPackage, main: string, file: VFile): void {
  const edges = readRelationships(parts, main).filter(({ type }) => /^(header|footer)$/.test(type));
  const texts = edges.map(({ target }) => wordsOf(parts, target, /^w:p$/, /^w:t$/));
  for (const words of new Set(texts.filter((text) => /[\p{L}\p{N}]/u.test(text))))
    tell(file, "left-out", `a page header or footer, which the site does not repeat: ${quote(words)}`, 0, words);
  for (const name of parts.keys()) {
    const [, kind] = /^word\/(diagram|chart)s\/(?:data|chart)\d*\.xml$/.exec(name) ?? [];
    const words = kind ? wordsOf(parts, name, /^(a:p|c:pt)$/, /^(a:t|c:v)$/) : "";
    const fix = `a ${kind} that only Word can draw; put it into the document as a picture`;
    if (words.trim()) tell(file, "left-out", `${fix}: ${quote(words)}`, 0, words);
  }
}

const wordsOf = (parts: WordPackage, name: string, paragraphs: RegExp, texts: RegExp) =>
  elementsNamed(parseXml(readPart(parts, name)), paragraphs)
    .map((paragraph) => wordsIn(paragraph, texts))
    .join(" ");

/** Tells how many comments are in the file, and where. */
export function tellComments(document: Document, comments: string, file: VFile): void {
  const all = elementsNamed(parseXml(comments), /^w:comment$/);
  if (!all.length) return;
  const lines: number[] = [];
  let paragraph = 0;
  for (const { name } of elementsNamed(document, /^w:(p|commentReference)$/))
    if (name === "w:p") paragraph++;
    else lines.push(paragraph);
  const words = all.map((comment) => wordsIn(comment)).join(" ");
  const text = `${countOf(all, "comment")} still in the document${placesOf(lines)}; none of them comes onto the site`;
  tell(file, "unfinished", text, lines[0], words);
}

/** The title and the language that a Word file gives itself. */
export function readProperties(parts: WordPackage, document: Document, styles: string): Record<string, string> {
  const core = elementsNamed(parseXml(readPart(parts, "docProps/core.xml")), /^(dc:title|dc:language)$/);
  const title = core
    .filter(({ name }) => name === "dc:title")
    .map((one) => wordsIn(one, /^dc:title$/))[0]
    ?.trim();
  const language = languageOf(document, styles);
  return { ...(title && { title }), ...(language && { language }) };
}

/** The language in which most letters of the text are set. */
function languageOf(document: Document, styles: string): string | undefined {
  const [defaults] = elementsNamed(parseXml(styles), /^w:rPrDefault$/).flatMap((one) => elementsNamed(one, /^w:lang$/));
  const letters = new Map<string, number>();
  for (const run of elementsNamed(document, /^w:r$/)) {
    const words = wordsIn(run);
    const own = childOf(childOf(run, "w:rPr"), "w:lang")?.attribs;
    const script = /\p{Script=Han}|\p{Script=Hangul}/u.test(words)
      ? "eastAsia"
      : /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(words)
        ? "bidi"
        : "val";
    const language = own?.[`w:${script}`] ?? defaults?.attribs[`w:${script}`];
    if (language) letters.set(language, (letters.get(language) ?? 0) + words.length);
  }
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
