import { embeddedSection } from "../markdown/embed-section.ts";
import { numberedParagraphs, paragraphNumber } from "../markdown/numbered-paragraphs.ts";
import { listHeadings } from "../markdown/remark-heading-ids.ts";
import { anchors } from "../urls.ts";
import { listQuestions } from "./list-questions.ts";
import { type ParsedPaper, type TextFile, idsOf } from "./parse-paper.ts";
import { textAt } from "./values.ts";

/** The anchors of a page, or undefined where a mistake hides them and any anchor may be right. */
export type Anchors = ReadonlySet<string> | undefined;

/** What the built site will offer to links: addresses without the site's base, and the anchors of each. */
export interface LinkTargets {
  pages: ReadonlyMap<string, Anchors>;
  /** False where paragraphs and questions cannot be numbered for certain, so that any number may be right. */
  numbered: boolean;
  /** False where the site is built without PDFs. */
  pdfs: boolean;
}

const PAGES = "/ /search/ /topics/ /series/ /about/ /accessibility/ /privacy/".split(" ");
const FILES = "/paper.json /paper.md /questions.txt /cite.bib /cite.ris /cite.json".split(" ");
/** The files that a browser prints at the end of a build. */
export const PDFS: readonly string[] = ["/paper.pdf", "/questions.pdf"];

/** Maps the pages of the site that a paper makes. */
export function mapTargets(parsed: ParsedPaper): LinkTargets {
  const questions = parsed.sections.flatMap((section) => questionAnchors(parsed, section));
  const paragraphs = parsed.sections.flatMap(paragraphAnchors);
  const pages = new Map<string, Anchors>([
    ...[...PAGES, ...FILES, ...(parsed.pdfs ? PDFS : [])].map((address): [string, Anchors] => [address, new Set()]),
    ...parsed.sections.map((section): [string, Anchors] => [
      `/sections/${section.name}/`,
      sectionAnchors(parsed, section),
    ]),
    ...[...(idsOf(parsed, "topics") ?? [])].map((id): [string, Anchors] => [`/topics/${id}/`, new Set()]),
    ["/paper/", new Set([...paragraphs, ...questions, ...parsed.sections.map(({ name }) => embeddedSection(name))])],
    ["/questions/", new Set(questions)],
    ["/respond/", new Set(questions)],
    ...parsed.pages.map((page): [string, Anchors] => [`/${page.name}/`, pageAnchors(page)]),
    ...publishedFiles(parsed.folder, parsed.assets).map((file): [string, Anchors] => [`/${file}`, new Set()]),
    ...responseTargets(parsed),
    ["/glossary/", idsOf(parsed, "glossary")],
    ["/references/", idsOf(parsed, "references")],
  ]);
  return { pages, numbered: isNumbered(parsed), pdfs: parsed.pdfs };
}

/** What a paper shows of its replies; the anchors of answers are not looked into. */
function responseTargets(parsed: ParsedPaper): [string, Anchors][] {
  const { responses, outcomes } = parsed;
  if (!responses.parts && !outcomes.length) return [];
  const asked = responses.parts ? listQuestions(parsed) : [];
  const lists = asked.map(({ id }): [string, Anchors] => [`/responses/questions/${id}/`, undefined]);
  return [["/responses/", undefined], ...lists];
}

/** True where all texts can be read, the sections run from 1 without a gap, and each block has a section of its own. */
function isNumbered({ sections, blocks }: ParsedPaper): boolean {
  const names = new Set(sections.map(({ name }) => name));
  const numbers = new Set(sections.map(({ number = 0 }) => number));
  const asking = new Set(blocks.map(({ fields }) => textAt(fields.data, "section")));
  return (
    [...sections, ...blocks].every(({ fields, markup, number }) => fields.readable && markup.tree && number) &&
    Math.max(numbers.size, ...numbers) === sections.length &&
    asking.size === blocks.length &&
    [...asking].every((section) => names.has(section))
  );
}

/** The questions that a section has, as anchors. */
export const questionAnchors = (parsed: ParsedPaper, { name }: TextFile): string[] =>
  listQuestions(parsed).flatMap(({ section, number }) => (section === name ? anchors.question(number) : []));

/** The numbers of the paragraphs of a section; none where it cannot be read. */
export const paragraphNumbers = ({ markup, number = 0 }: TextFile): string[] =>
  (markup.tree ? numberedParagraphs(markup.tree) : []).map((_, index) => paragraphNumber(number, index));

const paragraphAnchors = (section: TextFile): string[] => paragraphNumbers(section).map(anchors.paragraph);

const pageAnchors = ({ markup }: TextFile): Anchors =>
  markup.tree && new Set(listHeadings(markup.tree).map(({ slug }) => slug));

/** The files that the site has as they are: `files/easy-read.pdf`. */
export const publishedFiles = (folder: string, assets: readonly string[]): string[] =>
  assets.filter((file) => file.startsWith(`${folder}/files/`)).map((file) => file.slice(folder.length + 1));

function sectionAnchors(parsed: ParsedPaper, section: TextFile): Anchors {
  if (!section.markup.tree) return undefined;
  const headings = listHeadings(section.markup.tree).map(({ slug }) => slug);
  return new Set([...headings, ...paragraphAnchors(section), ...questionAnchors(parsed, section)]);
}
