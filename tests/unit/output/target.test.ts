import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir, userInfo } from "node:os";
import { dirname, join, parse, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type OutputTarget, refuseOutput } from "../../../src/build/output-target.ts";

const work = realpathSync(mkdtempSync(join(tmpdir(), "target-")));
afterAll(() => rmSync(work, { recursive: true }));

const at = (path: string) => join(work, path);
const link = (name: string, target: string) => {
  symlinkSync(target, at(name));
  return at(name);
};

// Real roots and homes are put to this function alone, which looks and can do nothing to them.
describe("of the places of this machine it refuses", () => {
  const root = parse(process.cwd()).root;
  const places: Record<string, string> = {
    "the root": root,
    "the working directory": process.cwd(),
    "the parent of the working directory": dirname(process.cwd()),
    "the folder of a repository": resolve(".git"),
    "the home of the user": homedir(),
    "the home that the system knows": userInfo().homedir,
    "the parent of the home": dirname(homedir()),
  };

  test.each(Object.entries(places))("%s", (_, path) => {
    expect(refuseOutput({ path, kind: "site" })).toMatch(/; name a/);
  });

  test.each(Object.entries(places))("a link to %s", (name, path) => {
    expect(refuseOutput({ path: link(`to ${name}`, path), kind: "site" })).toMatch(/; name a/);
  });

  test.each([".", "..", "./", "../..", "src/..", `${root}..`, join(".git", "new"), join(root, "home", "somebody")])(
    "%s",
    (path) => {
      expect(refuseOutput({ path, kind: "site" })).toMatch(/; name a/);
    },
  );
});

describe("below a folder of its own", () => {
  for (const folder of ["here/content/images", "homes/ann", "repository/.git", "empty", "photos", "mail", "bad"])
    mkdirSync(at(folder), { recursive: true });
  mkdirSync(at("worktree"));
  mkdirSync(at("site"));
  mkdirSync(at("digest"));
  writeFileSync(at("worktree/.git"), "gitdir: ../repository/.git/worktrees/worktree\n");
  writeFileSync(at("photos/cat.png"), "cat");
  writeFileSync(at("mail/in.mbox"), "mail");
  writeFileSync(at("thesis.docx"), "thesis");
  writeFileSync(at("site/.output.json"), '{ "kind": "site", "files": {} }');
  writeFileSync(at("digest/.output.json"), '{ "kind": "internal digest", "files": {} }');
  writeFileSync(at("bad/.output.json"), "{");
  link("photos-link", "photos");
  link("nowhere", "gone");
  link("circle", "circle");

  const refuse = (path: string, more: Partial<OutputTarget> = {}) =>
    refuseOutput(
      { path, kind: "site", paper: at("here/content"), ...more },
      { cwd: at("here"), homes: [at("homes/ann")] },
    );

  test.each<[string, RegExp, Partial<OutputTarget>?]>([
    ["here", /is the folder that you work in, or holds it; name a folder of its own/],
    ["homes", /is a home, or holds one/],
    ["homes/ann", /is a home, or holds one/],
    ["repository", /is a repository, because it holds \.git; name a folder within it/],
    ["worktree", /is a repository/],
    ["repository/.git/new", /lies in \.git, which belongs to a repository/],
    ["here/content", /is the folder of the paper, or in it, or holds it; name a folder beside/],
    ["here/content/site", /is the folder of the paper/],
    ["thesis.docx", /is a file; name a folder/],
    ["photos", /holds cat\.png, which this tool did not write; name another folder, or, if all/],
    ["photos-link", /holds cat\.png/],
    ["bad", /holds \.output\.json, which this tool did not write/],
    ["nowhere", /cannot be written: it is a link that leads nowhere; delete the link/],
    ["circle", /cannot be written: it is a link that leads nowhere/],
    ["mail", /holds .*in\.mbox, which is to be read/, { inputs: [at("mail/in.mbox")], adopt: true }],
    ["digest", /holds an internal digest, which a site never replaces/],
    ["digest", /holds an internal digest, which a public digest never replaces/, { kind: "public digest" }],
    ["site", /holds a site, which a paper never replaces/, { kind: "paper", adopt: true }],
    ["site/digest", /lies in .*site, which a tool of this project writes/, { kind: "internal digest" }],
    ["x".repeat(300), /cannot be written: .*a name is too long/],
  ])("%s is refused", (path, reason, more) => {
    expect(refuse(at(path), more)).toMatch(reason);
  });

  test.each([
    ["", /is empty; name one, and look whether a variable is not set/],
    ["  ", /is empty/],
    ["a\0b", /holds a NUL character/],
  ])("the name %j is refused", (path, reason) => {
    expect(refuse(path)).toMatch(reason);
  });

  test.each<[string, Partial<OutputTarget>?]>([
    ["empty"],
    ["new"],
    ["new/and/deeper"],
    ["here/dist"],
    ["homes/ann/dist"],
    ["repository/dist"],
    ["site"],
    ["digest", { kind: "internal digest" }],
    ["photos", { kind: "paper", adopt: true }],
    ["mail/digest", { kind: "internal digest", inputs: [at("mail")] }],
  ])("%s may be written", (path, more) => {
    expect(refuse(at(path), more)).toBeUndefined();
  });
});
