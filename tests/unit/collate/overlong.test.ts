import { describe, expect, test } from "vitest";
import { lettersOfHtml } from "../../../src/collate/html-text.ts";
import { collateFiles, mail, mailbox, mailFile, reply } from "../../support/collate-text.ts";

const REPLY = reply({ "Q1.1": "A good answer" });
const HEADER = "Reply to: Big Society: Constraints and Potentials (edition 1)";
const collateOne = (body: string, headers: Record<string, string> = {}) =>
  collateFiles([mailFile("a.eml", mail(body, headers))]);

const part = (at: number) => `--b\nContent-Type: application/x; name=a${at}\nContent-Disposition: attachment\n\nx`;
const list = (size: number, item: (at: number) => string) => Array.from({ length: size }, (_, at) => item(at));

describe("in a flood the reply is still read:", () => {
  test("quoting 200,000 deep", async () => {
    const { lines } = await collateOne(`${">".repeat(200_000)} x\n${REPLY.replace(/^/gm, "> ".repeat(1000))}`);
    expect(lines[0]!.answers[0]!.text).toBe("A good answer");
  });

  test("below 1,000 empty quoted lines it is still a forwarded one", async () => {
    const body = `Forwarded message\n${">\n".repeat(1000)}From: Cat <cat@example.org>\n\n${REPLY}`;
    expect((await collateOne(body)).lines[0]).toMatchObject({ address: "cat@example.org", status: "counted" });
  });

  test("among answers to 1,000 questions that nobody asked", async () => {
    const answers = list(1000, (at) => `[Q${at + 20}.1]\n\nx`);
    const { digest } = await collateOne([HEADER, "[Q1.1]\n\nYes", ...answers, "[end]"].join("\n\n"));
    expect(digest.tally).toMatchObject({ counted: 1, foreign: 1000 });
  });

  test.each(["<style>", "<!-- ", "<title><p>"])("behind %s a thousand times, never closed", (open) => {
    expect(lettersOfHtml(`${open.repeat(1000)}<p>Last words</p>`)).toContain("lastwords");
  });

  test("from 1,000 senders", async () => {
    const all = list(1000, (at) => `"P, ${at}" <p${at}@example.org>`).join(",\n ");
    const { lines } = await collateOne(REPLY, { To: all, From: all });
    expect(lines[0]).toMatchObject({ status: "counted", address: "p0@example.org" });
  });

  test("with 2,000 attachments, of which a page names few", async () => {
    const parts = [`--b\n\n${REPLY}`, ...list(2000, part), "--b--"];
    const { lines, files } = await collateOne(parts.join("\n"), { "Content-Type": "multipart/mixed; boundary=b" });
    expect(lines[0]!.attachments).toHaveLength(2000);
    expect(files["digest.html"]!.length).toBeLessThan(50_000);
  });
});

describe("a page stays readable with", () => {
  test("a name of a megabyte and an answer of two", async () => {
    const { files, lines } = await collateOne(reply({ "Q1.1": "word ".repeat(400_000) }, [`Name: ${"N".repeat(1e6)}`]));
    expect(files["digest.html"]!.length).toBeLessThan(100_000);
    expect(lines[0]!.name).toHaveLength(1e6);
    expect(lines[0]!.answers[0]!.text.length).toBeGreaterThan(1.9e6);
  });
});

describe("text beyond five million characters is left out, and a line says so", () => {
  test.each([
    ["plain", "text/plain", "word ".repeat(1_200_000)],
    ["HTML", "text/html", "<p>word</p>".repeat(600_000)],
  ])("%s", async (_, type, body) => {
    const { digest } = await collateOne(body, { "Content-Type": type });
    expect(digest.problems).toEqual([expect.stringMatching(/^a\.eml, message 1: more text than can be read; \d/)]);
  });

  test("as are lines beyond 700,000, for each of which the parser needs memory", async () => {
    const { digest, lines } = await collateOne(`${REPLY}\n${"x\n".repeat(800_000)}`);
    expect(lines[0]!.answers).toHaveLength(1);
    expect(digest.problems).toEqual([
      expect.stringMatching(/more lines than can be read; 200,0\d\d bytes were left out/),
    ]);
  });

  test("but pictures in HTML do not count", async () => {
    const picture = `<img src="data:image/png;base64,${"A".repeat(6_000_000)}">`;
    const body = `${picture}${REPLY.split("\n").join("<br>")}`;
    const { lines, digest } = await collateOne(body, { "Content-Type": "text/html" });
    expect(digest.problems).toEqual([]);
    expect(lines[0]!.answers).toHaveLength(1);
  });
});

test("a mailbox that ends without a line break, or in NULs, keeps its last message", async () => {
  const text = mailbox(mail(REPLY), mail(reply({ "Q1.1": "The last" })));
  for (const end of ["", "\0".repeat(1000)]) {
    const { lines } = await collateFiles([mailFile("in.mbox", `${text.trimEnd().replace(/\n\n\[end\]$/, "")}${end}`)]);
    expect(lines).toHaveLength(2);
    expect(lines[1]!.answers[0]!.text).toContain("The last");
  }
});
