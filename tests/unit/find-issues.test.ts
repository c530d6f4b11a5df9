import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { readSource } from "../../src/build/read-source.ts";
import { type CheckOptions, checkSource, findIssues, formatIssues } from "../../src/check/check-paper.ts";
import { mistakes, warnings } from "../../src/check/rules/index.ts";
import type { PaperSource } from "../../src/paper/source.ts";
import { numRuns } from "../support/property-runs.ts";

const ROOT = "tests/fixtures/issues";
const RULES = `${ROOT}/rules`;
const ids = [...Object.keys(mistakes), ...Object.keys(warnings)];
const cases = readdirSync(RULES).flatMap((rule) =>
  readdirSync(`${RULES}/${rule}`).map((name) => ({ rule, name, folder: `${RULES}/${rule}/${name}` })),
);

/** The paper in a folder, as if it stood in `content`. */
function readAsContent(folder: string): PaperSource {
  if (!existsSync(folder)) return { folder: "content", files: [], assets: [] };
  const { files, assets, responses = [], svgs = [], others = [] } = readSource(folder);
  const move = (path: string) => path.replace(folder, "content");
  return {
    folder: "content",
    files: files.map(({ path, text }) => ({ path: move(path), text })),
    assets: assets.map(move),
    responses: responses.map(({ path, text }) => ({ path: move(path), text })),
    svgs: svgs.map((svg) => ({ ...svg, path: move(svg.path) })),
    others: others.map(move),
  };
}

const base = readAsContent(`${ROOT}/base`);

/** The base paper with the files of a rule laid over it; a file that says only DELETE takes one away. */
function layOver(folder: string): PaperSource {
  const { files, assets, responses = [], svgs = [], others = [] } = readAsContent(folder);
  const replaced = new Set([...files.map(({ path }) => path), ...others]);
  return {
    folder: "content",
    files: [...base.files.filter(({ path }) => !replaced.has(path)), ...files].filter(
      ({ text }) => text.trim() !== "DELETE",
    ),
    assets: [...base.assets, ...assets],
    responses,
    svgs,
    others,
  };
}

const rewrite = (source: PaperSource, edit: (text: string, path: string) => string): PaperSource => ({
  ...source,
  files: source.files.map(({ path, text }) => ({ path, text: edit(text, path) })),
});

test("the paper on which all cases build has no mistakes", () => {
  expect(findIssues(readSource(`${ROOT}/base`))).toEqual([]);
});

test("Windows line ends make no difference", () => {
  const windows = (source: PaperSource) => rewrite(source, (text) => text.replaceAll("\n", "\r\n"));
  const several = layOver(`${ROOT}/several-at-once/wrong`);
  expect(findIssues(windows(base))).toEqual([]);
  expect(findIssues(windows(several))).toEqual(findIssues(several));
});

test("every rule has a folder of cases, and every folder a rule", () => {
  expect(readdirSync(RULES).toSorted()).toEqual(ids.toSorted());
});

describe.each(cases)("the rule $rule, case $name:", ({ rule, folder }) => {
  const options: CheckOptions = existsSync(`${folder}/options.json`)
    ? JSON.parse(readFileSync(`${folder}/options.json`, "utf8"))
    : {};

  test("each issue is reported in plain words", () => {
    const { issues } = checkSource(layOver(`${folder}/wrong`), options);
    expect(formatIssues(issues)).toBe(readFileSync(`${folder}/expected.txt`, "utf8").trimEnd());
    expect(issues.map((issue) => issue.rule)).toContain(rule);
  });

  test("what is right is left alone", () => {
    expect(checkSource(layOver(`${folder}/right`), options).issues).toEqual([]);
  });
});

test("a paper without mistakes is handed on with its defaults, and without the spaces around its texts", () => {
  const spaced = rewrite(base, (text) => text.replace("abbreviation: TPO", 'abbreviation: "TPO "'));
  const { parts } = checkSource(spaced);
  expect(parts?.glossary[0]).toMatchObject({ id: "tpo", abbreviation: "TPO", synonyms: [] });
  expect(parts?.sections.map(({ number, id }) => [number, id])).toEqual([
    [1, "why"],
    [2, "cost"],
  ]);
  expect(checkSource(layOver(`${ROOT}/several-at-once/wrong`)).parts).toBeUndefined();
});

test("mistakes in several files are reported together, by file and then by line", () => {
  const issues = findIssues(layOver(`${ROOT}/several-at-once/wrong`));
  const places = issues.map(({ file, line = 0, column = 0 }) => [file, line, column] as const);
  const sorted = places.toSorted(([a, line, column], [b, line2, column2]) =>
    a === b ? line - line2 || column - column2 : a < b ? -1 : 1,
  );
  expect(formatIssues(issues)).toBe(readFileSync(`${ROOT}/several-at-once/expected.txt`, "utf8").trimEnd());
  expect(new Set(issues.map(({ file }) => file)).size).toBe(5);
  expect(places).toEqual(sorted);
});

test("whatever stands in the files, the check reports it in single lines and does not fail", () => {
  const anywhere = fc.tuple(fc.nat(base.files.length - 1), fc.nat(500), fc.string({ unit: "grapheme" }), fc.nat(9));
  const odd = fc.oneof(
    fc.constantFrom("<", "{", "}", "</Term>", "*", "&", ": ", "\n\n", "---\n", "# ", "[^a]", '"'),
    fc.string(),
  );
  fc.assert(
    fc.property(anywhere, odd, ([which, at, text, gone], more) => {
      const source = rewrite(base, (whole, path) =>
        path === base.files[which]?.path ? whole.slice(0, at) + text + more + whole.slice(at + gone) : whole,
      );
      const issues = findIssues(source);
      expect(formatIssues(issues).split("\n")).toHaveLength(issues.length + 1);
    }),
    { numRuns },
  );
});

describe("the command line", () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/check.ts", ...args], {
      encoding: "utf8",
    });
    return { status, stdout: stdout.trim(), stderr: stderr.trim() };
  };
  const work = mkdtempSync(join(tmpdir(), "check-"));
  afterAll(() => rmSync(work, { recursive: true }));
  const copyCase = (name: string) => {
    const paper = join(work, name);
    cpSync(`${ROOT}/base`, paper, { recursive: true });
    cpSync(`${RULES}/${name}/wrong`, paper, { recursive: true });
    return paper.replaceAll("\\", "/");
  };

  test("counts what a right paper holds", () => {
    const stdout = `${ROOT}/base: 2 sections, 2 questions, no mistakes`;
    expect(run(`${ROOT}/base`)).toEqual({ status: 0, stdout, stderr: "" });
  });

  test("prints mistakes to the error stream and exits 1", () => {
    const { status, stdout, stderr } = run(`${ROOT}/several-at-once/wrong`);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/mistakes$/);
  });

  test("prints warnings and exits 0, or 1 with --strict", () => {
    const paper = copyCase("placeholder-field/values");
    const { status, stdout, stderr } = run(paper);
    expect([status, stdout]).toEqual([0, `${paper}: 2 sections, 2 questions, no mistakes, 4 warnings`]);
    expect(stderr).toMatch(/paper\.yaml:22:10: warning: .*\nno mistakes, 4 warnings$/);
    expect(run(paper, "--strict")).toEqual({ status: 1, stdout: "", stderr });
  });

  test("knows with --no-pdf that there will be no PDFs", () => {
    const paper = copyCase("link-target/no-pdf");
    expect(run(paper).status).toBe(0);
    expect(run(paper, "--no-pdf")).toMatchObject({ status: 1, stderr: expect.stringMatching(/2 mistakes$/) });
  });

  test("exits 2 where the folder is missing or the options are unknown", () => {
    const stderr = "there is no folder nowhere; name the folder that holds the paper";
    expect(run("nowhere")).toEqual({ status: 2, stdout: "", stderr });
    expect(run("--nonsense").status).toBe(2);
    expect(run("content", "content").status).toBe(2);
  });

  test("explains itself", () => {
    expect(run("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("Usage: ") });
  });
});
