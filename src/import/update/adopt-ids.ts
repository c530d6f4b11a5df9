import { visit } from "unist-util-visit";
import type { ImportedPaper, ImportedQuestion, ImportedSection } from "../imported-paper.ts";
import { plainText } from "../plain-text.ts";
import { takeId } from "../slugs.ts";
import { likeness, matchTexts } from "./match-texts.ts";
import type { OldPaper, OldQuestion, OldSection } from "./read-folder.ts";

/** What each section and question of a draft was in the folder; those that are new are missing. */
export interface Matches {
  sections: ReadonlyMap<ImportedSection, OldSection>;
  questions: ReadonlyMap<ImportedQuestion, OldQuestion>;
}

/** Less than this in common makes two texts different texts. */
const ALIKE = 0.5;

/** Gives sections and questions that were in the folder, also lightly reworded, the ids and topics they had there. */
export function adoptIds({ sections }: ImportedPaper, old: OldPaper): Matches {
  const matched = matchTexts(old.sections, sections, sectionScore);
  nameSections(sections, matched, old);
  const homes = new Map(sections.flatMap(({ id, questions }) => questions.map((question) => [question, id])));
  const asked = matchTexts(old.questions, [...homes.keys()], (was, is) => questionScore(was, is, homes.get(is)));
  nameQuestions(sections, asked, old);
  return { sections: matched, questions: asked };
}

function sectionScore(was: OldSection, is: ImportedSection): number {
  const title = likeness(was.title, is.title);
  const text = likeness(was.words, plainText(is.blocks));
  const score = Math.max(title === 1 ? 0.75 + text / 4 : 0, 0.3 * title + 0.7 * text);
  return score >= ALIKE ? score : 0;
}

function questionScore(was: OldQuestion, is: ImportedQuestion, section: string | undefined): number {
  const score = likeness(was.text, is.text);
  // Of two like questions, the one in the same section is meant.
  return score >= ALIKE ? score + (was.section === section ? 0.1 : 0) : 0;
}

function nameSections(sections: readonly ImportedSection[], matched: Matches["sections"], old: OldPaper) {
  const taken = new Set(old.sections.map(({ id }) => id));
  const ids = new Map(sections.map((section) => [section.id, matched.get(section)?.id ?? takeId(section.id, taken)]));
  for (const block of sections.flatMap(({ blocks, context }) => [...blocks, ...context]))
    visit(block, "link", (link) => {
      const [start = "", id = ""] = /^\/sections\/([^/]+)/.exec(link.url) ?? [];
      if (ids.has(id)) link.url = `/sections/${ids.get(id)}${link.url.slice(start.length)}`;
    });
  for (const section of sections) {
    const was = matched.get(section);
    section.id = ids.get(section.id) ?? section.id;
    section.topics = was?.topics ?? old.topics.slice(0, 1);
    // A summary that a person wrote stays; one that was the first sentence follows the text.
    if (was && !was.words.startsWith(was.summary.replace(/ …$/, ""))) section.summary = was.summary;
  }
}

/** An id that a question had before is never given to another one, because replies carry it. */
function nameQuestions(sections: readonly ImportedSection[], matched: Matches["questions"], old: OldPaper) {
  const taken = new Set(old.questions.map(({ id }) => id));
  const files = new Set([...old.blocks.values()].map(({ name }) => name));
  for (const section of sections) {
    section.block = old.blocks.get(section.id)?.name ?? takeId(section.id, files);
    for (const question of section.questions) {
      const was = matched.get(question);
      question.id = was?.id ?? takeId(question.id, taken);
      question.topics = was?.topics ?? section.topics;
    }
  }
}
