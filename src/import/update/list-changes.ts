import type { ImportedPaper, ImportedSection } from "../imported-paper.ts";
import { quote } from "../manuscript.ts";
import type { Matches } from "./adopt-ids.ts";
import type { OldPaper, OldSection } from "./read-folder.ts";

/** Something that differs from the folder before, that was kept although the draft differs, or that is left to do. */
export interface Change {
  what: "added" | "removed" | "reworded" | "changed" | "kept" | "to do";
  text: string;
}

/** Lists what a draft changes in a folder, sections first. */
export function listChanges(paper: ImportedPaper, matches: Matches, old: OldPaper): Change[] {
  const asks = questionChanges(paper, matches, old);
  return [
    ...sectionChanges(paper, matches, old),
    ...asks,
    ...(asks.length ? [adviseEdition(old)] : []),
    ...idleTopics(paper, old),
  ];
}

function sectionChanges({ sections }: ImportedPaper, { sections: matched }: Matches, old: OldPaper): Change[] {
  const kept = new Set(matched.values());
  const gone = old.sections.filter((section) => !kept.has(section));
  return [
    ...sections.flatMap((section, index) => sectionChange(section, index + 1, matched.get(section))),
    ...gone.map(({ number, title }): Change => ({ what: "removed", text: `section ${number}, ${quote(title)}` })),
  ];
}

function sectionChange(section: ImportedSection, number: number, was: OldSection | undefined): Change[] {
  const name = `section ${number}, ${quote(section.title)}`;
  if (!was) return [{ what: "added", text: `${name}; choose its topics` }];
  const retitled = was.title === section.title ? "" : `, before ${quote(was.title)}`;
  const changes: Change[] = [];
  if (was.number !== number)
    changes.push({
      what: "changed",
      text: `${name} was section ${was.number}; so the numbers of its questions change`,
    });
  if (!section.file)
    changes.push({
      what: "changed",
      text: `${name}${retitled}: its text is the draft’s, without what a person had added to the file`,
    });
  return changes;
}

function questionChanges({ sections }: ImportedPaper, { questions: matched }: Matches, old: OldPaper): Change[] {
  const shown = (text: string) => quote(text, 200);
  const now = sections
    .flatMap(({ questions }) => questions)
    .flatMap((question): Change[] => {
      const was = matched.get(question);
      const name = `question ${question.id}`;
      if (!was) return [{ what: "added", text: `${name}: ${shown(question.text)}; choose its topics` }];
      return was.text === question.text
        ? []
        : [{ what: "reworded", text: `${name}: ${shown(was.text)} is now ${shown(question.text)}` }];
    });
  const kept = new Set(matched.values());
  const gone = old.questions.filter((question) => !kept.has(question));
  return [...now, ...gone.map(({ id, text }): Change => ({ what: "removed", text: `question ${id}: ${shown(text)}` }))];
}

function adviseEdition({ data }: OldPaper): Change {
  const { number } = (data as { edition?: { number?: unknown } }).edition ?? {};
  const text = `the questions differ; if edition ${String(number ?? 1)} is public, raise edition.number in paper.yaml and say in edition.changes what changed`;
  return { what: "to do", text };
}

/** A topic that nothing names any more would be a mistake in the folder. */
function idleTopics({ sections }: ImportedPaper, { topics }: OldPaper): Change[] {
  const named = sections.flatMap((section) => [
    ...section.topics,
    ...section.questions.flatMap((question) => question.topics),
  ]);
  const marked = sections.flatMap(({ file = "" }) =>
    [...file.matchAll(/<Topic\s+id="([^"]*)"/g)].map((match) => match[1] ?? ""),
  );
  const idle = [...new Set(topics).difference(new Set([...named, ...marked]))];
  return idle.map((id) => ({
    what: "to do",
    text: `no section or question names the topic ${id} any more; name it in one or remove it from topics.yaml`,
  }));
}

/** `paper.yaml` belongs to the editor; where the draft says something else, the report tells. */
export function compareFields({ page, contact }: ImportedPaper, { data }: OldPaper): Change[] {
  const { title, subtitle, authors, publisher, published, closes } = page;
  const was = namesIn(data);
  const is = { title, subtitle, authors: authorsIn(authors), publisher, published, contact, closes };
  return Object.entries(is).flatMap(([field, value]): Change[] => {
    if (!value || was[field] === value) return [];
    return [{ what: "kept", text: `paper.yaml, ${field}: ${quote(was[field] ?? "")}; the draft says ${quote(value)}` }];
  });
}

function namesIn(data: unknown): Record<string, string> {
  const fields = data as Record<string, unknown> & {
    authors?: Parameters<typeof authorsIn>[0];
    publisher?: { name?: string };
  };
  const texts = Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return { ...Object.fromEntries(texts), authors: authorsIn(fields.authors), publisher: fields.publisher?.name ?? "" };
}

const authorsIn = (authors: readonly { given: string; family: string }[] | undefined) =>
  (authors ?? []).map(({ given, family }) => `${given} ${family}`).join(", ");
