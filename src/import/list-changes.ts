import { listAt, textAt, valueAt } from "../check/values.ts";
import type { Matches } from "./match-drafts.ts";
import { quote } from "./messages.ts";
import type { OldPaper } from "./read-folder.ts";
import type { ImportedQuestion, ImportedSection } from "./sections.ts";
import type { ImportedPaper } from "./write-content.ts";

/** Something that differs from the folder before, that was kept although the draft differs, or that is left to do. */
export interface Change {
  what: "added" | "removed" | "reworded" | "changed" | "kept" | "to do";
  text: string;
}

/** What differs in the sections. */
export function sectionChanges(
  sections: readonly ImportedSection[],
  { sections: matched }: Matches,
  old: OldPaper,
  kept: ReadonlyMap<string, string>,
): Change[] {
  const still = new Set(matched.values());
  const gone = old.sections.filter((section) => !still.has(section));
  const now = sections.flatMap((section, index): Change[] => {
    const [was, name] = [matched.get(section), `section ${index + 1}, ${quote(section.title)}`];
    if (!was) return [{ what: "added", text: `${name}; choose its topics` }];
    const retitled = was.title === section.title ? "" : `, before ${quote(was.title)}`;
    const moved: Change = {
      what: "changed",
      text: `${name} was section ${was.number}; so the numbers of its questions change`,
    };
    const written: Change = {
      what: "changed",
      text: `${name}${retitled}: its text is the draft’s, without what a person had added to the file`,
    };
    return [...(was.number === index + 1 ? [] : [moved]), ...(kept.has(`section ${section.id}`) ? [] : [written])];
  });
  return [
    ...now,
    ...gone.map(({ number, title }): Change => ({ what: "removed", text: `section ${number}, ${quote(title)}` })),
  ];
}

type Offer = Pick<ImportedQuestion, "choices" | "several">;

/** True for questions that offer the same answers, none included. */
export function offersSame(one: Offer, other: Offer): boolean {
  const textOf = ({ choices = [], several }: Offer) => JSON.stringify([choices, several === true]);
  return textOf(one) === textOf(other);
}

/** The answers that a question offers, as the report shows them. */
export const showChoices = ({ choices = [], several }: Offer): string =>
  choices.length ? quote(choices.join(" / "), 200) + (several ? ", several of which may be chosen" : "") : "none";

/** What differs in the questions. */
export function questionChanges(
  sections: readonly ImportedSection[],
  { questions: matched, doubtful }: Matches,
  old: OldPaper,
): Change[] {
  const shown = (text: string) => quote(text, 200);
  const still = new Set(matched.values());
  const changes = sections
    .flatMap(({ questions }) => questions)
    .flatMap((question): Change[] => {
      const [was, like, name] = [matched.get(question), doubtful.get(question), `question ${question.id}`];
      if (was) {
        const reworded: Change = {
          what: "reworded",
          text: `${name}: ${shown(was.text)} is now ${shown(question.text)}`,
        };
        const offered: Change = {
          what: "changed",
          text: `${name}: the choices are now ${showChoices(question)}, before ${showChoices(was)}`,
        };
        return [...(was.text === question.text ? [] : [reworded]), ...(offersSame(was, question) ? [] : [offered])];
      }
      const doubt = like ? `; it has an id of its own, because it may not be ${shown(like.text)} in other words` : "";
      return [{ what: "added", text: `${name}: ${shown(question.text)}; choose its topics${doubt}` }];
    });
  for (const { id, text } of old.questions.filter((question) => !still.has(question)))
    changes.push({ what: "removed", text: `question ${id}: ${shown(text)}` });
  const number = valueAt(old.data, ["edition", "number"]);
  const advice = `the questions differ; if edition ${String(number ?? 1)} is public, raise edition.number in paper.yaml and say in edition.changes what changed`;
  return changes.length ? [...changes, { what: "to do", text: advice }] : [];
}

/** A topic that nothing names any more would be a mistake in the folder. */
export function idleTopics(
  sections: readonly ImportedSection[],
  { topics }: OldPaper,
  kept: ReadonlyMap<string, string>,
): Change[] {
  const named = sections.flatMap((section) => [
    ...section.topics,
    ...section.questions.flatMap((question) => question.topics),
  ]);
  const marked = [...kept.values()].flatMap((file) =>
    [...file.matchAll(/<Topic\s+id="([^"]*)"/g)].map((match) => match[1] ?? ""),
  );
  return [...new Set(topics).difference(new Set([...named, ...marked]))].map((id) => ({
    what: "to do",
    text: `no section or question names the topic ${id} any more; name it in one or remove it from topics.yaml`,
  }));
}

/** `paper.yaml` belongs to the editor; where the draft says something else, the report tells. */
export function compareFields({ page }: ImportedPaper, { data }: OldPaper): Change[] {
  const { title, subtitle, authors, publisher, published, contact, closes } = page;
  const nameOf = (author: unknown) => `${textAt(author, "given")} ${textAt(author, "family")}`;
  const was: Record<string, string> = {
    title: textAt(data, "title"),
    subtitle: textAt(data, "subtitle"),
    authors: listAt(data, "authors").map(nameOf).join(", "),
    publisher: textAt(data, "publisher", "name"),
    published: textAt(data, "published"),
    contact: textAt(data, "contact"),
    closes: textAt(data, "closes"),
  };
  const is = { title, subtitle, authors: authors?.map(nameOf).join(", "), publisher, published, contact, closes };
  return Object.entries(is).flatMap(([field, value]): Change[] =>
    !value || was[field] === value
      ? []
      : [
          {
            what: "kept",
            text: `paper.yaml, ${field}: ${quote(String(was[field] ?? ""))}; the draft says ${quote(value)}`,
          },
        ],
  );
}
