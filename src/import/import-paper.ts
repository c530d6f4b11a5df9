import type { SanitizeSvg } from "../sanitize-svg.ts";
import { startRemarks } from "./manuscript.ts";
import { InputProblem } from "./problem.ts";
import type { ReadFile } from "./recognise/place-pictures.ts";
import { recognisePaper } from "./recognise/recognise-paper.ts";
import { parseMarkdown } from "./source/parse-markdown.ts";
import { parseWord } from "./source/parse-word.ts";
import { type Input, readInput } from "./source/read-input.ts";
import { updateFolder } from "./update/update-folder.ts";
import { type ImportReport, makeReport } from "./write/report.ts";
import { type ContentFolder, writeFolder } from "./write/write-folder.ts";

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
  const { file, today, questions = [], readFile = () => undefined, sanitizeSvg = () => undefined, previous } = options;
  const remarks = startRemarks();
  const isWord = input.format === "Word";
  const manuscript = isWord ? await parseWord(input.bytes, remarks) : parseMarkdown(input.text, remarks);
  const paper = recognisePaper(manuscript, { title: titleFrom(file), questions, readFile, sanitizeSvg }, remarks);
  const source = { file, format: input.format, ...(!isWord && { encoding: input.encoding }) };
  if (!previous) {
    const { folder, toFillIn } = writeFolder(paper, file, today);
    return { folder, report: makeReport(source, paper, remarks, { toFillIn }) };
  }
  const { folder, changes } = updateFolder(paper, previous);
  return { folder, report: makeReport(source, paper, remarks, { changes }) };
}

/** The title of a paper that gives none: `halls_of-the-valley.md` is “Halls of the valley”. */
function titleFrom(file: string): string {
  const name = file.replace(/^.*[/\\]|\.\w+$/g, "").replace(/[-_\s]+/g, " ");
  return name.trim() ? name.charAt(0).toUpperCase() + name.slice(1) : "Untitled paper";
}
