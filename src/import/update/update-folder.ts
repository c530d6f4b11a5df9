import type { ImportedPaper } from "../imported-paper.ts";
import { type ContentFolder, writeSections } from "../write/write-folder.ts";
import { adoptPictures, adoptReferences } from "./adopt-entries.ts";
import { adoptIds } from "./adopt-ids.ts";
import { keepFiles } from "./keep-files.ts";
import { type Change, compareFields, listChanges } from "./list-changes.ts";
import { updateGlossary, updateReferences } from "./lists.ts";
import { readFolder } from "./read-folder.ts";

/**
 * Imports a later draft over a folder. Sections and questions keep their ids; `paper.yaml`, topics, series, terms,
 * other files and every text that the draft does not change stay as a person has left them.
 */
export function updateFolder(
  paper: ImportedPaper,
  folder: ContentFolder,
): { folder: ContentFolder; changes: Change[] } {
  const old = readFolder(folder);
  adoptReferences(paper, folder);
  adoptPictures(paper, folder);
  const matches = adoptIds(paper, old);
  keepFiles(paper.sections, matches, old);
  const texts = /^(sections|questions)\/[^/]*\.mdx$/;
  const updated: ContentFolder = new Map([...folder].filter(([path]) => !texts.test(path)));
  writeSections(updated, paper.sections);
  for (const { path, bytes } of paper.pictures) updated.set(path, bytes);
  const changes = [
    ...listChanges(paper, matches, old),
    ...updateReferences(updated, paper),
    ...updateGlossary(updated, paper),
    ...compareFields(paper, old),
  ];
  return { folder: updated, changes };
}
