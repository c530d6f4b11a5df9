import { parse, stringify } from "yaml";
import type { ContentFolder } from "../../src/import/write-content.ts";

/** Puts several papers into one, so that one site shows them all; their ids must differ. */
export function gatherPapers(folders: readonly ContentFolder[]): ContentFolder {
  const gathered: ContentFolder = new Map(folders[0]);
  for (const path of gathered.keys()) if (path.endsWith(".mdx")) gathered.delete(path);
  let before = 0;
  for (const folder of folders) {
    const paths = [...folder.keys()];
    for (const path of paths.filter((each) => /^(sections|questions|images)\//.test(each)))
      add(
        gathered,
        path.replace(/\/(\d+)-/, (_, number: string) => `/${String(Number(number) + before).padStart(3, "0")}-`),
        folder.get(path)!,
      );
    before += paths.filter((path) => path.startsWith("sections/")).length;
  }
  for (const list of ["references.yaml", "glossary.yaml"])
    gathered.set(list, stringify(folders.flatMap((folder) => parse(String(folder.get(list))))));
  const notes = folders.map((folder) => parse(String(folder.get("paper.yaml"))).edition.note);
  const paper = parse(String(folders[0]?.get("paper.yaml")));
  return gathered.set("paper.yaml", stringify({ ...paper, edition: { ...paper.edition, note: notes.join("\n") } }));
}

function add(folder: ContentFolder, path: string, content: string | Uint8Array) {
  const isTaken = [...folder].some(
    ([other, bytes]) => other.replace(/\/\d+-/, "/") === path.replace(/\/\d+-/, "/") && !(bytes instanceof Uint8Array),
  );
  if (isTaken) throw new Error(`two papers have a file ${path}; give one of them another heading`);
  folder.set(path, content);
}
