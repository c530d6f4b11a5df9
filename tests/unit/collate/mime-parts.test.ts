import { Buffer } from "node:buffer";
import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import { readMail } from "../../../src/collate/read-mail.ts";
import { parseMime } from "../../../src/collate/mime-parts.ts";

const HEAD = ["From: Ann Ash <ann@example.org>", "Date: Tue, 3 Nov 2026 10:00:00 +0000", "Subject: Reply"];
const TEXT = "[Q1.1]\nCaf\u00e9 – yes\n\nFrom here\n--b\n> quoted\n.\n[end]";

const message = (type: string, body: string | Buffer, end = "\n", ...more: string[]): Buffer =>
  Buffer.concat([
    Buffer.from([...HEAD, `Content-Type: ${type}`, ...more, "", ""].join(end)),
    typeof body === "string" ? Buffer.from(body.replaceAll("\n", end)) : body,
  ]);

const read = (bytes: Buffer) => readMail({ bytes, kind: "mail", file: "a.eml", place: 1, cut: 0 });

/** The same message with its body in base64, which is decoded in another way. */
const inBase64 = (type: string, body: string | Buffer): Buffer =>
  message(type, Buffer.from(body).toString("base64"), "\n", "Content-Transfer-Encoding: base64");

describe("a message that is one text as it stands is read as if it were coded:", () => {
  test.each<[string, string, string | Buffer]>([
    ["plain text", "text/plain; charset=utf-8", TEXT],
    ["text in an old charset", "text/plain; charset=iso-8859-1", Buffer.from("Caf\u00e9", "latin1")],
    ["flowed text", "text/plain; charset=utf-8; format=flowed", "One \nline\n\n> quoted \n> line"],
    ["HTML", "text/html; charset=utf-8", "<p>Caf\u00e9</p><div>yes</div>"],
    ["text of no type", "text", TEXT],
    ["nothing", "text/plain", ""],
  ])("%s", async (_, type, body) => {
    const coded = await read(inBase64(type, body));
    for (const end of ["\n", "\r\n"]) {
      const mail = await read(message(type, body, end));
      expect({ ...mail, body: mail.body.trim() }).toEqual({ ...coded, body: coded.body.trim() });
    }
  });
});

test.each([
  ["no body", `${HEAD.join("\n")}\n`, "", "Reply"],
  ["no header", "\nJust text\n\nand more", "Just text\n\nand more", ""],
  ["a header that ends as no line should", `${HEAD.join("\r\r\n")}\r\r\n\r\r\nYes\r\r\nNo`, "Yes\nNo", "Reply"],
  ["lines of both kinds", `${HEAD.join("\n")}\n\r\nYes\r\n\n\nNo`, "Yes\n\n\nNo", "Reply"],
])("a message with %s is read as the parser reads it", async (_, text, body, subject) => {
  const bytes = Buffer.from(text);
  const { email, texts } = await parseMime(bytes);
  const whole = await PostalMime.parse(bytes);
  expect(email.headers).toEqual(whole.headers);
  expect(email.subject ?? "").toBe(subject);
  const found = texts.map((part) => new TextDecoder().decode(part.bytes).replaceAll("\r\n", "\n")).join("");
  expect(found.trim()).toBe(body);
  expect((whole.text ?? "").trim()).toBe(body);
});
