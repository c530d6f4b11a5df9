import type { RootContent } from "mdast";
import type { ImportedPaper } from "../imported-paper.ts";
import type { Manuscript, Remarks } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";
import { InputProblem } from "../problem.ts";
import { type Part, cutSections } from "./cut-sections.ts";
import { dropContents } from "./drop-contents.ts";
import { findAbbreviations } from "./find-abbreviations.ts";
import { findContact } from "./find-contact.ts";
import { finishText } from "./finish-text.ts";
import { markHeadings } from "./mark-headings.ts";
import { nameSections } from "./name-sections.ts";
import { dropHeadingNumbers } from "./number-headings.ts";
import { placeNotes } from "./place-notes.ts";
import { type PictureOptions, placePictures } from "./place-pictures.ts";
import { findQuestionHeadings } from "./question-headings.ts";
import { readTitlePage } from "./read-title-page.ts";
import { anchorsOf, settleLinks } from "./settle-links.ts";
import { type Block, takeQuestions } from "./take-questions.ts";
import { takeReferences } from "./take-references.ts";

/** What is known from outside the manuscript. */
export interface Circumstances extends PictureOptions {
  /** The title of a paper that gives none. */
  title: string;
  /** Headings for key questions besides the usual ones. */
  questions: readonly string[];
}

/**
 * Recognises the parts of a paper. The blocks of the manuscript are used up. Throws `InputProblem` for a text without
 * headings or without questions.
 */
export function recognisePaper(manuscript: Manuscript, circumstances: Circumstances, remarks: Remarks): ImportedPaper {
  const { title, questions: more, readFile, sanitizeSvg } = circumstances;
  const headed = markHeadings(manuscript.blocks, more, remarks);
  const anchors = anchorsOf(headed);
  const shown = dropContents(headed, remarks);
  const { page, front, rest } = readTitlePage({ ...manuscript, blocks: shown }, title, remarks);
  dropHeadingNumbers(rest, remarks);
  const { blocks, references, notes } = takeReferences([...front, ...rest], manuscript.notes, remarks);
  const { parts, asked } = takeSections(blocks, more, remarks);
  const cited = placeNotes(parts, asked, notes, references, remarks);
  const sections = nameSections(parts, asked);
  const texts = sections.flatMap(({ blocks: own, context }) => [own, context]);
  const targets = sections.map((section, index) => ({ ...section, heading: parts[index]?.heading }));
  settleLinks(texts, targets, anchors, remarks);
  const readPicture = (address: string) => manuscript.pictures.get(address) ?? readFile(address);
  const pictures = placePictures(texts, { readFile: readPicture, sanitizeSvg }, remarks);
  for (const section of sections) {
    section.blocks = finishText(section.blocks);
    section.context = finishText(section.context);
  }
  const contact = page.contact ?? findContact(texts.flat(), remarks);
  return { page, contact, sections, references: cited, abbreviations: findAbbreviations(sections, remarks), pictures };
}

interface Sections {
  parts: Part[];
  /** The key questions of each part. */
  asked: (Block | undefined)[];
}

function takeSections(blocks: readonly RootContent[], more: readonly string[], remarks: Remarks): Sections {
  const asking = findQuestionHeadings(blocks, more, remarks);
  const taken = new Set<string>();
  const taking = cutSections(blocks, asking, remarks).map((part) => takeQuestions(part, asking, taken, remarks));
  if (!taking.some(({ block }) => block)) throw new InputProblem(noQuestions(blocks));
  return { parts: taking.map(({ part }) => part), asked: taking.map(({ block }) => block) };
}

function noQuestions(blocks: readonly RootContent[]): string {
  const headings = blocks.filter((block) => block.type === "heading").map((heading) => plainText(heading));
  const likely = headings.filter((heading) => /question|view|discuss|respon/i.test(heading)).slice(0, 5);
  const name = likely.length
    ? `one of ${likely.map((heading) => `“${heading}”`).join(", ")}`
    : "the heading above them";
  return `no key questions were found below a heading such as “Key questions”; name ${name} with --questions "…", and end each question in “?”`;
}
