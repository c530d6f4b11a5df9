import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { collatedPaper } from "../../src/collate/record.ts";
import type { PaperDescription } from "../../src/paper/paper-json.ts";
import { useSite } from "../support/browser.ts";
import { collateFiles, mailFile } from "../support/collate-text.ts";
import { openDetails } from "../support/restyle.ts";
import { thisPaper } from "../support/this-paper.ts";

const ANSWERS: Record<string, string> = {
  "2.2": "Fish & chips, “data” and 100% + more — ŵ ŷ é.\n\nA second paragraph.",
  "4.1": "Lines that begin with\n> a mark\nFrom here\nand [Q2.1] in the middle.",
  "8.3": "One long line that a mail program is sure to wrap, ".repeat(8).trim(),
};

const site = useSite(thisPaper());

/** Fills in the form as a reader does, and gives the text that goes into the message, in both forms. */
async function writeReply(): Promise<{ short: string; long: string }> {
  const { page } = await site.visit("/respond/", { acceptDownloads: true });
  await openDetails(page);
  for (const [number, text] of Object.entries(ANSWERS)) await page.locator(`[id="answer.${number}"]`).fill(text);
  await page.getByLabel("Your name").fill("Ann Example");
  await page.getByLabel("With my name").check();
  const link = page.locator("a[data-way=mailto]");
  await link.focus();
  const href = await link.getAttribute("href");
  return { short: decodeURIComponent(href!.split("&body=")[1]!), long: await download(page) };
}

async function download(page: Page): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download as text (.txt)" }).click(),
  ]);
  return readFileSync(await file.path(), "utf8");
}

const HEAD = [
  "From: Ann Example <ann@example.org>",
  "To: someone@example.net",
  "Subject: Reply",
  "Message-ID: <1@example.org>",
];
const message = (...lines: string[]) => [...HEAD, "MIME-Version: 1.0", ...lines].join("\r\n");
const base64 = (text: string) => Buffer.from(text).toString("base64").replace(/.{76}/g, "$&\r\n");
const escapeHtml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** The shapes in which mail programs send a text on. */
const SHAPES: Record<string, (text: string) => string> = {
  "as plain text": (text) =>
    message("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", text),
  "in base64": (text) =>
    message("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", base64(text)),
  "as HTML only, a line each": (text) =>
    message(
      "Content-Type: text/html; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "",
      base64(
        text
          .split(/\r?\n/)
          .map((line) => `<div>${escapeHtml(line) || "<br>"}</div>`)
          .join(""),
      ),
    ),
  "with a greeting and a footer": (text) =>
    message(
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: 8bit",
      "",
      `Dear all,\r\n\r\n${text}\r\n-- \r\nAnn\r\nThis e-mail is confidential.`,
    ),
  "as an attached text file": (text) =>
    message(
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      "--b\r\nContent-Type: text/plain\r\n\r\nPlease see attached.",
      `--b\r\nContent-Type: text/plain; charset=utf-8; name="reply.txt"`,
      'Content-Disposition: attachment; filename="reply.txt"',
      `Content-Transfer-Encoding: base64\r\n\r\n${base64(text)}\r\n--b--`,
    ),
};

test.each(Object.keys(SHAPES))(
  "answers written on the page and mailed %s come back under their questions",
  async (shape) => {
    const description = JSON.parse(
      readFileSync(join(inject("first").folder, "paper.json"), "utf8"),
    ) as PaperDescription;
    const paper = collatedPaper(description);
    for (const text of Object.values(await writeReply())) {
      const { lines } = await collateFiles([mailFile("reply.eml", SHAPES[shape]!(text))], "internal", paper);
      expect(lines[0]).toMatchObject({ status: "counted", name: "Ann Example", publish: "named" });
      const answers = lines[0]!.answers.map(({ question, text }) => [question.replace("Q", ""), text]);
      expect(Object.fromEntries(answers)).toEqual(ANSWERS);
    }
  },
);
