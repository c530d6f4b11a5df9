import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { resolve, sep } from "node:path";
import { expect, test } from "vitest";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

/** Everything that tells people what to type. */
const TEXTS = globSync(["README.md", "{content,src,scripts}/README.md", "scripts/*.ts"]);

/** Runs npm as a person does, whose PATH knows nothing of this project. */
function npm(...args: string[]): string {
  const own = resolve("node_modules", ".bin");
  const PATH = process.env["PATH"]?.split(process.platform === "win32" ? ";" : ":").filter((path) => path !== own);
  const env = { ...process.env, PATH: PATH?.join(process.platform === "win32" ? ";" : ":") };
  const shell = process.platform === "win32";
  const { status, stdout, stderr } = spawnSync("npm", args, { env, shell, encoding: "utf8" });
  expect(status, stderr).toBe(0);
  return stdout;
}

test("npm runs every command with the Node of this project, whichever one runs npm", () => {
  const node = npm("exec", "--offline", "-c", "node --print process.execPath").trim();
  expect(node.startsWith(resolve("node_modules") + sep), node).toBe(true);
});

test.each(TEXTS)("%s tells people to run commands through npm only", (file) => {
  expect(readFileSync(file, "utf8")).not.toMatch(/\bnode scripts\//);
});

test.each(TEXTS)("every command that %s names is there", (file) => {
  const names = Array.from(readFileSync(file, "utf8").matchAll(/\bnpm run ([\w-]+)/g), ([, name = ""]) => name);
  expect(names.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test("CI ends with the command that the README gives for the tests", () => {
  const [, commands = ""] = /```sh\n(npm ci\nnpm test)\n```/.exec(readFileSync("README.md", "utf8")) ?? [];
  expect(readFileSync(".ci/run", "utf8").trimEnd().split("\n").at(-1)).toBe(commands.replace("\n", " && "));
});

test.each(TEXTS.filter((file) => file.endsWith(".md")))(
  "%s gives commands one a line, as every shell takes them",
  (file) => {
    const blocks = readFileSync(file, "utf8").match(/^ *```sh\n[^]*?```/gm) ?? [];
    expect(blocks.filter((block) => block.includes("&&"))).toEqual([]);
  },
);
