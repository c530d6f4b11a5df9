import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { explainRoot } from "../../src/build/read-source.ts";

const work = mkdtempSync(join(tmpdir(), "checkout-"));
afterAll(() => rmSync(work, { recursive: true }));

test("the tests are found in a folder whose name has a space, an accent and signs of addresses", () => {
  const folder = join(work, "Müller & Söhne #1, 100%25");
  mkdirSync(folder);
  for (const part of ["package.json", "tests"]) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "junction");
  const vitest = resolve("node_modules/vitest/vitest.mjs");
  const args = [vitest, "list", "--filesOnly", "--project", "unit", "--config", "tests/vitest.config.ts"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  expect(status, stderr).toBe(0);
  expect(stdout).toContain("tests/unit/checkout.test.ts");
});

test("a folder in which Vite cannot build is named with the sign that is to blame, and no other is", () => {
  expect(explainRoot("/home/ann/paper#2/")).toBe(
    "the site cannot be built in /home/ann/paper#2/, because a folder there has “#” in its name; rename it",
  );
  expect(explainRoot("/home/ann/why?/paper/")).toContain("“?”");
  expect(explainRoot("/home/Ärger & Söhne/100%25 + [1]/")).toBeUndefined();
});

test.skipIf(!existsSync(".git"))("a checkout with the line ends of Windows holds the same bytes", () => {
  const git = (...args: string[]) => spawnSync("git", args, { encoding: "utf8", maxBuffer: 2 ** 26 });
  const folder = join(work, "windows");
  const { status, stderr } = git("-c", "core.autocrlf=true", "checkout-index", "--all", `--prefix=${folder}/`);
  expect(status, stderr).toBe(0);
  // Links, of mode 120000, have no lines.
  const entries = git("ls-files", "--stage", "-z")
    .stdout.split("\0")
    .filter((entry) => entry.startsWith("100"));
  expect(entries.length).toBeGreaterThan(0);
  for (const [, hash, file = ""] of entries.map((entry) => /^\d+ (\w+) 0\t(.*)$/.exec(entry)!))
    expect(blobHash(readFileSync(join(folder, file))), file).toBe(hash);
});

/** The name that Git gives to a file's content. */
const blobHash = (content: Buffer) =>
  createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
