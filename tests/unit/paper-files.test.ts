import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readContentFolder } from "../../scripts/content-folder.ts";
import { readSource } from "../../src/build/read-source.ts";
import { contentSource } from "../../src/import/read-folder.ts";
import { sortPaperFiles } from "../../src/desk/sort-paper-files.ts";

/** A paper with a file of every kind that one may hold. */
function wholePaper(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "paper-")), "content");
  cpSync("tests/fixtures/second-paper", folder, { recursive: true });
  const more = {
    "README.md": "How to write a paper.",
    "responses/summary.json": "{}",
    "responses/questions/trees.jsonl": "",
    "responses/questions/notes.txt": "",
    "outcomes/01-trees.mdx": "\uFEFFTrees.",
    "fonts/orchard.woff2": "",
  };
  for (const [path, text] of Object.entries(more)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test("a paper is read alike from its folder and from files at hand", () => {
  const folder = wholePaper();
  const { files, responses, assets } = readSource(folder);
  const source = contentSource(readContentFolder(folder));
  expect(JSON.parse(JSON.stringify({ files, responses, assets }).replaceAll(`${folder}/`, "content/"))).toEqual({
    files: source.files,
    responses: source.responses,
    assets: source.assets,
  });
  expect(responses?.map(({ path }) => path.slice(folder.length))).toEqual([
    "/responses/questions/trees.jsonl",
    "/responses/summary.json",
  ]);
  expect(files.map(({ path }) => path.slice(folder.length))).toContain("/editions/1.json");
});

test.each(["", "content/"])("the desk takes over every file of a paper that is dropped below “%s”", async (above) => {
  const folder = readContentFolder(wholePaper());
  folder.delete("README.md");
  const chosen = [...folder].map(([path, content]) => ({
    name: above + path,
    file: new File([content as never], path),
  }));
  const { previous } = await sortPaperFiles(chosen);
  expect([...(previous?.keys() ?? [])].toSorted()).toEqual([...folder.keys()].toSorted());
});
