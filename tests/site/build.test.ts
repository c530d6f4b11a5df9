import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const work = mkdtempSync(join("node_modules", ".broken-"));
afterAll(() => rmSync(work, { recursive: true }));

const build = (paper: string) =>
  spawnSync(process.execPath, ["node_modules/astro/bin/astro.mjs", "build", "--outDir", join(work, "dist")], {
    env: { ...process.env, PAPER: paper },
    encoding: "utf8",
  });

test("a paper with mistakes stops the build with one report of them all, and no stack trace", () => {
  const paper = join(work, "paper");
  cpSync("content", paper, { recursive: true });
  writeFileSync(join(paper, "sections/04-local-referendums.mdx"), "---\ntitle: [\n---\n\n<Term>\n");
  writeFileSync(join(paper, "series.yaml"), "nothing: : at all");
  const { status, stderr } = build(paper);
  expect(status).toBe(1);
  expect(stderr).toContain("sections/04-local-referendums.mdx:");
  expect(stderr).toContain("series.yaml:");
  expect(stderr).toMatch(/\d+ mistakes/);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(existsSync(join(work, "dist"))).toBe(false);
});

test("a folder that is not there stops it with one line", () => {
  const { status, stderr } = build(join(work, "nowhere"));
  expect(status).toBe(1);
  expect(stderr.trim()).toBe(
    `PAPER: there is no folder ${join(work, "nowhere")}; name the folder that holds the paper`,
  );
});
