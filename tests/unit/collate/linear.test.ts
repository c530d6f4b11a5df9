import { expect, test } from "vitest";
import { startCounting } from "../../support/count-work.ts";

const { growth } = await startCounting();
const { lettersOfHtml } = await import("../../../src/collate/html-text.ts");
const { splitMbox } = await import("../../../src/collate/split-mbox.ts");
const { collateFiles, mail, mailFile, reply } = await import("../../support/collate-text.ts");

const REPLY = reply({ "Q1.1": "A good answer" });
const HEADER = "Reply to: Big Society: Constraints and Potentials (edition 1)";
const collateOne = (body: string, headers: Record<string, string> = {}) =>
  collateFiles([mailFile("a.eml", mail(body, headers))]);

const part = (at: number) => `--b\nContent-Type: application/x; name=a${at}\nContent-Disposition: attachment\n\nx`;
const list = (size: number, item: (at: number) => string) => Array.from({ length: size }, (_, at) => item(at));

/** Text made to keep its reader busy, by its size. */
const FLOODS: Record<string, (size: number) => Promise<unknown> | string> = {
  "quoting ever deeper": (size) => collateOne(`${">".repeat(size)} x\n${REPLY.replace(/^/gm, "> ".repeat(100))}`),
  "a forwarded reply below many empty quoted lines": (size) =>
    collateOne(`Forwarded message\n${">\n".repeat(size)}From: Cat <cat@example.org>\n\n${REPLY}`),
  "markers of questions that nobody asked": (size) =>
    collateOne([HEADER, "[Q1.1]\n\nYes", ...list(size, (at) => `[Q${at + 20}.1]\n\nx`), "[end]"].join("\n\n")),
  "styles never closed": (size) => lettersOfHtml(`${"<style>".repeat(size)}<p>Last words</p>`),
  "comments never closed": (size) => lettersOfHtml(`${"<!-- ".repeat(size)}<p>Last words</p>`),
  "titles never closed": (size) => lettersOfHtml(`${"<title><p>".repeat(size)}<p>Last words</p>`),
  "recipients and as many senders": (size) => {
    const all = list(size, (at) => `"P, ${at}" <p${at}@example.org>`).join(",\n ");
    return collateOne(REPLY, { To: all, From: all });
  },
  attachments: (size) =>
    collateOne([`--b\n\n${REPLY}`, ...list(size, part), "--b--"].join("\n"), {
      "Content-Type": "multipart/mixed; boundary=b",
    }),
};

test.each(Object.entries(FLOODS))("twice as much of %s takes twice the work, not four times", async (_, flood) => {
  expect(await growth(flood, 1000)).toBeLessThan(2.3);
});

async function splitLines(line: string, times: number): Promise<void> {
  const bytes = Buffer.from(line.repeat(times));
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += 5000) yield bytes.subarray(at, at + 5000);
  }
  await Array.fromAsync(splitMbox(chunks()));
}

test.each([
  "From \n",
  "\nFrom \n",
  "From a@b.c Tue Nov  3 10:00:00 2026\n",
  "From x\nA: b\n",
  "From a@b.c Tue Nov  3 10:00:00 2026\nTo: b\n\n",
  "From a@b.c Tue Nov  3 10:00:00 2026\nTo: b\nContent-Length: 99999\n\n",
  ">From x\n",
  "A: b\n",
  "word ",
])("a mailbox of nothing but %j is read in one pass", async (line) => {
  expect(await growth((size) => splitLines(line, size), 4000)).toBeLessThan(2.2);
});
