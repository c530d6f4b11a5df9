import { visit } from "unist-util-visit";
import type { ImportedPaper, ImportedQuestion, ImportedSection } from "../imported-paper.ts";
import { plainText } from "../plain-text.ts";
import { takeId } from "../slugs.ts";
import { countTelling, likeness, matchTexts } from "./match-texts.ts";
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
  const matched = matchSections(sections, old);
  nameSections(sections, matched, old);
  const asked = matchQuestions(sections, old);
  nameQuestions(sections, asked, old);
  return { sections: matched, questions: asked };
}

function matchSections(sections: readonly ImportedSection[], old: OldPaper): Matches["sections"] {
  const was = new Map(
    old.sections.map((one) => [one, { title: countTelling(one.title), text: countTelling(one.words) }]),
  );
  const is = new Map(
    sections.map((one) => [one, { title: countTelling(one.title), text: countTelling(plainText(one.blocks)) }]),
  );
  return matchTexts(old.sections, sections, (before, now) => {
    const title = likeness(was.get(before)!.title, is.get(now)!.title);
    const text = likeness(was.get(before)!.text, is.get(now)!.text);
    const score = Math.max(title === 1 ? 0.75 + text / 4 : 0, 0.3 * title + 0.7 * text);
    return score >= ALIKE ? score : 0;
  });
}

function matchQuestions(sections: readonly ImportedSection[], old: OldPaper): Matches["questions"] {
  const homes = new Map(sections.flatMap(({ id, questions }) => questions.map((question) => [question, id])));
  const questions = [...homes.keys()];
  const bags = new Map([...old.questions, ...questions].map((question) => [question, countTelling(question.text)]));
  return matchTexts(old.questions, questions, (was, is) => {
    const score = likeness(bags.get(was)!, bags.get(is)!);
    // Of two like questions, the one in the same section is meant.
    return score >= ALIKE ? score + (was.section === homes.get(is) ? 0.1 : 0) : 0;
  });
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
