import { embeddedSection } from "../markdown/embed-section.ts";
import { headingIds } from "../markdown/remark-heading-ids.ts";
import { anchors } from "../urls.ts";
import type { Draft, TextFile } from "./draft.ts";
import { numberedParagraphs, paragraphNumber } from "../markdown/numbered-paragraphs.ts";
import { idsOf, listAt, textAt } from "./values.ts";

/** The anchors of a page, or undefined where a mistake hides them and any anchor may be right. */
export type Anchors = ReadonlySet<string> | undefined;

/** What the built site will offer to links: addresses without the site's base, and the anchors of each. */
export interface Site {
  pages: ReadonlyMap<string, Anchors>;
  /** False where paragraphs and questions cannot be numbered for certain, so that any number may be right. */
  numbered: boolean;
}

const PLAIN_PAGES = "/ /search/ /topics/ /series/ /about/ /accessibility/ /privacy/";
const FILES = "/paper.json /paper.md /paper.pdf /questions.pdf /questions.txt /cite.bib /cite.ris /cite.json";

/** Maps the site that a draft makes; `sound` says that its files are all there and in order. */
export function mapSite(draft: Draft, sound: boolean): Site {
  const numbered =
    sound && [...draft.sections, ...draft.blocks].every(({ fields, markup }) => fields.readable && markup.tree);
  const questions = draft.sections.flatMap((section) => questionAnchors(draft, section));
  const paragraphs = draft.sections.flatMap(paragraphAnchors);
  const pages = new Map<string, Anchors>([
    ...`${PLAIN_PAGES} ${FILES}`.split(" ").map((address): [string, Anchors] => [address, new Set()]),
    ...draft.sections.map((section): [string, Anchors] => [
      `/sections/${section.name}/`,
      sectionAnchors(draft, section),
    ]),
    ...[...(idsOf(draft, "topics") ?? [])].map((id): [string, Anchors] => [`/topics/${id}/`, new Set()]),
    ["/paper/", new Set([...paragraphs, ...questions, ...draft.sections.map(({ name }) => embeddedSection(name))])],
    ["/questions/", new Set(questions)],
    ["/respond/", new Set(questions)],
    ["/glossary/", idsOf(draft, "glossary")],
    ["/references/", idsOf(draft, "references")],
  ]);
  return { pages, numbered };
}

/** The questions that a section has, as anchors. */
export function questionAnchors({ blocks }: Draft, { name, number }: TextFile): string[] {
  const block = blocks.find(({ fields }) => textAt(fields.data, "section") === name);
  return listAt(block?.fields.data, "questions").map((_, index) => anchors.question(`${number}.${index + 1}`));
}

const paragraphAnchors = ({ markup, number }: TextFile): string[] =>
  (markup.tree ? numberedParagraphs(markup.tree) : []).map((_, index) =>
    anchors.paragraph(paragraphNumber(number ?? 0, index)),
  );

function sectionAnchors(draft: Draft, section: TextFile): Anchors {
  const { markup } = section;
  if (!markup.tree) return undefined;
  const headings = headingIds(markup.all("heading").map(({ node }) => node));
  return new Set([...headings, ...paragraphAnchors(section), ...questionAnchors(draft, section)]);
}
