import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Options, main as build } from "../../scripts/build.ts";
import { keepPublishedEditions } from "../../scripts/published-editions.ts";
import { annotate, describePreview, summarize } from "../../scripts/workflow-report.ts";
import type { Issue } from "../../src/check/check-paper.ts";
import { MAIL_ENDINGS } from "../../src/check/rules/formats.ts";
import { listFolder } from "../../src/build/list-folder.ts";

const BASE = resolve("tests/fixtures/issues/base");
const work = mkdtempSync(join(tmpdir(), "preflight-"));
afterAll(() => rmSync(work, { recursive: true }));

/** A repository of the given files, as somebody uploads them. */
function repository(name: string, files: Record<string, string | Uint8Array> = {}): string {
  const folder = join(work, name);
  cpSync(BASE, join(folder, "content"), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Runs the command there as GitHub does. */
function run(cwd: string) {
  const summary = join(cwd, "summary.md");
  const env = { ...process.env, PAPER: "", GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary };
  Reflect.deleteProperty(env, "PAPER");
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve("scripts/preflight.ts")], {
    cwd,
    env,
    encoding: "utf8",
  });
  return { status, folder: stdout.trim(), stderr, summary: existsSync(summary) ? readFileSync(summary, "utf8") : "" };
}

const DOCUMENT = `# Warm rooms

Publisher: Ardle Trust

Contact: halls@example.org

## Cold halls

The halls are cold, and each has a stove.

### Key questions

- Who should pay for the stoves?
`;

const git = (cwd: string, ...args: string[]) => spawnSync("git", args, { cwd, encoding: "utf8" }).stdout;

test("mail anywhere in the repository is named once, but for that of the tests", () => {
  const folder = repository("mailed", { "content/in.mbox": "", "Old/Letter.EML": "", "tests/one.msg": "" });
  git(folder, "init", "--quiet");
  git(folder, "add", ".");
  const named = [...run(folder).stderr.matchAll(/file=([^,]*)[^\n]*this is mail/g)].map((match) => match[1]);
  expect(named).toEqual(["content/in.mbox", "Old/Letter.EML"]);
});

test("Git leaves out every kind of mail that is looked for", () => {
  const names = MAIL_ENDINGS.map((ending) => `content/in.${ending}`);
  const folder = repository(
    "ignoring",
    Object.fromEntries([...names, "tests/fixtures/in.eml"].map((name) => [name, ""])),
  );
  cpSync(".gitignore", join(folder, ".gitignore"));
  git(folder, "init", "--quiet");
  git(folder, "add", ".");
  expect(git(folder, "ls-files", "--", "*/in.*").trim()).toBe("tests/fixtures/in.eml");
});

describe("what is uploaded", () => {
  test("is the folder content where nothing else is there", () => {
    const { status, folder, stderr, summary } = run(repository("plain"));
    expect({ status, folder, stderr }).toEqual({ status: 0, folder: "content", stderr: "" });
    expect(summary).toMatch(
      /^# The paper can be published\n\nRead from <code>content<\/code>: 2 sections, 2 questions, no mistakes\./,
    );
  });

  test("may be a document, which is imported, with a logo beside it", () => {
    const cwd = repository("document", {
      "paper.md": DOCUMENT,
      "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"/>',
    });
    const { status, folder, summary } = run(cwd);
    expect({ status, folder }).toEqual({ status: 0, folder: "content-imported" });
    expect(readFileSync(join(cwd, folder, "paper.yaml"), "utf8")).toContain("title: Warm rooms");
    expect(existsSync(join(cwd, folder, "logo.svg"))).toBe(true);
    expect(summary).toContain("1 section, 1 question");
    expect(summary).toContain("What the import found");
  });

  test.each(["content/", ""])("may be a ZIP archive with files in “%s”, which replaces the folder", (within) => {
    const files = listFolder(BASE).filter(({ entry }) => entry.isFile());
    const zip = zipSync({
      ...Object.fromEntries(files.map(({ path }) => [within + path, new Uint8Array(readFileSync(join(BASE, path)))])),
      "../evil.txt": strToU8("outside"),
      "__MACOSX/content/._paper.yaml": strToU8("noise"),
    });
    const cwd = repository(`zip-${within.length}`, { "content.zip": zip });
    expect(run(cwd)).toMatchObject({ status: 0, folder: "content-imported", stderr: "" });
    expect(existsSync(join(cwd, "..", "evil.txt"))).toBe(false);
  });

  test("is refused with its name where it cannot be read, or is there twice", () => {
    const broken = run(repository("broken", { "paper.docx": "PK\u0003\u0004 cut short" }));
    expect(broken).toMatchObject({ status: 1, folder: "" });
    expect(broken.stderr).toMatch(/^::error file=paper\.docx,title=Mistake::.*paper\.docx/);
    const twice = run(repository("twice", { "paper.md": DOCUMENT, "content.zip": zipSync({}) }));
    expect(twice.stderr).toContain("content.zip and paper.md are both there; keep the one that is the paper");
  });
});

describe("a site that is published", () => {
  const asks = (number: number, text: string, title = "A shared orchard") => ({
    format: "discussion-paper/1",
    title,
    edition: { number, date: "2026-11-02" },
    questions: [{ id: "who-pays", number: "2.1", text }],
  });

  /** Serves files as a host does, while something is done. */
  async function served<T>(files: Record<string, unknown>, act: (address: string) => Promise<T>): Promise<T> {
    const server = createServer(({ url = "" }, response) => {
      response.statusCode = url in files ? 200 : 404;
      response.end(JSON.stringify(files[url] ?? "gone"));
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    try {
      return await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}/papers`);
    } finally {
      server.close();
    }
  }
  const editionsIn = (folder: string) =>
    existsSync(join(folder, "editions")) ? readdirSync(join(folder, "editions")).toSorted() : [];

  test("hands on its edition and those before it, and what is kept by hand stays", async () => {
    const folder = join(repository("published", { "content/editions/2.json": "by hand" }), "content");
    const files = {
      "/papers/paper.json": asks(3, "Now?"),
      "/papers/editions/1.json": asks(1, "First?"),
      "/papers/editions/2.json": asks(2, "Then?"),
    };
    expect(await served(files, (address) => keepPublishedEditions(folder, address))).toEqual([3, 1]);
    expect(editionsIn(folder)).toEqual(["1.json", "2.json", "3.json"]);
    expect(readFileSync(join(folder, "editions/2.json"), "utf8")).toBe("by hand");
  });

  test("hands on nothing where it is another paper, no such site, or not there", async () => {
    const folder = join(repository("unpublished"), "content");
    const found = await Promise.all([
      served({ "/papers/paper.json": asks(1, "Who?", "A pond") }, (address) => keepPublishedEditions(folder, address)),
      served({ "/papers/paper.json": { title: "A shared orchard" } }, (address) =>
        keepPublishedEditions(folder, address),
      ),
      served({}, (address) => keepPublishedEditions(folder, address)),
    ]);
    expect(found).toEqual([[], [], []]);
    expect(editionsIn(folder)).toEqual([]);
  });
});

describe("what stops a paper", () => {
  test("is a mistake, told at its file and line, and in the summary", () => {
    const { status, folder, stderr, summary } = run(
      repository("mistake", { "content/brand.yaml": 'colour: "#e6007e"\n' }),
    );
    expect({ status, folder }).toEqual({ status: 1, folder: "" });
    expect(stderr).toBe(
      '::error file=content/brand.yaml,line=1,col=9,title=Mistake::the contrast of “#e6007e” with the words on it is 4.6:1, and readers need 7:1; the nearest colour that can be read is "#9d0054"\n',
    );
    expect(summary).toContain("# The paper was not published");
    expect(summary).toContain("<code>content/brand&#46;yaml</code>, line 1".replace("&#46;", "."));
  });

  test("is a document that does not say where replies go, with what to write there", () => {
    const { status, stderr } = run(
      repository("nowhere", { "paper.md": DOCUMENT.replace("Contact: halls@example.org\n\n", "") }),
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/::error file=paper\.md,title=Mistake::.*“Contact: name@example\.org”/);
  });

  test("is not what is left to fill in, of which it warns", () => {
    const { status, stderr } = run(repository("open", { "paper.md": DOCUMENT }));
    expect(status).toBe(0);
    expect(stderr).toMatch(/^::warning file=paper\.md,title=Please look::/m);
    expect(stderr).not.toContain("::error");
  });
});

describe("the report", () => {
  const issue: Issue = {
    file: "content/50%, a:b.yaml",
    line: 3,
    column: 7,
    rule: "x",
    severity: "warning",
    problem: "100% of\r\n`a` | b",
    fix: "mend: it, now",
  };

  test("escapes what means something in a workflow command", () => {
    expect(annotate(issue)).toBe(
      "::warning file=content/50%25%2C a%3Ab.yaml,line=3,col=7,title=Please look::100%25 of%0D%0A`a` | b; mend: it, now",
    );
  });

  test("shows words of an author as words, whatever they mean in Markdown or HTML", () => {
    const problem = "<script>alert(1)</script> [a](b) | `c` *d*";
    const summary = summarize({ from: "content", counts: "", issues: [{ ...issue, problem }], passes: false });
    expect(summary).not.toMatch(/<script|\[a\]|`c`|\*d\*/);
    expect(summary.split("\n").filter((line) => line.startsWith("| <code>"))).toHaveLength(1);
  });

  test("says of a preview why nothing is published", () => {
    expect(describePreview({ GITHUB_EVENT_NAME: "pull_request" })).toContain("A preview of this change");
    expect(describePreview({ GITHUB_EVENT_NAME: "push" })).toContain("Source: GitHub Actions");
  });
});

interface Step {
  id?: string;
  if?: string;
  run?: string;
  uses?: string;
  env?: Record<string, string>;
}

describe("the workflow that publishes", () => {
  const { jobs } = parse(readFileSync(".github/workflows/publish.yml", "utf8")) as {
    jobs: Record<string, { steps: Step[]; needs?: string; if?: string }>;
  };
  const steps = jobs["build"]!.steps;
  const stepOf = (id: string) => steps.find((step) => step.id === id)!;
  const shell = (script: string, cwd: string, env: NodeJS.ProcessEnv) =>
    spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], {
      cwd,
      env: { ...process.env, ...env },
      encoding: "utf8",
    });

  test.skipIf(process.platform === "win32")(
    "stops with its own command at a paper with a mistake, and hands on the folder of any other",
    () => {
      const folder = repository("workflow");
      writeFileSync(
        join(folder, "package.json"),
        JSON.stringify({ scripts: { preflight: `"${process.execPath}" "${resolve("scripts/preflight.ts")}"` } }),
      );
      const output = join(folder, "output");
      const env = { GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: join(folder, "summary.md"), GITHUB_ACTIONS: "true" };
      const right = shell(stepOf("paper").run!, folder, env);
      expect([right.status, right.stderr]).toEqual([0, ""]);
      expect(readFileSync(output, "utf8")).toBe("folder=content\n");
      writeFileSync(join(folder, "content/brand.yaml"), 'colour: "#e6007e"\n');
      const wrong = shell(stepOf("paper").run!, folder, env);
      expect(wrong.status).not.toBe(0);
      expect(wrong.stderr).toContain("::error file=content/brand.yaml,line=1");
      expect(readFileSync(output, "utf8")).toBe("folder=content\n");
      expect(shell(stepOf("preview").run!, folder, env).status).toBe(0);
      expect(readFileSync(env.GITHUB_STEP_SUMMARY, "utf8")).toContain("# The site is built, but not published");
    },
  );

  test.each([
    ["https://ann.github.io/paper", "https://ann.github.io", "/paper"],
    ["https://papers.example.org", "https://papers.example.org", "/"],
  ])("builds for the address %s that Pages gives", async (address, site, base) => {
    const [, ...words] = stepOf("site").run!.replace('"$ADDRESS"', address).split(" -- ");
    let options: Options | undefined;
    expect(await build(words.join(" ").split(" "), async (read) => void (options = read))).toBe(0);
    expect(options).toMatchObject({ site, base });
  });

  test("publishes only what was built without a failure, and never a pull request", () => {
    expect(jobs["deploy"]).toMatchObject({ needs: "build", if: "needs.build.outputs.pages == 'success'" });
    expect(stepOf("pages").if).toBe("github.event_name != 'pull_request'");
    const at = (part: string) => steps.findIndex(({ uses, id }) => id === part || uses?.startsWith(part));
    expect(at("paper")).toBeLessThan(at("site"));
    expect(at("site")).toBeLessThan(at("actions/upload-pages-artifact"));
  });

  test("runs no test of the code", () => {
    expect(steps.filter(({ run }) => /npm (run )?test/.test(run ?? ""))).toEqual([]);
  });
});
