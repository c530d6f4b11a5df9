import { fromHtml } from "hast-util-from-html";
import { toText } from "hast-util-to-text";
import mammoth from "mammoth";
import type { Root } from "mdast";
import rehypeStringify from "rehype-stringify";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { parse } from "yaml";
import { plainText, wordsOf } from "../../src/import/plain-text.ts";
import type { ImportReport } from "../../src/import/report.ts";
import type { ContentFolder } from "../../src/import/write-content.ts";

const html = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeStringify, { allowDangerousHtml: true });
const mdx = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMdx);

/** The words of a paper as its author sees them: those of the running text, and those of its notes and references. */
export interface SourceWords {
  text: string[];
  notes: string[];
}

/** Reads the words of a file by ways that the importer does not use. */
export async function readWords(name: string, bytes: Uint8Array): Promise<SourceWords> {
  if (name.endsWith(".docx")) {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    return cutNotes(value);
  }
  const text = new TextDecoder().decode(bytes);
  const [fields = ""] = /^---\n[\s\S]*?\n---\n/.exec(text) ?? [];
  const page = toText(
    fromHtml(String(html.processSync(text.slice(fields.length))).replace(/<sup><a [^>]*>\d+<\/a><\/sup>/g, ""), {
      fragment: true,
    }),
  );
  const words = cutNotes(page);
  return { ...words, text: [...wordsOf(fields), ...words.text] };
}

/** Marks of notes, which the site numbers itself. */
const MARKS = /\[\d[\d,\s–-]*\]|↩\d*|[⁰¹²³⁴-⁹]+/g;

/** The words of a text without the marks of notes in it. */
export const shownWords = (text: string): string[] => wordsOf(text.replace(MARKS, " "));

/** Notes and references stand at the end of the fixtures, under a heading of their own. */
function cutNotes(text: string): SourceWords {
  const shown = text.replace(MARKS, " ").replace(/^(?:Key )?Questions?(?: \d+)?:?$/gim, "");
  const [body = "", ...notes] = shown.split(/^(?:References|Bibliography|Notes|Footnotes)\s*$/m);
  return { text: wordsOf(body), notes: wordsOf(notes.join(" ")) };
}

/** The words of a content folder in the order in which the site shows them. */
export function folderWords(folder: ContentFolder): string[] {
  const files = [...folder]
    .filter(([path]) => path.endsWith(".mdx"))
    .map(([path, text]) => readFile(path, String(text)));
  const blocks = new Map(files.map((file) => [file.fields.section, file]));
  const sections = files.filter(({ fields }) => fields.title).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const texts = sections.map(({ path, fields, text }) => {
    const block = blocks.get(path.replace(/^sections\/\d+-|\.mdx$/g, ""));
    const questions = [block?.text, ...(block?.fields.questions ?? []).map((question) => question.text)].join(" ");
    return [fields.title, text.includes(PLACE) ? text.replace(PLACE, questions) : `${text} ${questions}`];
  });
  const references: Record<string, string>[] = parse(String(folder.get("references.yaml")));
  const listed = references.map(({ author, year, title, url }) => [author, year, title, url]);
  const { edition }: { edition: { note: string } } = parse(String(folder.get("paper.yaml")));
  const note = plainText(unified().use(remarkParse).parse(edition.note));
  return shownWords([note, texts, listed].flat(3).join(" "));
}

interface File {
  path: string;
  fields: { title?: string; section?: string; questions?: { text: string }[] };
  text: string;
}

const PLACE = " keyquestionsplace ";

function readFile(path: string, source: string): File {
  const tree: Root = mdx.parse(source);
  const [fields, ...blocks] = tree.children;
  const texts = blocks.map((node) => (node.type === "mdxJsxFlowElement" ? PLACE : plainText(node)));
  return { path, fields: fields?.type === "yaml" ? parse(fields.value) : {}, text: texts.join(" ") };
}

/**
 * The words of a source that an output has lost: those that are not there in their order, but for what the report
 * names as left out or put elsewhere, and those of notes and references that are not there at all.
 */
export function lostWords(
  source: SourceWords,
  output: readonly string[],
  { messages }: Pick<ImportReport, "messages">,
): string[] {
  const named = wordsOf(messages.map(({ words = "" }) => words).join(" "));
  const unplaced = messages.filter(({ kind }) => kind === "unplaced");
  const moved = wordsOf(unplaced.map(({ words = "" }) => words).join(" "));
  return [
    ...without(outOfOrder(source.text, output), named),
    ...without(without([...source.notes, ...moved], output), named),
  ];
}

/** What is left of a list of words when each of some others has taken one of its kind away. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = Map.groupBy(others, fold);
  return words.filter((word) => left.get(fold(word))?.pop() === undefined);
}

const fold = (word: string) => word.toLowerCase();

/** The words that must be dropped from a list to make it a part of another in the same order: all but the longest. */
function outOfOrder(words: readonly string[], others: readonly string[]): string[] {
  const width = others.length + 1;
  const longest = new Uint16Array((words.length + 1) * width);
  for (let one = words.length - 1; one >= 0; one--)
    for (let other = others.length - 1; other >= 0; other--)
      longest[one * width + other] =
        fold(words[one]!) === fold(others[other]!)
          ? longest[(one + 1) * width + other + 1]! + 1
          : Math.max(longest[(one + 1) * width + other]!, longest[one * width + other + 1]!);
  const lost: string[] = [];
  for (let one = 0, other = 0; one < words.length;)
    if (other < others.length && fold(words[one]!) === fold(others[other]!)) [one, other] = [one + 1, other + 1];
    else if (other < others.length && longest[one * width + other + 1]! >= longest[(one + 1) * width + other]!) other++;
    else lost.push(words[one++]!);
  return lost;
}
