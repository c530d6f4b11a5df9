import { paperSchema } from "../../paper/schema.ts";
import type { ParsedPaper } from "../parse-paper.ts";
import type { Report } from "../issue.ts";
import { suggest } from "../nearest.ts";
import type { Fields } from "../read-yaml.ts";

/** Files that every paper has. */
export function missingFiles({ folder, paper, lists, sections, others = [] }: ParsedPaper, report: Report): void {
  const fields = Object.keys(paperSchema.shape).join(", ");
  const isMissing = ({ source, file }: Fields) => source === undefined && !others.includes(file);
  if (isMissing(paper)) report({ file: paper.file }, "the file is missing", `add it with the fields ${fields}`);
  for (const list of Object.values(lists).filter(isMissing))
    report({ file: list.file }, "the file is missing", "add it; [] stands for an empty list");
  const fix = `add a file such as ${folder}/sections/01-introduction.mdx`;
  if (!sections.length) report({ file: `${folder}/sections` }, "the paper has no section", fix);
}

/** Links, which could lead out of the paper, and whatever else is no file: none of it is read or published. */
export function plainFiles({ others = [] }: ParsedPaper, report: Report): void {
  for (const file of others)
    report({ file }, "this is a link, or something else that is no file", "put the file itself there");
}

/** Texts and lists that stand in the wrong folder or have the wrong ending. */
export function unknownFiles(
  { folder, files, assets, paper, brand, privacy, editions, lists, fields }: ParsedPaper,
  report: Report,
): void {
  const known = new Set([...fields.map(({ file }) => file), ...editions.map(({ path }) => path)]);
  const names = [paper, brand, privacy, ...Object.values(lists)].map(({ file }) => file);
  const where = `texts stand in ${folder}/sections, ${folder}/questions, ${folder}/outcomes and ${folder}/pages, lists in ${folder}; move or remove it`;
  for (const { path } of files)
    if (!known.has(path)) report({ file: path }, "the file has no place in a paper", suggest(path, names, where));
  for (const file of assets) {
    const [, ending] = /\.(ya?ml|mdx?|markdown)$/i.exec(file) ?? [];
    const right = ending && /^y/i.test(ending) ? ".yaml" : ".mdx";
    const fix = "rename it, or remove it if it is no part of the paper";
    if (ending) report({ file }, `the file does not end in ${right}`, fix);
  }
}

/** Files beside the texts that nothing shows. */
export function strayFiles({ folder, assets }: ParsedPaper, report: Report): void {
  for (const file of assets) {
    const isBeside = ["sections", "questions", "outcomes", "pages"].some((place) =>
      file.startsWith(`${folder}/${place}/`),
    );
    if (isBeside && !/\.(ya?ml|mdx?|markdown|png|jpe?g|svg|webp|avif|gif)$/i.test(file))
      report({ file }, "nothing shows this file", "move it out of the folder or remove it");
  }
}

/** Names of texts that give no number or no address. */
export function fileNames({ sections, blocks, outcomes }: ParsedPaper, report: Report): void {
  const fix = "write figures, a hyphen and lower-case words joined by hyphens, such as 01-introduction.mdx";
  for (const { path, number } of [...sections, ...blocks, ...outcomes])
    if (number === undefined) report({ file: path }, "the file name is not of the form NN-name.mdx", fix);
}

/** Names that two sections, question files or outcomes share. */
export function uniqueNames({ sections, blocks, outcomes }: ParsedPaper, report: Report): void {
  for (const files of [sections, blocks, outcomes]) {
    const first = new Map<string, string>();
    for (const { path, name } of files) {
      const problem = `the name “${name}” belongs to ${first.get(name)} already`;
      if (first.has(name)) report({ file: path }, problem, "give the file another name");
      else first.set(name, path);
    }
  }
}

/** Section numbers, which readers see: they run from 1 without a gap. */
export function sectionNumbers({ sections }: ParsedPaper, report: Report): void {
  const fix = "number the sections 01, 02, 03 and so on";
  const numbered = sections.flatMap(({ path, number }) => (number === undefined ? [] : { path, number }));
  let last = { path: "", number: 0 };
  for (const { path, number } of numbered.toSorted((a, b) => a.number - b.number)) {
    const expected = last.number + 1;
    if (number === 0) report({ file: path }, "the number is 0", fix);
    else if (number === last.number) report({ file: path }, `${last.path} has the same number`, fix);
    // A file without a number may be the one that seems to be missing.
    else if (number > expected && numbered.length === sections.length)
      report({ file: path }, `no section has the number ${String(expected).padStart(2, "0")}`, fix);
    last = { path, number };
  }
}
