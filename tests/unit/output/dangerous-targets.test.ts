import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { constants, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashFile } from "../../../src/build/hash-file.ts";
import { listFolder } from "../../../src/build/list-folder.ts";
import { openOutput } from "../../../src/build/output-folder.ts";
import { type OutputKind, readManifest } from "../../../src/build/output-manifest.ts";
import { COLLATED_PAPER, mail, mailbox, reply } from "../../support/collate-text.ts";
import type { Fault } from "../../support/faults.ts";
import type { Outcome, Run } from "../../support/run-tools.ts";
import { type Snapshot, takeSnapshot } from "../../support/snapshot.ts";

// The tools run in processes of their own, whose working directory and home are below a temporary folder.
const RUNNER = new URL("../../support/run-tools.ts", import.meta.url).pathname;
const SECRET = "words told in confidence";

/** A tool, what it makes of a folder, how it is asked to, by which signals it is ended, and how often killed. */
interface Tool {
  tool: Run["tool"];
  kind: OutputKind;
  args: (out: string) => string[];
  signals: Exclude<Fault, "ENOSPC" | "SIGKILL">[];
  kills?: number;
}

const TOOLS: Tool[] = [
  {
    tool: "import",
    kind: "paper",
    args: (out) => ["docs/draft.md", "--replace", `--out=${out}`],
    signals: ["SIGTERM"],
  },
  {
    tool: "collate",
    kind: "internal digest",
    args: (out) => ["mail", "--paper=described.json", `--out=${out}`],
    signals: ["SIGHUP"],
    kills: 4,
  },
  {
    tool: "collate",
    kind: "public digest",
    args: (out) => ["mail", "--paper=described.json", "--publish", `--out=${out}`],
    signals: ["SIGHUP", "SIGINT", "SIGTERM", "SIGQUIT"],
  },
  { tool: "build", kind: "site", args: (out) => [`--outDir=${out}`], signals: ["SIGINT"] },
];

let world: string;
let project: string;
/** Spares the many processes to compile the same code again. */
const compiled = mkdtempSync(join(tmpdir(), "compiled-"));
afterAll(() => rmSync(compiled, { recursive: true }));

function makeWorld() {
  world = realpathSync(mkdtempSync(join(tmpdir(), "targets-")));
  project = join(world, "home/project");
  const files: Record<string, string> = {
    ".git/config": "[core]",
    "content/paper.yaml": "title: Mine",
    "content/sections/01-mine.mdx": "Mine.",
    "docs/draft.md": draft("First"),
    "docs/thesis.docx": "thesis",
    "mail/in.mbox": mailbox(
      mail(reply({ "Q1.1": SECRET }, ["Publish: confidential"]), { From: "Con <con@example.org>" }),
      mail(reply({ "Q1.1": "Yes" })),
    ),
    "described.json": paperJson(),
    "repository/.git/HEAD": "ref: refs/heads/main",
    "worktree/.git": "gitdir: ../repository/.git",
    "mercurial/.hg/store": "store",
    "thesis.docx": "thesis",
    "photos/cat.png": "cat",
    "like-a-digest/replies.jsonl": "{}",
    "like-a-digest/thesis.docx": "thesis",
    "like-a-site/index.html": "<html>",
    "like-a-site/paper.json": "{}",
    "like-a-paper/paper.yaml": "title: Mine",
    "broken/.output.json": '{"kind":"site","files":',
    "other/.output.json": '{"kind":"unknown","files":{"own.txt":""}}',
    "other/own.txt": "own",
    "../letters/letter.txt": "letter",
  };
  for (const [path, text] of Object.entries(files)) put(path, text);
  for (const { kind } of TOOLS) {
    put(`${kind}/.output.json`, JSON.stringify({ kind, files: {} }));
    put(`${kind}/own.txt`, "own");
  }
  const links: Record<string, string> = {
    "to-here": ".",
    "to-parent": "..",
    "to-home": join(world, "home"),
    "to-world": world,
    "to-git": ".git",
    "to-repository": "repository",
    "to-worktree": "worktree",
    "to-file": "thesis.docx",
    "to-photos": "photos",
    "to-docs": "docs",
    "to-mail": "mail",
    "to-content": "content",
    "to-link": "to-photos",
    nowhere: "gone",
    circle: "circle",
  };
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(project, path));
}

function put(path: string, text: string) {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

const draft = (word: string) => `# Tea\n\n## Cups\n\n${word} cup.\n\n### Key questions\n\n- Is tea hot?\n`;

function paperJson(): string {
  const { edition, title, ...rest } = COLLATED_PAPER;
  return JSON.stringify({ format: "discussion-paper/1", title, ...rest, edition: { number: edition } });
}

/** Runs command lines one after another in a process; with the code of its end where a fault has ended it. */
async function runAll(
  runs: Run[],
  { around = world, ...more }: { around?: string; uid?: number; gid?: number } = {},
): Promise<{ outcomes: Outcome[]; end: number | null }> {
  const env = {
    ...process.env,
    HOME: join(world, "home"),
    USERPROFILE: join(world, "home"),
    PAPER: "content",
    NODE_COMPILE_CACHE: compiled,
  };
  const args = JSON.stringify({ runs, around });
  const child = spawn(process.execPath, [RUNNER, args], {
    cwd: project,
    env: { ...env, VERSION: readFileSync(join(project, "docs/draft.md"), "utf8").slice(16, 21) },
    stdio: ["ignore", "pipe", "inherit"],
    ...more,
  });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const [end] = (await once(child, "close")) as [number | null];
  return { outcomes: text ? JSON.parse(text) : [], end };
}

/** A name for the test of each tool. */
const named = TOOLS.map((each) => ({ ...each, name: `${each.tool} of a ${each.kind}` }));

describe.each(named)("$name", ({ tool, kind, args, signals, kills = 10 }) => {
  beforeAll(makeWorld);
  afterAll(() => rmSync(world, { recursive: true }));

  const run = (out: string, more: Partial<Run> = {}): Run => ({ tool, args: args(out), ...more });

  test("refuses every dangerous target, and changes nothing", async () => {
    const others = TOOLS.filter((other) => other.kind !== kind);
    const targets = [
      ["", " ", "\t", ".", "./", "./.", "..", "../", "../..", "docs/..", "a\0b", "x".repeat(300)],
      [project, `${project}/`, join(world, "home"), world, join(project, "gone/../..")],
      [
        ".git",
        ".git/new",
        "repository",
        "repository/",
        "repository/.git",
        "worktree",
        "mercurial",
        "mercurial/.hg/new",
      ],
      ["thesis.docx", "thesis.docx/new", "photos", "photos/", "docs", "mail", "content", "../letters"],
      ["like-a-digest", "like-a-site", "like-a-paper", "broken", "other", "other/new"],
      ["to-here", "to-parent", "to-home", "to-world", "to-git", "to-repository", "to-worktree", "to-file", "to-photos"],
      ["to-docs", "to-mail", "to-content", "to-link", "to-home/project", "to-here/photos"],
      ["nowhere", "nowhere/new", "circle"],
      others.flatMap((other) => [other.kind, `${other.kind}/new`]),
      // An import may write beside the texts of a paper; what is made for readers may not stand among them.
      tool === "import" ? [] : ["content/sections", "content/new", "to-content/new"],
    ].flat();
    expect(targets.length).toBeGreaterThanOrEqual(40);
    const { outcomes } = await runAll(targets.map((out) => run(out)));
    for (const [index, { code, said, changed }] of outcomes.entries()) {
      const target = JSON.stringify(targets[index]);
      expect({ target, code, changed }).toEqual({ target, code: 2, changed: [] });
      expect(said, target).toMatch(/^.*; .*\nTry --help\.$/);
    }
    expect(outcomes).toHaveLength(targets.length);
  });

  describe("over an earlier output, in which somebody keeps things,", () => {
    /** What is not the tool's. */
    let own: Snapshot;

    beforeAll(async () => {
      await runAll([run("out")]);
      put("out/thesis.docx", "thesis");
      put("out/photos/cat.png", "cat");
      mkdirSync(join(project, "out/empty/in"), { recursive: true });
      symlinkSync("../photos", join(project, "out/link"));
      symlinkSync("/", join(project, "out/photos/root"));
      chmodSync(join(project, "out/thesis.docx"), 0o400);
      chmodSync(join(project, "out/photos"), 0o711);
      own = ownEntries();
    }, 60_000);

    /** Gives the tools something else to make. */
    function change(word: string) {
      put("docs/draft.md", draft(word));
      put("mail/more.mbox", mailbox(mail(reply({ "Q1.1": word }))));
    }

    /** All that is in the output and not in its list, but for the folders of what is. */
    function ownEntries(): Snapshot {
      const files = [...readManifest(join(project, "out"))!.files.keys(), ".output.json"];
      const entries = Object.entries(takeSnapshot(join(project, "out")));
      return Object.fromEntries(
        entries.filter(([path]) => !files.some((file) => file === path || file.startsWith(`${path}/`))),
      );
    }

    /** Takes down what the tool has written, which must be all that it lists. */
    function stateOfOutput(): string {
      const { files } = readManifest(join(project, "out"))!;
      for (const [path, hash] of files) expect(hashFile(join(project, "out", path)), path).toBe(hash);
      return JSON.stringify([...files]);
    }

    const leftovers = () =>
      listFolder(project).filter(({ path }) => /^\.out\.working|^node_modules\/\.astro\/./.test(path));

    /** Every own file stands somewhere, and no confidential word where others could read it. */
    function expectNothingLostOrOpen() {
      const entries = listFolder(project).filter(({ path, entry }) => entry.isFile() && !path.startsWith("mail/"));
      const hashes = new Set(entries.map(({ path }) => hashFile(join(project, path))));
      for (const description of Object.values(own).filter((text) => text.startsWith("file")))
        expect(hashes).toContain(description.split(" ").at(-1));
      if (process.platform === "win32") return;
      for (const { path } of entries)
        if (readFileSync(join(project, path), "utf8").includes(SECRET)) expect(isPrivate(path), path).toBe(true);
    }

    const isPrivate = (path: string): boolean =>
      path !== "." && ((lstatSync(join(project, path)).mode & 0o77) === 0 || isPrivate(dirname(path)));

    test("replaces its own files and nothing else", async () => {
      const first = stateOfOutput();
      change("Later");
      const { outcomes } = await runAll([run("out")]);
      expect(outcomes).toMatchObject([{ code: 0 }]);
      expect(outcomes[0]!.said).toContain("because this tool did not write it: empty/in/, link, photos/cat.png");
      expect(stateOfOutput()).not.toBe(first);
      expect(ownEntries()).toEqual(own);
      expectNothingLostOrOpen();
      expect(leftovers()).toEqual([]);
    });

    test("keeps the old output whole where the disk is full, and says so in a line", async () => {
      const { outcomes: counted } = await runAll([run("other-out", { fault: "ENOSPC" })]);
      const moments = pick(5, counted[0]!.changes);
      const { outcomes } = await runAll(moments.map((at) => run("out", { fault: "ENOSPC", at })));
      for (const [index, { code, said, changed }] of outcomes.entries()) {
        const at = moments[index];
        expect({ at, code, changed: changed.filter((path) => !/node_modules(\/\.astro)?$/.test(path)) }).toEqual({
          at,
          code: 1,
          changed: [],
        });
        expect(said.trim().split("\n"), said).toHaveLength(1);
        expect(said).toContain("the disk is full; make room and run this again");
      }
      expect(leftovers()).toEqual([]);
    });

    test(`loses nothing when it is killed at ${kills} moments, and the next run puts all right`, async () => {
      const { outcomes } = await runAll([run("out")]);
      const later = stateOfOutput();
      const changes = outcomes[0]!.changes;
      change("Again");
      // Half of them at the end, where the new output takes its place.
      for (const at of [...pick(kills / 2, changes), ...pick(kills / 2, 12).map((back) => changes - back)]) {
        const { end, outcomes: none } = await runAll([run("out", { fault: "SIGKILL", at: Math.max(1, at) })]);
        expect([end, none]).toEqual([null, []]);
        expectNothingLostOrOpen();
        openOutput({ path: join(project, "out"), kind }).discard();
        stateOfOutput();
        expect(ownEntries()).toEqual(own);
        expect(leftovers().filter(({ path }) => path.startsWith(".out"))).toEqual([]);
      }
      expect((await runAll([run("out")])).outcomes).toMatchObject([{ code: 0 }]);
      expect(stateOfOutput()).not.toBe(later);
      expect(leftovers()).toEqual([]);
    }, 180_000);

    test("leaves an output whole, and nothing beside it, after a signal to end", async () => {
      for (const fault of signals) {
        const { end } = await runAll([run("out", { fault, at: 6 })]);
        // What cannot be interrupted any more is done.
        expect([0, 128 + constants.signals[fault]]).toContain(end);
        stateOfOutput();
        expect(ownEntries()).toEqual(own);
        expectNothingLostOrOpen();
        expect(leftovers()).toEqual([]);
      }
    });

    test("waits for nobody: where another run is at work it says so, and two at once leave one output whole", async () => {
      const held = openOutput({ path: join(project, "out"), kind });
      const { outcomes } = await runAll([run("out")]);
      expect(outcomes[0]).toMatchObject({ code: 2, changed: [] });
      expect(outcomes[0]!.said).toMatch(/out is being written by another run \(process \d+ on .*\); wait until/);
      held.discard();
      const around = join(project, "docs");
      const both = await Promise.all([runAll([run("out")], { around }), runAll([run("out")], { around })]);
      const codes = both.map((each) => each.outcomes[0]!.code);
      expect(codes).toContain(0);
      expect(codes.filter((code) => code !== 0 && code !== 2)).toEqual([]);
      stateOfOutput();
      expect(ownEntries()).toEqual(own);
      expect(leftovers()).toEqual([]);
    });
  });

  // Who may do everything may write what is read-only, so such a user lends the run to another.
  const isRoot = process.getuid?.() === 0;
  const as = isRoot ? { uid: 65_534, gid: 65_534 } : {};
  test.skipIf(process.platform === "win32")("says in a line that it may not write in a read-only folder", async () => {
    mkdirSync(join(project, "locked"));
    if (isRoot)
      for (const { path, entry } of [{ path: ".", entry: undefined }, ...listFolder(world)])
        (entry?.isSymbolicLink() ? lchownSync : chownSync)(join(world, path), 65_534, 65_534);
    chmodSync(join(project, "locked"), 0o555);
    const { outcomes } = await runAll([run("locked/out")], as);
    chmodSync(join(project, "locked"), 0o755);
    expect(outcomes[0]).toMatchObject({ code: 1 });
    expect(outcomes[0]!.changed.filter((path) => !path.includes("node_modules"))).toEqual([]);
    expect(outcomes[0]!.said.trim()).toMatch(/^.*access is denied; name a folder that is yours$/);
  });
});

/** So many moments of a row, always the same ones. */
function pick(count: number, length: number): number[] {
  let seed = 20_261_122;
  return Array.from({ length: count }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return 1 + (seed % length);
  });
}
