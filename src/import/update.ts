import { visit } from "unist-util-visit";
import { type Document, isMap, isSeq, parseDocument } from "yaml";
import { attributeOf, isJsx } from "../markdown/mdx-jsx.ts";
import { takeId } from "./ids.ts";
import { type Matches, matchQuestions, matchSections } from "./match-drafts.ts";
import { quote } from "./messages.ts";
import { foldWords } from "./plain-text.ts";
import { type OldPaper, type OldText, readFolder, readText } from "./read-folder.ts";
import type { ImportedSection } from "./sections.ts";
import { type ContentFolder, type ImportedPaper, referenceOf, writeSections } from "./write-content.ts";

/** Something that differs from the folder before, that was kept although the draft differs, or that is left to do. */
export interface Change {
  what: "added" | "removed" | "reworded" | "changed" | "kept" | "to do";
  text: string;
}

/**
 * Imports a later draft over a folder. Sections and questions keep their ids; `paper.yaml`, topics, series, terms, other
 * files and every text that the draft does not change stay as a person has left them.
 */
export function updateFolder(
  paper: ImportedPaper,
  folder: ContentFolder,
): { folder: ContentFolder; changes: Change[] } {
  const old = readFolder(folder);
  carryOverReferences(paper, folder);
  carryOverPictures(paper, folder);
  const sections = matchSections(paper.sections, old);
  const matches: Matches = { sections, ...matchQuestions(paper.sections, old) };
  carryOverIds(paper.sections, matches, old);
  const kept = unchangedFiles(paper.sections, matches, old);
  const texts = /^(sections|questions)\/[^/]*\.mdx$/;
  const updated: ContentFolder = new Map([...folder].filter(([path]) => !texts.test(path)));
  writeSections(updated, paper.sections, kept);
  for (const { path, bytes } of paper.pictures) updated.set(path, bytes);
  const changes = [
    ...sectionChanges(paper.sections, matches, old, kept),
    ...questionChanges(paper.sections, matches, old),
    ...idleTopics(paper.sections, old, kept),
    ...updateReferences(updated, paper),
    ...compareFields(paper, old),
  ];
  return { folder: updated, changes };
}

const blocksOf = (sections: readonly ImportedSection[]) =>
  sections.flatMap(({ blocks, context }) => [...blocks, ...context]);

function readList(folder: ContentFolder): { document: Document; entries: Record<string, unknown>[] } {
  const document = parseDocument(String(folder.get("references.yaml") ?? "[]"));
  const entries: unknown = document.errors.length ? [] : document.toJS();
  return { document, entries: Array.isArray(entries) ? entries : [] };
}

/** Gives references that the folder has the keys they have there, in the list and in the text. */
function carryOverReferences({ references, sections }: ImportedPaper, folder: ContentFolder) {
  const { entries } = readList(folder);
  const taken = new Set(entries.map(({ id }) => String(id)));
  const ids = new Map<string, string>();
  for (const reference of references) {
    const same = entries.find(
      (entry) => entry["year"] === reference.year && foldWords(String(entry["title"])) === foldWords(reference.title),
    );
    ids.set(reference.id, String(same?.["id"] ?? takeId(reference.id, taken)));
    reference.id = ids.get(reference.id)!;
  }
  for (const block of blocksOf(sections))
    visit(block, (node) => {
      if (!isJsx(node, "Cite")) return;
      const value = ids.get(attributeOf(node, "id") ?? "");
      if (value) node.attributes = [{ type: "mdxJsxAttribute", name: "id", value }];
    });
}

/** Gives pictures that the folder has the names they have there; no other picture takes one of those. */
function carryOverPictures({ pictures, sections }: ImportedPaper, folder: ContentFolder) {
  const taken = new Set([...folder.keys()].map((path) => path.replace(/\.\w+$/, "")));
  const paths = new Map<string, string>();
  for (const picture of pictures) {
    const same = [...folder].find(([, other]) => typeof other !== "string" && isEqual(other, picture.bytes))?.[0];
    const [, name = picture.path, ending = ""] = /^(.*)(\.\w+)$/.exec(picture.path) ?? [];
    paths.set(picture.path, same ?? takeId(name, taken) + ending);
    picture.path = paths.get(picture.path)!;
  }
  for (const block of blocksOf(sections))
    visit(block, "image", (image) => {
      const path = image.url.replace(/^\.\.\//, "");
      image.url = `../${paths.get(path) ?? path}`;
    });
}

const isEqual = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

/** Gives sections and questions that were in the folder the ids and topics that they had there, and no other. */
function carryOverIds(sections: readonly ImportedSection[], { sections: matched, questions }: Matches, old: OldPaper) {
  const [taken, files, asked] = [
    old.sections,
    [...old.blocks.values()].map(({ name }) => ({ id: name })),
    old.questions,
  ].map((some) => new Set(some.map(({ id }) => id)));
  const ids = new Map(sections.map((section) => [section.id, matched.get(section)?.id ?? takeId(section.id, taken!)]));
  for (const block of blocksOf(sections))
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
    section.block = old.blocks.get(section.id)?.name ?? takeId(section.id, files!);
    for (const question of section.questions) {
      question.id = questions.get(question)?.id ?? takeId(question.id, asked!);
      question.topics = questions.get(question)?.topics ?? section.topics;
    }
  }
}

/** The files whose words, links and citations the draft does not change, as they stand, with all that a person did to them. */
function unchangedFiles(
  sections: readonly ImportedSection[],
  { sections: matched, questions }: Matches,
  old: OldPaper,
): Map<string, string> {
  const kept = new Map<string, string>();
  const isSame = (was: OldText, is: Pick<OldText, "words" | "targets">) =>
    foldWords(was.words) === foldWords(is.words) && is.targets.isSubsetOf(was.targets);
  for (const section of sections) {
    const [was, block] = [matched.get(section), old.blocks.get(section.id)];
    if (was && was.title === section.title && isSame(was, readText(section.blocks)))
      kept.set(`section ${section.id}`, was.file);
    const asksSame =
      block?.ids.join() === section.questions.map(({ id }) => id).join() &&
      section.questions.every((question) => questions.get(question)?.text === question.text);
    if (block && asksSame && isSame(block, readText(section.context))) kept.set(`block ${section.id}`, block.file);
  }
  return kept;
}

function sectionChanges(
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

function questionChanges(
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
      if (was)
        return was.text === question.text
          ? []
          : [{ what: "reworded", text: `${name}: ${shown(was.text)} is now ${shown(question.text)}` }];
      const doubt = like ? `; it has an id of its own, because it may not be ${shown(like.text)} in other words` : "";
      return [{ what: "added", text: `${name}: ${shown(question.text)}; choose its topics${doubt}` }];
    });
  for (const { id, text } of old.questions.filter((question) => !still.has(question)))
    changes.push({ what: "removed", text: `question ${id}: ${shown(text)}` });
  const { number } = (old.data as { edition?: { number?: unknown } }).edition ?? {};
  const advice = `the questions differ; if edition ${String(number ?? 1)} is public, raise edition.number in paper.yaml and say in edition.changes what changed`;
  return changes.length ? [...changes, { what: "to do", text: advice }] : [];
}

/** A topic that nothing names any more would be a mistake in the folder. */
function idleTopics(
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

/** Adds references that are new and takes those away that no text cites any more. */
function updateReferences(folder: ContentFolder, { references }: ImportedPaper): Change[] {
  const texts = [...folder].flatMap(([path, text]) => (path.endsWith(".mdx") ? String(text) : []));
  const cited = new Set([...texts.join("\n").matchAll(/<Cite\s+id="([^"]*)"/g)].map((match) => match[1] ?? ""));
  const { document, entries } = readList(folder);
  const known = new Set(entries.map(({ id }) => String(id)));
  const gone = [...known.difference(cited)];
  const fresh = references.filter(({ id }) => cited.has(id) && !known.has(id));
  if (!gone.length && !fresh.length) return [];
  if (!isSeq(document.contents)) document.contents = document.createNode([]) as never;
  const list = document.contents as unknown;
  if (isSeq(list)) {
    list.items = list.items.filter((item) => isMap(item) && !gone.includes(String(item.get("id"))));
    for (const entry of fresh) list.add(document.createNode(referenceOf(entry)));
    list.flow = list.items.length === 0;
  }
  folder.set("references.yaml", document.toString({ lineWidth: 0 }));
  return [
    ...fresh.map(({ id }): Change => ({ what: "added", text: `reference ${id}` })),
    ...gone.map((id): Change => ({ what: "removed", text: `reference ${id}` })),
  ];
}

/** `paper.yaml` belongs to the editor; where the draft says something else, the report tells. */
function compareFields({ page }: ImportedPaper, { data }: OldPaper): Change[] {
  const { title, subtitle, authors, publisher, published, contact, closes } = page;
  const fields = data as Record<string, unknown> & { authors?: typeof authors; publisher?: { name?: string } };
  const namesOf = (some: typeof authors = []) => some.map(({ given, family }) => `${given} ${family}`).join(", ");
  const was: Record<string, unknown> = {
    ...fields,
    authors: namesOf(fields.authors),
    publisher: fields.publisher?.name,
  };
  const is = { title, subtitle, authors: namesOf(authors), publisher, published, contact, closes };
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
