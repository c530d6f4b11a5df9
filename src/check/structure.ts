import type { Draft, TextFile } from "./draft.ts";
import { type Issue, issueAt } from "./issue.ts";
import { suggest } from "./nearest.ts";
import { isId, textAt } from "./values.ts";

/** Finds files that are missing, misnamed or out of place, and blocks that belong to no section. */
export function checkStructure(draft: Draft): Issue[] {
  return [
    ...checkPresence(draft),
    ...[...draft.sections, ...draft.blocks].flatMap(checkName),
    ...checkUnique(draft.sections),
    ...checkUnique(draft.blocks),
    ...checkOrder(draft.sections),
    ...checkBlocks(draft),
  ];
}

/** Finds files that have no place in a paper or the wrong ending. */
export function checkStrays({ folder, assets, strays }: Draft): Issue[] {
  const lists = ["paper", "references", "glossary", "topics", "series"].map((name) => `${folder}/${name}.yaml`);
  const where = `texts stand in ${folder}/sections and ${folder}/questions, lists in ${folder}; move or remove it`;
  return [
    ...strays.map((path) => issueAt(path, undefined, "the file has no place in a paper", suggest(path, lists, where))),
    ...assets
      .filter((path) => /\.(yml|yaml|md|mdx|markdown)$/i.test(path))
      .map((path) => {
        const ending = /\.ya?ml$/i.test(path) ? ".yaml" : ".mdx";
        return issueAt(
          path,
          undefined,
          `the file does not end in ${ending}`,
          "rename it, or remove it if it is no part of the paper",
        );
      }),
  ];
}

function checkPresence({ folder, sections, lists: { topics } }: Draft): Issue[] {
  const section = `add a file such as ${folder}/sections/01-introduction.mdx`;
  const topic = "add at least one topic, because every section names one";
  const hasNoTopic = topics.readable && (topics.data === null || isEmptyList(topics.data));
  return [
    ...(sections.length ? [] : [issueAt(`${folder}/sections`, undefined, "the paper has no section", section)]),
    ...(hasNoTopic ? [issueAt(topics.file, undefined, "the list is empty", topic)] : []),
  ];
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

function checkName({ path, number }: TextFile): Issue[] {
  const cure = "write figures, a hyphen and lower-case words joined by hyphens, such as 01-introduction.mdx";
  return number === undefined ? [issueAt(path, undefined, "the file name is not of the form NN-name.mdx", cure)] : [];
}

function checkUnique(files: readonly TextFile[]): Issue[] {
  return files.flatMap(({ path, name }, index) => {
    const first = files.findIndex((other) => other.name === name);
    const problem = `the name “${name}” belongs to ${files[first]?.path} already`;
    return first < index ? [issueAt(path, undefined, problem, "give the file another name")] : [];
  });
}

/** Section numbers must run from 1 without a gap, because they are the numbers that readers see. */
function checkOrder(sections: readonly TextFile[]): Issue[] {
  const numbered = sections.filter(({ number }) => number !== undefined).toSorted((a, b) => a.number! - b.number!);
  return numbered.flatMap(({ path, number }, index) => {
    const before = numbered[index - 1];
    const cure = "number the sections 01, 02, 03 and so on";
    if (before?.number === number) return [issueAt(path, undefined, `${before?.path} has the same number`, cure)];
    const expected = (before?.number ?? 0) + 1;
    if (number! < expected) return [issueAt(path, undefined, "the number is 0", cure)];
    const complete = number === expected || numbered.length < sections.length;
    return complete ? [] : [issueAt(path, undefined, `no section has the number ${two(expected)}`, cure)];
  });
}

const two = (number: number) => String(number).padStart(2, "0");

function checkBlocks({ folder, sections, blocks }: Draft): Issue[] {
  const names = new Set(sections.map(({ name }) => name));
  const taken = new Map<string, string>();
  return blocks.flatMap(({ path, fields }) => {
    const section = textAt(fields.data, "section");
    if (!isId(section)) return [];
    const place = fields.at(["section"]);
    const other = taken.get(section);
    const held = `${other} holds questions on “${section}” already`;
    if (other) return [issueAt(path, place, held, "put the questions in one file")];
    taken.set(section, path);
    if (names.has(section)) return [];
    const cure = suggest(section, names, `name one of: ${[...names].join(", ")}`);
    return [issueAt(path, place, `no section is called “${section}” in ${folder}/sections`, cure)];
  });
}
