import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { findMailFiles } from "../../../scripts/mail-files.ts";

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  // Permissions do not keep a test that runs as root out of a folder.
  const readdirSync = (path: string, options: { withFileTypes: true }) => {
    if (path.endsWith("locked")) throw Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" });
    return fs.readdirSync(path, options);
  };
  return { ...fs, readdirSync };
});

const folder = mkdtempSync(join(tmpdir(), "mail-files-"));
afterAll(() => rmSync(folder, { recursive: true }));
for (const name of ["a", "locked", "z"]) mkdirSync(join(folder, "box", name), { recursive: true });
writeFileSync(join(folder, "outside.eml"), "x");
for (const path of ["a/1.eml", "locked/2.eml", "z/3.eml", "in.mbox.msf", ".hidden"])
  writeFileSync(join(folder, "box", path), "x");
symlinkSync(join(folder, "outside.eml"), join(folder, "box", "link.eml"));
symlinkSync(join(folder, "nowhere"), join(folder, "box", "dangling.eml"));

const find = async (path: string) =>
  (await Array.fromAsync(findMailFiles([path], join(folder, "digest")))).map((found) =>
    "problem" in found
      ? `${found.file.slice(folder.length + 1)}: ${found.problem}`
      : found.name.slice(folder.length + 1),
  );

test("a folder that cannot be read, and links, are reported and do not stop the others", async () => {
  expect((await find(join(folder, "box"))).map((line) => line.replaceAll("\\", "/").replace(folder, ""))).toEqual([
    "box/a/1.eml",
    "box/dangling.eml: is a link to /nowhere, which was not followed; name that file itself to read it",
    "box/link.eml: is a link to /outside.eml, which was not followed; name that file itself to read it",
    "box/locked: cannot be read: you lack permission to open it",
    "box/z/3.eml",
  ]);
});

test("a link that is named itself is followed", async () => {
  expect(await find(join(folder, "box", "link.eml"))).toEqual([join("box", "link.eml")]);
});
