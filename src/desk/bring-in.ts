import { checkSource, isMistake } from "../check/check-paper.ts";
import { parsePaper } from "../check/parse-paper.ts";
import { listAt, textAt } from "../check/values.ts";
import { importPaper, type Imported } from "../import/import-paper.ts";
import { InputProblem } from "../import/messages.ts";
import { partsOf } from "../import/report.ts";
import { contentSource } from "../import/read-folder.ts";
import type { ContentFolder } from "../import/write-content.ts";
import { decodeAddress } from "../urls.ts";
import type { BroughtIn, FoundIssue } from "./paper-protocol.ts";
import type { PaperFiles } from "./sort-paper-files.ts";

/** What the form asks for, by its path in `paper.yaml`. */
const ASKED = ["title", "publisher.name", "contact", "closes", "summary", "address"] as const;

/** So much of the text is shown, in characters. */
const SHOWN = 4000;

/** Brings in a paper as the command does. Throws `InputProblem` for what is none. */
export function bringIn(
  { document, beside, previous }: PaperFiles,
  bytes: Uint8Array,
  today: string,
): Promise<Imported> {
  if (!document) throw new InputProblem("no Word or Markdown file is among these; drop the paper itself");
  return importPaper(bytes, {
    file: document.name.replace(/^.*\//, ""),
    today,
    readFile: (address) => beside.get(decodeAddress(address.replace(/[?#].*$/, "")).replace(/^\.\//, "")),
    ...(previous && { previous }),
  });
}

/** What the page shows of it. */
export function describe(file: string, { folder, report }: Imported): BroughtIn {
  const { paper, lists } = parsePaper(contentSource(folder));
  const open = new Set(report.toFillIn.map(({ field }) => field));
  const valueOf = (path: string) => (open.has(path) ? "" : textAt(paper.data, ...path.split(".")));
  const authors = listAt((paper.data as { authors?: unknown } | undefined)?.authors);
  const names = authors.map((author) => `${textAt(author, "given")} ${textAt(author, "family")}`.trim());
  return {
    file,
    isUpdate: report.changes !== undefined,
    report: partsOf(report).filter(([title]) => title !== "To fill in"),
    sections: report.sections.map(({ id, title }) => ({ id, title })),
    questions: report.questions.map(({ number, text }) => ({ number, text })),
    preview: previewOf(folder),
    fields: {
      ...Object.fromEntries(ASKED.map((path) => [path, valueOf(path)])),
      authors: open.has("authors") ? "" : names.join("\n"),
    },
    topics: open.has("topics") ? [] : listAt(lists.topics.data).map((topic) => textAt(topic, "title")),
  };
}

/** The mistakes and warnings of the check. */
export const checkFolder = (folder: ContentFolder): FoundIssue[] =>
  checkSource(contentSource(folder)).issues.map((issue) => ({
    place: [issue.file, issue.line].filter(Boolean).join(":"),
    text: `${issue.problem}; ${issue.fix}`,
    isMistake: isMistake(issue),
  }));

/** The first sections, paragraph by paragraph. */
function previewOf(folder: ContentFolder): string[] {
  const texts = [...folder].flatMap(([path, text]) => (path.startsWith("sections/") ? [String(text)] : []));
  const paragraphs = texts.flatMap((text) => [
    `# ${/^title: *"?(.*?)"?$/m.exec(text)?.[1] ?? ""}`,
    ...text.replace(/^---\n[^]*?\n---\n/, "").split(/\n{2,}/),
  ]);
  let length = 0;
  return paragraphs.filter((paragraph) => paragraph.trim() && (length += paragraph.length) < SHOWN);
}
