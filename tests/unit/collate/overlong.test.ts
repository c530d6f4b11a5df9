import { describe, expect, test } from "vitest";
import { lettersOfHtml } from "../../../src/collate/html-text.ts";
import { collateFiles, mail, mailbox, mailFile, reply } from "../../support/collate-text.ts";

const REPLY = reply({ "Q1.1": "A good answer" });
const HEADER = "Reply to: Big Society: Constraints and Potentials (edition 1)";
const collateOne = (body: string, headers: Record<string, string> = {}) =>
  collateFiles([mailFile("a.eml", mail(body, headers))]);

/** Far more than reading in one pass takes, far less than reading the rest again at each step. */
const SOON = { timeout: 10_000 };

describe("text made to keep its reader busy is read at once", () => {
  test("quoting 200,000 deep", SOON, async () => {
    const { lines } = await collateOne(`${">".repeat(200_000)} x\n${REPLY.replace(/^/gm, "> ".repeat(1000))}`);
    expect(lines[0]!.answers[0]!.text).toBe("A good answer");
  });

  test("a forwarded reply below 100,000 empty quoted lines", SOON, async () => {
    const { lines } = await collateOne(
      `Forwarded message\n${">\n".repeat(100_000)}From: Cat <cat@example.org>\n\n${REPLY}`,
    );
    expect(lines[0]).toMatchObject({ address: "cat@example.org", status: "counted" });
  });

  test("100,000 markers of questions that nobody asked", SOON, async () => {
    const answers = Array.from({ length: 100_000 }, (_, at) => `[Q${at + 20}.1]\n\nx`);
    const { digest } = await collateOne([HEADER, "[Q1.1]\n\nYes", ...answers, "[end]"].join("\n\n"));
    expect(digest.tally).toMatchObject({ counted: 1, foreign: 100_000 });
  });

  test.each(["<style>", "<!-- ", "<title><p>"])("%s a hundred thousand times, never closed", SOON, (open) => {
    expect(lettersOfHtml(`${open.repeat(100_000)}<p>Last words</p>`)).toContain("lastwords");
  });

  test("10,000 recipients and as many senders", SOON, async () => {
    const all = Array.from({ length: 10_000 }, (_, at) => `"P, ${at}" <p${at}@example.org>`).join(",\n ");
    const { lines } = await collateOne(REPLY, { To: all, From: all });
    expect(lines[0]).toMatchObject({ status: "counted", address: "p0@example.org" });
  });

  test("20,000 attachments, of which a page names the first hundred", SOON, async () => {
    const part = (at: number) => `--b\nContent-Type: application/x; name=a${at}\nContent-Disposition: attachment\n\nx`;
    const parts = [`--b\n\n${REPLY}`, ...Array.from({ length: 20_000 }, (_, at) => part(at)), "--b--"];
    const { lines, files } = await collateOne(parts.join("\n"), { "Content-Type": "multipart/mixed; boundary=b" });
    expect(lines[0]!.attachments).toHaveLength(20_000);
    expect(files["digest.html"]).toContain("and 19,900 more, all of them in replies.jsonl");
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
