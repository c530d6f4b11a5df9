import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { COLLATED_PAPER, fixture, mail, mailbox, reply } from "../../support/collate-text.ts";

const folder = mkdtempSync(join(tmpdir(), "collate-"));
afterAll(() => rmSync(folder, { recursive: true }));

const script = resolve("scripts/collate.ts");
const { edition, title, ...rest } = COLLATED_PAPER;
const [main, subtitle] = title.split(": ");
const format = "discussion-paper/1";
writeFileSync(
  join(folder, "paper.json"),
  JSON.stringify({ format, title: main, subtitle, ...rest, edition: { number: edition, date: "2026-11-01" } }),
);
mkdirSync(join(folder, "mail", "deep"), { recursive: true });
writeFileSync(join(folder, "mail", "gmail.eml"), fixture("gmail.eml"));
writeFileSync(join(folder, "mail", "deep", "in.mbox"), mailbox(mail(reply({ "Q1.1": "From a mailbox" }))));
writeFileSync(join(folder, "mail", "deep", "in.mbox.msf"), "index");
writeFileSync(join(folder, "mail", "sheet.txt"), reply({ "Q1.1": "From a text" }, ["Name: Tess"]));

function run(args: string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    encoding: "utf8",
    input,
  });
  return { status, stdout, stderr };
}
const withPaper = (...args: string[]) => run([...args, "--paper", "paper.json"]);

describe("npm run collate", () => {
  test("reads folders, writes the digest and says what it counted", () => {
    const { status, stdout, stderr } = withPaper("mail", "--out", "digest");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe("digest: 3 messages read, 3 replies counted with 3 answers from 2 respondents, 0 excluded\n");
    expect(readdirSync(join(folder, "digest")).toSorted()).toEqual([
      ".output.json",
      "consult",
      "digest.html",
      "digest.md",
      "replies.csv",
      "replies.jsonl",
    ]);
    expect(readFileSync(join(folder, "digest", "digest.html"), "utf8")).toContain('href="../mail/deep/in.mbox"');
  });

  test("puts what may be published into the folder of a paper, and takes out what may not any more", () => {
    mkdirSync(join(folder, "paper"));
    writeFileSync(join(folder, "paper", "paper.yaml"), "title: A paper\n");
    writeFileSync(join(folder, "named.mbox"), mailbox(mail(reply({ "Q1.1": "To read" }, ["Publish: named"]))));
    const publish = (mail: string) => withPaper(mail, "--publish", "--out", "open", "--into", "paper");
    expect(publish("named.mbox")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("the answers that may be published; build the site to show them"),
    });
    const answers = join(folder, "paper", "responses", "questions");
    expect(readdirSync(answers).map((file) => readFileSync(join(answers, file), "utf8"))).toEqual([
      expect.stringContaining('"text":"To read"'),
    ]);
    writeFileSync(join(folder, "secret.mbox"), mailbox(mail(reply({ "Q1.1": "To keep" }, ["Publish: confidential"]))));
    expect(publish("secret.mbox").status).toBe(0);
    expect(existsSync(answers)).toBe(false);
    expect(JSON.parse(readFileSync(join(folder, "paper", "responses", "summary.json"), "utf8"))).toMatchObject({
      respondents: 1,
      withheld: 1,
    });
  });

  test("puts nothing else into a paper, and into no other folder", () => {
    expect(withPaper("mail", "--out", "inside", "--into", "paper")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--into needs --publish"),
    });
    expect(withPaper("mail", "--out", "open", "--publish", "--into", "mail")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("there is no paper in mail; name its folder"),
    });
  });

  test("replaces an earlier digest of the same kind, but no other folder", () => {
    expect(withPaper("mail", "--out", "digest").status).toBe(0);
    expect(withPaper("mail", "--out", "digest", "--publish")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(
        "digest holds an internal digest, which a public digest never replaces; name another folder",
      ),
    });
    expect(withPaper("mail", "--out", "published", "--publish").status).toBe(0);
    expect(withPaper("mail", "--out", "published").status).toBe(2);
    expect(withPaper("digest", "--out", "mail")).toMatchObject({ status: 2, stdout: "" });
    expect(existsSync(join(folder, "mail", "gmail.eml"))).toBe(true);
  });

  test("says where the words of confidential replies are", () => {
    const input = mailbox(mail(reply({ "Q1.1": "x" }, ["Publish: confidential"])));
    const { stdout } = run(["-", "--paper", "paper.json", "--out", "secret"], input);
    expect(stdout).toContain(
      `1 confidential message in counts alone; what they say is in ${join("secret", "confidential")}`,
    );
    expect(readdirSync(join(folder, "secret", "confidential")).toSorted()).toEqual(["replies.csv", "replies.jsonl"]);
    if (process.platform !== "win32")
      for (const path of ["secret", "secret/confidential"])
        expect(statSync(join(folder, path)).mode & 0o777, path).toBe(0o700);
  });

  test("reads a mailbox from standard input", () => {
    const { status, stdout } = run(
      ["-", "--paper", "paper.json", "--out", "piped"],
      mailbox(mail(reply({ "Q1.1": "x" }))),
    );
    expect(status).toBe(0);
    expect(stdout).toContain("1 message read, 1 reply counted");
  });

  test("ends with 1 and a line each for what it could not read", () => {
    writeFileSync(join(folder, "bad.msg"), "x");
    const { status, stderr, stdout } = withPaper("mail", "bad.msg", "--out", "partly");
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: "bad.msg: no message of Outlook, or a damaged one; save it again, or as .eml or text\n",
    });
    expect(stdout).toContain("3 replies counted");
  });

  test("follows the decisions of a sheet, and says so", () => {
    const line = readFileSync(join(folder, "digest", "replies.jsonl"), "utf8").split("\n")[0]!;
    const { reference } = JSON.parse(line) as { reference: string };
    const sheet = `message;decision;value;words\n${reference};exclude;;\nm-000000000000;exclude;;\n`;
    writeFileSync(join(folder, "decisions.csv"), sheet);
    const { status, stdout } = withPaper("mail", "--out", "digest", "--decisions", "decisions.csv");
    expect(status).toBe(0);
    expect(stdout).toContain("2 replies counted");
    expect(stdout).toContain("1 decision followed, 1 not used");
  });

  test("ends with 2 and names every mistake in a sheet of decisions", () => {
    writeFileSync(join(folder, "wrong.csv"), "message,decision,value,words\nx,exclude,,\nx,y,,\n");
    const { status, stderr } = withPaper("mail", "--out", "digest", "--decisions", "wrong.csv");
    expect(status).toBe(2);
    expect(stderr).toMatch(/^wrong\.csv, row 2: .*\nwrong\.csv, row 3: .*\nTry --help\.\n$/);
    expect(withPaper("mail", "--decisions", "none.csv")).toMatchObject({ status: 2 });
  });

  test.each([
    [[], "name the mailbox, or the folder of messages, to collate"],
    [["nothing.mbox"], "there is no nothing.mbox; check the name"],
    [
      ["mail", "--paper", "none.json"],
      "none.json does not describe a paper; run npm run build, or name the paper.json with --paper",
    ],
    [["mail", "--verbose"], "Unknown option '--verbose'"],
  ])("ends with 2 and says what to do after %j", (args, message) => {
    const { status, stderr } = run(args.includes("--paper") ? args : [...args, "--paper", "paper.json"]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: `${message}\nTry --help.\n` });
  });

  test("leaves nothing half-written beside its digests", () => {
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("--help explains every option", () => {
    const { status, stdout } = run(["--help"]);
    expect(status).toBe(0);
    for (const option of ["--out", "--paper", "--decisions", "--publish", "Exit codes"])
      expect(stdout).toContain(option);
  });
});
