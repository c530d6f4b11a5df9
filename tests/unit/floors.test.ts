import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

/** The rooms of `src/README.md` from the lowest floor to the highest; rooms on one line stand beside each other. */
const FLOORS = [
  ["messages"],
  ["paper", "reply", "search"],
  ["markdown", "citations"],
  ["check"],
  ["import", "collate"],
  ["elements", "styles"],
  ["desk"],
  ["components"],
  ["layouts"],
  ["pages", "middleware"],
  ["build"],
];
const PURE = ["paper", "reply", "search"];

const rooms = FLOORS.flatMap((names, floor) => names.map((name) => ({ name, floor })));
const pairs = rooms.flatMap((from) => rooms.filter((to) => to !== from).map((to) => ({ from, to })));

const folder = mkdtempSync(join(tmpdir(), "floors-"));
afterAll(() => rmSync(folder, { recursive: true }));

function plant(file: string, text: string) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** The planted files that the linter refuses. */
function refused(rule = "no-restricted-imports"): string[] {
  copyFileSync(".oxlintrc.json", join(folder, ".oxlintrc.json"));
  const { stdout } = spawnSync(resolve("node_modules/.bin/oxlint"), ["--format", "json"], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  const found = diagnostics.filter(({ code }) => code.includes(rule));
  return [...new Set(found.map(({ filename }) => filename.replaceAll("\\", "/")))].toSorted();
}

test("the linter refuses every import that goes up, across a floor, or out of a pure room, and no other", () => {
  for (const { from, to } of pairs)
    plant(`src/${from.name}/uses-${to.name}.ts`, `import { x } from "../${to.name}/x.ts";\n\nconsole.log(x);\n`);
  for (const { name } of rooms) {
    plant(`src/${name}/uses-script.ts`, 'import { x } from "../../scripts/x.ts";\n\nconsole.log(x);\n');
    plant(`src/${name}/uses-node.ts`, 'import { join } from "node:path";\n\nconsole.log(join);\n');
  }
  plant("src/check/rules/deep.ts", 'import { x } from "../../build/x.ts";\n\nconsole.log(x);\n');
  plant("src/components/Up.astro", '---\nimport { x } from "../build/x.ts";\n---\n\n{x}\n');
  plant("scripts/uses-test.ts", 'import { x } from "../tests/support/x.ts";\n\nconsole.log(x);\n');
  plant("scripts/uses-build.ts", 'import { x } from "../src/build/x.ts";\n\nconsole.log(x);\n');
  expect(refused()).toEqual(
    [
      ...pairs
        .filter(({ from, to }) => to.floor >= from.floor)
        .map(({ from, to }) => `src/${from.name}/uses-${to.name}.ts`),
      ...rooms.map(({ name }) => `src/${name}/uses-script.ts`),
      ...PURE.map((name) => `src/${name}/uses-node.ts`),
      "src/check/rules/deep.ts",
      "src/components/Up.astro",
      "scripts/uses-test.ts",
    ].toSorted(),
  );
});

test("the linter refuses a circle of files, of types too", () => {
  plant("src/paper/one.ts", 'import type { Two } from "./two.ts";\n\nexport type One = Two;\n');
  plant("src/paper/two.ts", 'import type { One } from "./one.ts";\n\nexport type Two = One[];\n');
  expect(refused("no-cycle")).toEqual(["src/paper/one.ts", "src/paper/two.ts"]);
});
