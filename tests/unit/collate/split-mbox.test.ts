import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitMbox } from "../../../src/collate/split-mbox.ts";
import type { RawMessage } from "../../../src/collate/types.ts";
import { numRuns } from "../../support/property-runs.ts";

const SEPARATOR = "From ann@example.org Tue Nov  3 10:00:00 2026\n";
const HEAD = "From: Ann <ann@example.org>\nSubject: x\n";

async function split(text: string, size = 1000, limit?: number): Promise<RawMessage[]> {
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  return Array.fromAsync(splitMbox(chunks(), limit));
}
const texts = async (text: string, size?: number) =>
  (await split(text, size)).map(({ bytes }) => new TextDecoder().decode(bytes));
const message = (body: string, head = HEAD) => `${head}\n${body}\n`;

describe("a mailbox splits", () => {
  test.each([
    "From ann@example.org Tue Nov  3 10:00:00 2026",
    "From - Tue Nov 03 10:00:00 2026",
    "From 1781234567890123456@xxx Tue Nov 03 10:00:00 +0000 2026",
    "From MAILER-DAEMON Tue Nov  3 10:00:00 2026",
    '"From "ann b"@example.org Tue Nov  3 10:00:00 GMT 2026'.slice(1),
    "From ann@example.org Tue, 3 Nov 2026 10:00:00 +0000",
    "From ",
    "From -",
    "From Ann Example",
    "From ann@example.org 2026-11-03T10:00:00Z",
    "From Ann Example 03/11/2026 10:00",
  ])("at %j", async (line) => {
    expect(await texts(`${line}\n${message("one")}\n${line}\r\n${message("two")}`)).toEqual([
      `${message("one")}\n`,
      message("two"),
    ]);
  });

  test.each([
    "From my point of view it works.",
    "From ann@example.org I heard nothing.",
    "From Tue Nov 3 10:00:00 2026 on: all is well",
    "From ann@example.org Tue Nov  3 10:00:00 2026\nno header follows",
    "From ann@example.org Tue Nov  3 10:00:00 2026\n\nFrom: nobody",
    "From ann@example.org Tue Nov  3 10:00:00 2026\nNote: a colon makes no mail",
    "From here on Tue Nov 3\nSubject: matters",
    "From here on Tue Nov 3\nSubject: matters\nTo: me, at least",
    "From Ann\nDate: 3 November\nSubject: x\nThis is what she wrote.",
  ])("not at a body's %j", async (line) => {
    expect(await texts(`${SEPARATOR}${message(`a\n\n${line}\n`)}`)).toEqual([message(`a\n\n${line}\n`)]);
  });

  test("where Content-Length says so, whatever the body holds (mboxcl2)", async () => {
    const body = `A whole message:\n\n${SEPARATOR}${HEAD}\nin it\n>From me\n`;
    const head = `${HEAD}Content-Length: ${body.length}\n`;
    const mailbox = `${SEPARATOR}${head}\n${body}\n${SEPARATOR}${message("two")}`;
    for (const size of [7, 100_000]) expect(await texts(mailbox, size)).toEqual([`${head}\n${body}\n`, message("two")]);
  });

  test("where a separator is if Content-Length is wrong", async () => {
    const head = `${HEAD}Content-Length: 9999\n`;
    expect(await texts(`${SEPARATOR}${head}\none\n\n${SEPARATOR}${message("two")}`)).toHaveLength(2);
  });
});

test("one > is taken off escaped lines, as mboxrd has it, and none off quotes", async () => {
  expect(await texts(`${SEPARATOR}${message(">From a\n>>From b\n> From c\n>Frog")}`)).toEqual([
    message("From a\n>From b\n> From c\n>Frog"),
  ]);
});

test("text before the first separator is a message too, and blank space is none", async () => {
  expect(await texts(`${message("lost head")}\n${SEPARATOR}${message("one")}`)).toHaveLength(2);
  expect(await texts(" \n\n")).toEqual([]);
});

test("a message beyond the limit is cut, the next one is whole", async () => {
  const long = message("x".repeat(50_000));
  const found = await split(`${SEPARATOR}${long}\n${SEPARATOR}${message("two")}`, 700, 10_000);
  expect(found.map(({ bytes }) => bytes.length)).toEqual([10_000, message("two").length]);
  expect(found[0]!.cut).toBe(long.length + 1 - 10_000);
});

const line = fc.constantFrom(
  "",
  "text",
  "From me to you",
  ">From x",
  ">>From y",
  "From a@b.c Mon",
  "Subject: z",
  "é\t",
  "--b",
);
const body = fc.array(line, { maxLength: 8 }).map((lines) => lines.join("\n"));

test("any messages, escaped as mboxrd, come back whole in chunks of any size", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(body, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 300 }),
      async (bodies, size) => {
        const messages = bodies.map((each) => message(each));
        const mailbox = messages.map(
          (each) => `${SEPARATOR}${each.replace(/^(?=>*From )/gm, ">").replace(/^>(?=From: )/gm, "")}\n`,
        );
        expect(await texts(mailbox.join(""), size)).toEqual(messages.map((each) => `${each}\n`));
      },
    ),
    { numRuns },
  );
});

test("a line without sender and date separates messages only below an empty line", async () => {
  expect(await texts(`${SEPARATOR}${message(`a\nFrom \n${HEAD}\nb`)}`)).toHaveLength(1);
  expect(await texts(`${SEPARATOR}${message(`a\n\nFrom \n${HEAD}\nb`)}`)).toHaveLength(2);
});
