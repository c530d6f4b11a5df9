import { visit } from "unist-util-visit";
import { type Document, YAMLSeq, isMap, isSeq, parseDocument } from "yaml";
import { attributeOf, isJsx } from "../markdown/mdx-jsx.ts";
import { takeId } from "./ids.ts";
import {
  type Change,
  compareFields,
  idleTopics,
  offersSame,
  questionChanges,
  sectionChanges,
  showChoices,
} from "./list-changes.ts";
import { type Matches, matchQuestions, matchSections } from "./match-drafts.ts";
import { foldWords } from "./plain-text.ts";
import { type OldPaper, type OldText, readFolder, readText } from "./read-folder.ts";
import type { ImportedSection } from "./sections.ts";
import { type ContentFolder, type ImportedPaper, referenceOf, writeSections } from "./write-content.ts";

/**
 * Imports a later draft over a folder. Sections and questions keep their ids; `paper.yaml`, topics, series, terms,
 * other files and every text that the draft does not change stay as a person has left them.
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
  const keptChoices = carryOverChoices(matches.questions);
  const kept = unchangedFiles(paper.sections, matches, old);
  const texts = /^(sections|questions)\/[^/]*\.mdx$/;
  const updated: ContentFolder = new Map([...folder].filter(([path]) => !texts.test(path)));
  writeSections(updated, paper.sections, kept);
  for (const { path, bytes } of paper.pictures) updated.set(path, bytes);
  const changes = [
    ...sectionChanges(paper.sections, matches, old, kept),
    ...questionChanges(paper.sections, matches, old),
    ...keptChoices,
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

/** Gives questions the choices that a person has added; what the draft itself offers comes first. */
function carryOverChoices(questions: Matches["questions"]): Change[] {
  return [...questions].flatMap(([question, was]): Change[] => {
    const isKept = !question.choices && was.choices.length > 0;
    if (isKept) question.choices = was.choices;
    if (was.several && offersSame({ ...question, several: true }, was)) question.several = true;
    if (question.choices && was.why !== undefined) question.why = was.why;
    const text = `question ${question.id}: the choices ${showChoices(was)}; the draft offers none`;
    return isKept ? [{ what: "kept", text }] : [];
  });
}

/**
 * The files whose words, links and citations the draft does not change, as they stand, with all that a person did to
 * them.
 */
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
      section.questions.every((question) => {
        const same = questions.get(question);
        return same?.text === question.text && same.number === (question.number ?? "") && offersSame(question, same);
      });
    if (block && asksSame && isSame(block, readText(section.context))) kept.set(`block ${section.id}`, block.file);
  }
  return kept;
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
  const list = isSeq(document.contents) ? document.contents : new YAMLSeq();
  list.items = list.items.filter((item) => isMap(item) && !gone.includes(String(item.get("id"))));
  for (const entry of fresh) list.add(document.createNode(referenceOf(entry)));
  list.flow = list.items.length === 0;
  document.contents = list;
  folder.set("references.yaml", document.toString({ lineWidth: 0 }));
  return [
    ...fresh.map(({ id }): Change => ({ what: "added", text: `reference ${id}` })),
    ...gone.map((id): Change => ({ what: "removed", text: `reference ${id}` })),
  ];
}
