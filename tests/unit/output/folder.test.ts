import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listFolder } from "../../../src/build/list-folder.ts";
import { describeKept, openOutput } from "../../../src/build/output-folder.ts";
import { takeSnapshot } from "../../support/snapshot.ts";

let work: string;
let target: string;
beforeEach(() => {
  work = realpathSync(mkdtempSync(join(tmpdir(), "output-")));
  target = join(work, "out");
});
afterEach(() => rmSync(work, { recursive: true }));

const at = (path: string) => join(target, path);

function put(path: string, text: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Writes an output of such files, and returns what was kept. */
function write(files: Record<string, string>, superseded?: string[]) {
  const output = openOutput({ path: target, kind: "site" });
  for (const [path, text] of Object.entries(files)) put(join(output.folder, path), text);
  return output.publish(superseded);
}

/** What the files of the output hold, by path. */
const texts = () =>
  Object.fromEntries(
    listFolder(target)
      .filter(({ path, entry }) => entry.isFile() && path !== ".output.json")
      .map(({ path }) => [path, readFileSync(at(path), "utf8")]),
  );

describe("an output", () => {
  test("replaces what an earlier one wrote, with folders that it leaves empty, and nothing beside it stays", () => {
    write({ "index.html": "1", "old/deep/page.html": "1" });
    expect(write({ "index.html": "2", "new/page.html": "2" })).toEqual([]);
    expect(texts()).toEqual({ "index.html": "2", "new/page.html": "2" });
    expect(readdirSync(target).toSorted()).toEqual([".output.json", "index.html", "new"]);
    expect(readdirSync(work)).toEqual(["out"]);
  });

  test("keeps files, links, modes, dates and empty folders that no run wrote", () => {
    write({ "index.html": "1", "pages/a.html": "1" });
    put(at("thesis.docx"), "thesis");
    put(at("pages/own/note.txt"), "note");
    put(at("photos/cat.png"), "cat");
    mkdirSync(at("empty/in/it"), { recursive: true });
    symlinkSync("../elsewhere", at("link"));
    symlinkSync("/", at("pages/root"));
    for (const [path, mode] of [
      ["thesis.docx", 0o400],
      ["photos", 0o711],
      ["empty", 0o2750],
      ["pages", 0o750],
      ["index.html", 0o640],
    ] as const)
      chmodSync(at(path), mode);
    chmodSync(target, 0o775);
    const before = takeSnapshot(target);
    const dates = statSync(at("thesis.docx")).mtimeMs;
    expect(describeKept("out", write({ "index.html": "1", "pages/a.html": "1" }))).toBe(
      "kept in out, because this tool did not write it: empty/in/it/, link, pages/own/note.txt, pages/root, " +
        "photos/cat.png and 1 more",
    );
    expect(takeSnapshot(target)).toEqual(before);
    expect([statSync(target).mode & 0o7777, statSync(at("thesis.docx")).mtimeMs]).toEqual([0o775, dates]);
  });

  test("keeps what stands in its way, or has been changed, under another name", () => {
    write({ "index.html": "1", "gone.html": "1", "same.html": "1" });
    put(at("index.html"), "mine");
    put(at("index.html.orig"), "older");
    put(at("gone.html"), "changed");
    put(at("about"), "a file");
    mkdirSync(at("feed.xml"));
    put(at("feed.xml/inner"), "inner");
    expect(write({ "index.html": "2", "same.html": "1", "about/index.html": "2", "feed.xml": "2" })).toHaveLength(5);
    expect(texts()).toEqual({
      "index.html": "2",
      "index.html.orig": "older",
      "index.html.orig-2": "mine",
      "gone.html.orig": "changed",
      "same.html": "1",
      "about/index.html": "2",
      "about.orig": "a file",
      "feed.xml": "2",
      "feed.xml.orig/inner": "inner",
    });
    const after = takeSnapshot(target);
    write({ "index.html": "2", "same.html": "1", "about/index.html": "2", "feed.xml": "2" });
    expect(takeSnapshot(target)).toEqual(after);
  });

  test("keeps no second copy of a file that is superseded and stands in the new output with the same bytes", () => {
    put(at("01-a.mdx"), "a");
    put(at("02-b.mdx"), "b");
    const output = openOutput({ path: target, kind: "paper", adopt: true });
    put(join(output.folder, "02-a.mdx"), "a");
    output.publish(["01-a.mdx", "02-b.mdx"]);
    expect(texts()).toEqual({ "02-a.mdx": "a", "02-b.mdx.orig": "b" });
  });

  test("takes the place that a link leads to, and leaves the link", () => {
    mkdirSync(join(work, "real"));
    symlinkSync("real", target);
    write({ "index.html": "1" });
    expect(lstatSync(target).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(work, "real")).toSorted()).toEqual([".output.json", "index.html"]);
  });

  test("that is discarded leaves nothing, not even the folders made for it", () => {
    target = join(work, "new/and/deep");
    const output = openOutput({ path: target, kind: "site" });
    put(join(output.folder, "index.html"), "1");
    output.discard();
    output.discard();
    expect(readdirSync(work)).toEqual([]);
  });

  test("is written where nobody else can read it, and an internal digest stays so", () => {
    const output = openOutput({ path: target, kind: "internal digest" });
    expect(statSync(dirname(output.folder)).mode & 0o777).toBe(0o700);
    put(join(output.folder, "digest.md"), "words");
    output.publish();
    expect(statSync(target).mode & 0o777).toBe(0o700);
    chmodSync(target, 0o755);
    openOutput({ path: target, kind: "internal digest" }).publish();
    expect(statSync(target).mode & 0o777).toBe(0o700);
  });

  test("whose swap fails leaves the earlier one whole", () => {
    write({ "index.html": "1" });
    const before = takeSnapshot(work);
    const output = openOutput({ path: target, kind: "site" });
    rmSync(output.folder, { recursive: true });
    expect(() => output.publish()).toThrow("ENOENT");
    output.discard();
    expect(takeSnapshot(work)).toEqual(before);
  });
});

describe("where a run", () => {
  const working = () => join(work, ".out.working");

  /** Makes the working folder of a run whose process is dead. */
  function leaveBehind(more: (folder: string) => void, folder = working()) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, "owner.json"), JSON.stringify({ pid: 2 ** 30, started: "", host: hostname() }));
    more(folder);
  }

  test("is at work, another is refused and changes nothing", () => {
    const output = openOutput({ path: target, kind: "site" });
    const before = takeSnapshot(work);
    expect(() => openOutput({ path: target, kind: "site" })).toThrow(
      `${target} is being written by another run (process ${process.pid} on ${hostname()}); wait until that has ended`,
    );
    expect(takeSnapshot(work)).toEqual(before);
    output.discard();
    write({ "index.html": "1" });
  });

  test("on another machine may be at work, its folder stays", () => {
    mkdirSync(working());
    writeFileSync(join(working(), "owner.json"), JSON.stringify({ pid: 2 ** 30, started: "", host: "elsewhere" }));
    expect(() => write({})).toThrow("on elsewhere); wait until that has ended, or, if there is none, delete");
    expect(existsSync(working())).toBe(true);
  });

  test("was killed before its swap, the next deletes what it left", () => {
    write({ "index.html": "1" });
    leaveBehind((folder) => put(join(folder, "new/index.html"), "half"));
    leaveBehind(() => {}, `${working()}-${2 ** 30}-abcdef`);
    mkdirSync(`${working()}-${2 ** 30}-ABCDEF`);
    write({ "index.html": "2" });
    expect(texts()).toEqual({ "index.html": "2" });
    expect(readdirSync(work)).toEqual(["out"]);
  });

  test("was killed in the middle of its swap, the next puts the earlier output back", () => {
    write({ "index.html": "1" });
    put(at("own.txt"), "own");
    const before = takeSnapshot(target);
    leaveBehind((folder) => {
      put(join(folder, "new/index.html"), "2");
      renameSync(target, join(folder, "old"));
    });
    openOutput({ path: target, kind: "site" }).discard();
    expect(takeSnapshot(target)).toEqual(before);
    expect(readdirSync(work)).toEqual(["out"]);
  });

  test("was killed so, and something else has taken the place since, neither is deleted", () => {
    write({ "index.html": "1" });
    leaveBehind((folder) => {
      mkdirSync(join(folder, "new"));
      renameSync(target, join(folder, "old"));
    });
    put(at("own.txt"), "own");
    const before = takeSnapshot(work);
    expect(() => openOutput({ path: target, kind: "paper", adopt: true })).toThrow("move one of them elsewhere");
    expect(readFileSync(join(working(), "old/index.html"), "utf8")).toBe("1");
    expect(texts()).toEqual({ "own.txt": "own" });
    expect(Object.keys(takeSnapshot(work))).toEqual(expect.arrayContaining(Object.keys(before)));
  });

  test("was killed, and so was the one that came after it, the third puts all right", () => {
    write({ "index.html": "1" });
    leaveBehind((folder) => {
      put(join(folder, "new/index.html"), "2");
      renameSync(target, join(folder, "old"));
    });
    leaveBehind(() => {}, join(working(), "next"));
    write({ "index.html": "3" });
    expect(texts()).toEqual({ "index.html": "3" });
    expect(readdirSync(work)).toEqual(["out"]);
  });

  test("finds a folder of that name that is somebody's own, it leaves it alone", () => {
    put(join(working(), "diary.txt"), "mine");
    expect(() => write({})).toThrow(`${working()} is in the way of a run; move it elsewhere`);
    expect(readFileSync(join(working(), "diary.txt"), "utf8")).toBe("mine");
  });

  test("was killed, of several that come after it only one at a time has the place", async () => {
    leaveBehind(() => {});
    const script = new URL("../../support/contend.ts", import.meta.url).pathname;
    const runs = Array.from({ length: 4 }, () =>
      spawn(process.execPath, [script, target], { stdio: ["ignore", "pipe", "inherit"] }),
    );
    const said = await Promise.all(
      runs.map(async (run) => {
        const lines: Buffer[] = [];
        run.stdout.on("data", (line: Buffer) => lines.push(line));
        await once(run, "close");
        return Buffer.concat(lines).toString();
      }),
    );
    expect(said.join("")).not.toContain("overlap");
    expect(said.filter((text) => text.includes("wrote")).length).toBeGreaterThan(0);
    expect(readdirSync(work)).toEqual(["out"]);
  });
});
