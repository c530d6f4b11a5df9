import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { writeContentFolder } from "../../../scripts/content-folder.ts";
import { main } from "../../../scripts/import.ts";

const PAPER = "# Tea\n\n## Cups\n\nA cup.\n\n### Key questions\n\n- Is tea hot?\n";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "import-"));
  write("tea.md", PAPER);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const write = (name: string, text: string) => writeFileSync(at(name), text);
const read = (name: string) => readFileSync(at(name), "utf8");

/** Runs the command; names of files, and of the folder to write, are names in the folder of the test. */
async function run(...args: string[]) {
  const printed = { log: vi.spyOn(console, "log"), error: vi.spyOn(console, "error") };
  for (const spy of Object.values(printed)) spy.mockReset().mockImplementation(() => {});
  const status = await main(args.map((arg) => (arg.startsWith("-") ? arg : at(arg))));
  const text = (spy: typeof printed.log) => spy.mock.calls.flat().join("\n").replaceAll(`${folder}/`, "");
  return { status, stdout: text(printed.log), stderr: text(printed.error) };
}

test("a paper becomes a folder, and the report is printed", async () => {
  const { status, stdout, stderr } = await run("tea.md", "--out", "out");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^tea\.md \(UTF-8\) was imported into out\n\nThe paper\n  title: Tea\n/);
  expect(stdout).toContain("1 key question\n  line 9    Q1.1 Is tea hot?\n");
  expect(readdirSync(at("out")).toSorted()).toEqual([
    ".output.json",
    "glossary.yaml",
    "paper.yaml",
    "questions",
    "references.yaml",
    "sections",
    "series.yaml",
    "topics.yaml",
  ]);
  expect(readdirSync(folder).toSorted()).toEqual(["out", "out-report.html", "tea.md"]);
});

test("the report stands beside the folder as a page, but never in the place of another file", async () => {
  write("tea.md", PAPER.replace("A cup.", "A <!-- secret --> cup & saucer."));
  const { stdout } = await run("tea.md", "--out", "out");
  expect(stdout).toMatch(/This report as a page: out-report\.html$/);
  expect(read("out-report.html")).toContain("<h2>Not on the site</h2>");
  expect(read("out-report.html")).toContain("&lt;!-- secret --&gt;");
  expect((await run("tea.md", "--out", "out", "--replace")).stderr).toBe("");
  write("out-report.html", "Mine.");
  expect((await run("tea.md", "--out", "out", "--replace")).stderr).toBe(
    "out-report.html is not written, because a file of that name is there already",
  );
  expect(read("out-report.html")).toBe("Mine.");
});

test("the report can be had as JSON", async () => {
  const { stdout } = await run("tea.md", "--out", "deep/er", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    file: "tea.md",
    unit: "line",
    sections: [{ number: 1, id: "cups", line: 3 }],
    messages: [{ kind: "left-out", line: 7, words: "Key questions" }],
  });
  expect(existsSync(at("deep/er/paper.yaml"))).toBe(true);
});

test("--help tells how it is used", async () => {
  expect(await run("--help")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("Usage: npm run import -- FILE [options]"),
  });
});

test("a folder is written over only with --replace, and then what no import wrote stays", async () => {
  await run("tea.md", "--out", "out");
  write("out/own.txt", "own");
  write("out/questions/01-cups.mdx", "changed");
  write("tea.md", PAPER.replace("## Cups", "## Pots"));
  expect(await run("tea.md", "--out", "out")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("out exists; name another folder with --out, or add --replace or --update"),
  });
  expect(await run("tea.md", "--out", "out", "--replace")).toMatchObject({
    status: 0,
    stderr:
      "kept in out, because this tool did not write it: own.txt, questions/01-cups.mdx as questions/01-cups.mdx.orig",
  });
  expect(readdirSync(at("out/sections"))).toEqual(["01-pots.mdx"]);
  expect(read("out/own.txt")).toBe("own");
  expect(read("out/questions/01-cups.mdx.orig")).toBe("changed");
});

test("--update keeps links, hidden files and what a person has changed where the draft has other words", async () => {
  await run("tea.md", "--out", "out");
  write("out/sections/01-cups.mdx", `${read("out/sections/01-cups.mdx")}\nBy hand.\n`);
  write("out/.hidden", "hidden");
  mkdirSync(at("out/empty"));
  symlinkSync("../tea.md", at("out/source.md"));
  write("tea.md", PAPER.replace("A cup.", "Two cups."));
  const { status, stderr } = await run("tea.md", "--out", "out", "--update");
  expect(status).toBe(0);
  expect(stderr).toBe(
    "kept in out, because this tool did not write it: .hidden, empty/, sections/01-cups.mdx as " +
      "sections/01-cups.mdx.orig, source.md",
  );
  expect(read("out/sections/01-cups.mdx")).toContain("Two cups.");
  expect(read("out/sections/01-cups.mdx.orig")).toContain("A cup.\n\nBy hand.\n");
  expect(readlinkSync(at("out/source.md"))).toBe("../tea.md");
});

test("--update takes over a folder that no import has made, and loses none of its texts", async () => {
  await run("tea.md", "--out", "out");
  rmSync(at("out/.output.json"));
  const before = read("out/sections/01-cups.mdx");
  write("tea.md", PAPER.replace("A cup.", "Two cups."));
  expect((await run("tea.md", "--out", "out", "--replace")).status).toBe(2);
  expect((await run("tea.md", "--out", "out", "--update")).status).toBe(0);
  expect(read("out/sections/01-cups.mdx.orig")).toBe(before);
  expect(readdirSync(at("out/questions"))).toEqual(["01-cups.mdx"]);
});

test("--update keeps the folder's own files", async () => {
  await run("tea.md", "--out", "out");
  write("out/paper.yaml", read("out/paper.yaml").replace("title: Tea", "title: Tea for two"));
  write("tea.md", PAPER.replace("Is tea hot?", "Is tea always hot?"));
  const { status, stdout } = await run("tea.md", "--out", "out", "--update");
  expect(status).toBe(0);
  expect(stdout).toContain("reworded: question tea-hot: “Is tea hot?” is now “Is tea always hot?”");
  expect(stdout).toContain("kept: paper.yaml, title: “Tea for two”; the draft says “Tea”");
  expect(read("out/questions/01-cups.mdx")).toContain("id: tea-hot\n    text: Is tea always hot?");
});

test("a folder that no import has made is never replaced", async () => {
  mkdirSync(at("photos"));
  write("photos/cat.png", "cat");
  expect(await run("tea.md", "--out", "photos", "--replace")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("photos holds cat.png, which this tool did not write"),
  });
  expect(read("photos/cat.png")).toBe("cat");
});

test("a file that cannot be imported leaves nothing behind and an old folder as it was", async () => {
  await run("tea.md", "--out", "out");
  write("bad.md", "\n\n");
  expect(await run("bad.md")).toMatchObject({
    status: 1,
    stdout: "",
    stderr: expect.stringMatching(/^bad\.md: the file holds no words/),
  });
  expect((await run("bad.md", "--out", "out", "--replace")).status).toBe(1);
  expect(read("out/questions/01-cups.mdx")).toContain("Is tea hot?");
  expect(readdirSync(folder).toSorted()).toEqual(["bad.md", "out", "out-report.html", "tea.md"]);
});

test("a folder that cannot be written whole is not written", async () => {
  await run("tea.md", "--out", "out");
  const broken = new Map([
    ["paper.yaml", "title: Tea\n"],
    ["paper.yaml/under-a-file.mdx", "no"],
  ]);
  expect(() => writeContentFolder(at("out"), broken)).toThrow();
  expect(read("out/questions/01-cups.mdx")).toContain("Is tea hot?");
  expect(readdirSync(folder).toSorted()).toEqual(["out", "out-report.html", "tea.md"]);
});

test.each([
  [[], "name one file to import"],
  [["tea.md", "more.md"], "name one file to import"],
  [["tea.md", "--wrong"], "Unknown option '--wrong'"],
  [["gone.md"], "there is no file gone.md"],
  [["tea.md", "--update", "--replace"], "--replace and --update exclude each other"],
  [["tea.md", "--out", "out", "--update"], "there is no paper in out to update; leave --update out"],
])("used wrongly, with %j, it says so", async (args, message) => {
  expect(await run(...args)).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining(message) });
});

test("an out folder around the file itself is refused", async () => {
  await run("tea.md", "--out", "out");
  write("out/draft.md", PAPER);
  expect(await run("out/draft.md", "--out", "out", "--replace")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("out holds out/draft.md, which is to be read; name another folder"),
  });
});

test("the command itself ends with the exit code and never with a stack trace", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/import.ts", at("gone.md")], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 2, stderr: `there is no file ${at("gone.md")}\nTry --help.\n` });
});
