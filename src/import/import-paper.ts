import { VFile } from "vfile";
import type { SanitizeSvg } from "../sanitize-svg.ts";
import { findMail } from "./imprint.ts";
import { findQuestions } from "./questions.ts";
import { placeFootnotes } from "./footnotes.ts";
import { dropContents, readHeadings } from "./headings.ts";
import { type ReadFile, copyImages } from "./images.ts";
import { nameAnchors, resolveLinks } from "./links.ts";
import type { Manuscript } from "./manuscript.ts";
import { readMarkdown } from "./markdown-to-mdast.ts";
import { InputProblem, lineOf, quote, tell } from "./messages.ts";
import { normalizeBlocks } from "./normalize.ts";
import { plainText } from "./plain-text.ts";
import { type Input, readInput } from "./read-input.ts";
import { takeReferences } from "./references.ts";
import { type ImportReport, makeReport } from "./report.ts";
import { type ImportedSection, cutSections, summaryOf } from "./sections.ts";
import { takeTitlePage } from "./title-page.ts";
import { updateFolder } from "./update.ts";
import { readWord } from "./word-to-mdast.ts";
import { type ContentFolder, type ImportedPaper, knownLanguage, writeFolder } from "./write-content.ts";

/** What an import needs to know. */
export interface ImportOptions {
  /** The name of the file: `paper.docx`. */
  file: string;
  /** The day of the import: 2026-11-22. */
  today: string;
  /** Headings for key questions besides the usual ones. */
  questions?: readonly string[];
  /** Gives the pictures that a Markdown text names. */
  readFile?: ReadFile;
  /** Makes SVG pictures fit to publish; without it none is taken. */
  sanitizeSvg?: SanitizeSvg;
  /** The folder of an earlier draft, which this one is imported over. */
  previous?: ContentFolder;
}

/** A content folder and what there is to say about it. */
export interface Imported {
  folder: ContentFolder;
  report: ImportReport;
}

/** Turns a paper in Markdown or Word into a content folder. Throws `InputProblem` for a file that is no paper. */
export async function importPaper(bytes: Uint8Array, options: ImportOptions): Promise<Imported> {
  try {
    return await importInput(readInput(bytes), options);
  } catch (error) {
    // The parsers call themselves for every level of a text.
    if (error instanceof RangeError) throw new InputProblem(TOO_DEEP);
    throw error;
  }
}

const TOO_DEEP = "quotations or lists stand in each other too deeply to be read; look for a long row of > or < signs";

async function importInput(input: Input, options: ImportOptions): Promise<Imported> {
  const { file: name, today, previous } = options;
  const file = new VFile({ path: name });
  const isWord = input.format === "Word";
  const manuscript = isWord ? await readWord(input.bytes, file) : readMarkdown(input.text, file);
  const paper = recognisePaper(manuscript, options, file);
  const source = { file: name, format: input.format, ...(!isWord && { encoding: input.encoding }) };
  if (!previous) {
    const { folder, toFillIn } = writeFolder(paper, name, today);
    return { folder, report: makeReport(source, paper, file, { toFillIn }) };
  }
  const { folder, changes } = updateFolder(paper, previous);
  return { folder, report: makeReport(source, paper, file, { changes }) };
}

function recognisePaper(manuscript: Manuscript, options: ImportOptions, file: VFile): ImportedPaper {
  const { questions: more = [], readFile = () => undefined, sanitizeSvg = () => undefined } = options;
  nameAnchors(manuscript.blocks);
  const body = dropContents(manuscript.blocks, file);
  const { page, blocks } = takeTitlePage(manuscript, body, titleFrom(options.file), file);
  const headed = dropContents(readHeadings(blocks, more, file), file);
  const { blocks: text, references } = takeReferences(headed, file);
  const { sections, keepsNumbers } = cutSections(findQuestions(text, more, file), page.title, more, file);
  placeFootnotes(sections, manuscript.notes, file);
  const texts = sections.flatMap(({ blocks: own, context }) => [own, context]);
  const readPicture = (address: string) => manuscript.pictures.get(address) ?? readFile(address);
  const pictures = copyImages(texts, { readFile: readPicture, sanitizeSvg }, file);
  for (const section of sections) {
    section.blocks = normalizeBlocks(section.blocks);
    section.context = normalizeBlocks(section.context);
    section.summary = summaryOf(section.blocks, section.title);
  }
  resolveLinks(sections, file);
  const contact = page.contact ?? findContact(sections, file);
  tellLanguage(page.language, file);
  return { page: { ...page, ...(contact && { contact }) }, sections, references, pictures, keepsNumbers };
}

const INVITES =
  /\b(?:repl(?:y|ies)|respon(?:d|ses?)|comments?|contribut\w+|submissions?|views|your answers?|write to)\b/i;

/** The e-mail address that a text gives for replies. Any other in it may be of anyone. */
function findContact(sections: readonly ImportedSection[], file: VFile): string | undefined {
  for (const block of sections.flatMap(({ blocks, context }) => [...blocks, ...context])) {
    const text = plainText(block);
    const mail = text.includes("@") && INVITES.test(text) ? findMail(text) : undefined;
    if (!mail) continue;
    tell(file, "guess", `${mail} is read as the address for replies`, lineOf(block));
    return mail;
  }
  return undefined;
}

function tellLanguage(language: string | undefined, file: VFile) {
  if (language && !knownLanguage(language))
    tell(
      file,
      "guess",
      `the text is in ${quote(language)}, for which the pages have no words yet; they are in English`,
    );
}

/** The title of a paper that gives none: `halls_of-the-valley.md` is “Halls of the valley”. */
function titleFrom(file: string): string {
  const name = file.replace(/^.*[/\\]|\.\w+$/g, "").replace(/[-_\s]+/g, " ");
  return name.trim() ? name.charAt(0).toUpperCase() + name.slice(1) : "Untitled paper";
}
