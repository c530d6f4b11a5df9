import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openOutput } from "../../src/build/output-folder.ts";
import { makeWorkingFolder } from "../../src/build/working-folder.ts";
import { takeSnapshot } from "../support/snapshot.ts";

const work = mkdtempSync(join("node_modules", ".builds-"));
afterAll(() => rmSync(work, { recursive: true }));

const command = (outDir: string) => ["scripts/build.ts", "--no-pdf", "--outDir", join(work, outDir)];
const environment = (paper: string) => ({ ...process.env, PAPER: paper, ASTRO_TELEMETRY_DISABLED: "1" });

const build = (paper: string, outDir = "dist") =>
  spawnSync(process.execPath, command(outDir), { env: environment(paper), encoding: "utf8" });

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

describe("a paper and a site in folders whose names have spaces, signs and accents", () => {
  const paper = join(work, "a paper & (é) + e\u0301");
  const outDir = "my site #1, 100% é";
  const site = join(work, outDir);
  const pictures = ["my plan.png", "a&b+c.png", "\u00e9.png", "e\u0301x.png"];

  beforeAll(() => {
    cpSync("tests/fixtures/issues/base", paper, { recursive: true });
    mkdirSync(join(paper, "images"));
    for (const name of pictures) {
      cpSync("tests/fixtures/second-paper/sections/orchard.png", join(paper, "images", name));
      appendFileSync(join(paper, "sections/01-why.mdx"), `\n![A plan](<../images/${name}>)\n`);
    }
    const { status, stderr } = build(paper, outDir);
    expect(status, stderr).toBe(0);
  });

  test("are built whole, with pictures named so", () => {
    expect(readdirSync(join(site, "sections")).toSorted()).toEqual(["cost", "why"]);
    const html = readFileSync(join(site, "sections/why/index.html"), "utf8");
    const sources = Array.from(html.matchAll(/<img src="([^"]*)"/g), ([, source = ""]) => source);
    expect(sources).toHaveLength(pictures.length);
    for (const source of sources) expect(existsSync(join(site, decodeURI(source))), source).toBe(true);
    const whole = readFileSync(join(site, "paper/index.html"), "utf8");
    expect(whole.match(/<img src="data:image\/webp/g)).toHaveLength(pictures.length);
  });

  test.each([
    ["SIGINT", 130],
    ["SIGKILL", null],
  ] as const)("a build of them that ends by %s leaves the earlier site whole", async (signal, code) => {
    const before = takeSnapshot(work);
    const run = spawn(process.execPath, command(outDir), { env: environment(paper) });
    let said = "";
    run.stdout.on("data", (text: Buffer) => {
      said += text.toString();
      if (said.includes("Building static entrypoints")) run.kill(signal);
    });
    expect((await once(run, "close"))[0]).toBe(code);
    expect(said).not.toContain("Complete!");
    const cache = join("node_modules", ".astro");
    if (signal === "SIGKILL") {
      openOutput({ path: site, kind: "site" }).discard();
      makeWorkingFolder(join(cache, "site")).release();
    }
    expect(takeSnapshot(work)).toEqual(before);
    expect(readdirSync(cache).filter((name) => name.startsWith(`.site.working-${run.pid}-`))).toEqual([]);
  });
});
