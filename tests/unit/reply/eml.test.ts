import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeEml, readEml } from "../../../src/reply/eml.ts";
import { oneLine } from "../../../src/reply/reply.ts";
import { anyText } from "../../support/replies.ts";
import { numRuns } from "../../support/property-runs.ts";

const to = "policy@example.org";

/** Header lines, unfolded, as RFC 5322 reads them. */
function headersOf(eml: string): string[] {
  return (eml.split("\r\n\r\n")[0] ?? "").replace(/\r\n(?=[ \t])/g, "").split("\r\n");
}

function decodeSubject(eml: string): string {
  const value =
    headersOf(eml)
      .find((line) => line.startsWith("Subject: "))
      ?.slice(9) ?? "";
  if (!value.startsWith("=?")) return value;
  return value
    .split(" ")
    .map((word) => Buffer.from(word.slice(10, -2), "base64").toString())
    .join("");
}

describe("composeEml", () => {
  test("is a draft: unsent, undated, without sender", () => {
    expect(composeEml({ to, subject: "Reply", body: "a\nb" })).toBe(
      [
        "X-Unsent: 1",
        "To: policy@example.org",
        "Subject: Reply",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        "YQ0KYg==",
        "",
      ].join("\r\n"),
    );
  });

  test("is read back exactly, for any subject and body", () => {
    fc.assert(
      fc.property(anyText, anyText, (subject, body) => {
        const eml = composeEml({ to, subject, body });
        expect(readEml(eml)).toEqual({ text: body.toWellFormed().replace(/\r\n?/g, "\n") });
        expect(decodeSubject(eml)).toBe(oneLine(subject));
        for (const line of eml.split("\r\n")) expect(line).toMatch(/^[ -~]{0,76}$/);
      }),
      { numRuns },
    );
  });

  test("no character of a long subject is split between encoded words", () => {
    const subject = "👩‍👩‍👧 Antwort é ".repeat(20);
    const eml = composeEml({ to, subject, body: "" });
    const words = eml.match(/=\?utf-8\?B\?[^?]*\?=/g) ?? [];
    expect(words.length).toBeGreaterThan(5);
    for (const word of words) expect(Buffer.from(word.slice(10, -2), "base64").toString()).not.toContain("\ufffd");
  });

  test("no recipient and no subject can make a header", () => {
    const evil = "x\r\nBcc: eve@example.org\r\n\r\nbody\n\rX: y\u2028\u0085\0";
    const eml = composeEml({ to: evil, subject: evil, body: "a" });
    expect(headersOf(eml).map((line) => line.split(":")[0])).toEqual([
      "X-Unsent",
      "To",
      "Subject",
      "MIME-Version",
      "Content-Type",
      "Content-Transfer-Encoding",
    ]);
    expect(readEml(eml)).toEqual({ text: "a" });
  });
});

describe("readEml", () => {
  const part = (headers: string[], body: string): string => [...headers, "", body].join("\r\n");

  const nested = (depth: number): string =>
    depth ? `Content-Type: multipart/mixed; boundary=b${depth}_\n\n--b${depth}_\n${nested(depth - 1)}` : "A: b\n\nx";

  test.each([
    ["base64", ["Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: BASE64"], "w6kN\r\nCng="],
    [
      "quoted-printable",
      ['content-type: text/plain;\r\n charset="utf-8"', "Content-Transfer-Encoding: quoted-printable"],
      "=C3=\r\n=A9=0Ax",
    ],
    [
      "quoted-printable in another charset",
      ["Content-Type: text/plain; Charset=iso-8859-1", "Content-Transfer-Encoding: quoted-printable "],
      "=E9\r\nx",
    ],
    ["8bit", ["Subject: x", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"], "é\r\nx"],
    ["no type at all", ["Subject: x"], "é\r\nx"],
  ])("reads %s", (_, headers, body) => {
    expect(readEml(part(headers, body))).toEqual({ text: "é\nx" });
  });

  test("finds the plain text in nested parts, quoted boundary or not", () => {
    const plain = part(["Content-Type: text/plain"], "[Q1.1]\r\n\r\nyes");
    const inner = part(
      ["Content-Type: multipart/alternative; boundary=in"],
      `--in\r\n${part(["Content-Type: text/html"], "<p>")}\r\n--in\r\n${plain}\r\n--in--`,
    );
    const outer = part(
      ["From: a", 'Content-Type: multipart/mixed; boundary="o;u t"'],
      `Preamble\r\n--o;u t\r\n${inner}\r\n--o;u t--\r\n`,
    );
    expect(readEml(outer)).toEqual({ text: "[Q1.1]\n\nyes" });
  });

  test("looks eight levels deep", () => {
    expect(readEml(nested(8))).toEqual({ text: "x" });
  });

  test.each([
    ["text without headers", "Hello there\n\nx", "not-mail"],
    ["an empty file", "", "not-mail"],
    ["HTML alone", part(["Content-Type: text/html"], "<p>"), "no-plain-text"],
    ["parts without boundary", part(["Content-Type: multipart/mixed"], "--\r\n\r\nx"), "no-plain-text"],
    ["bad base64", part(["Content-Transfer-Encoding: base64"], "a\u20acb"), "unreadable"],
    [
      "an unknown charset",
      part(["Content-Type: text/plain; charset=klingon", "Content-Transfer-Encoding: base64"], "YQ=="),
      "unreadable",
    ],
    ["bytes of another charset", part(["Content-Type: text/plain; charset=iso-8859-1"], "caf\ufffd"), "unreadable"],
    ["text twenty levels deep", nested(20), "no-plain-text"],
  ])("says why it cannot read %s", (_, file, problem) => {
    expect(readEml(file)).toEqual({ problem });
  });

  test("never throws, and takes time in proportion to the length", () => {
    fc.assert(
      fc.property(anyText, (text) => void readEml(`A:\n${text}`)),
      { numRuns },
    );
    for (const piece of ["\n", "A: b\n", "\n ", "=\n", "=", "\n--b", "; charset=", "\r"]) {
      const start = performance.now();
      readEml(
        `Content-Type: multipart/mixed; boundary=b\n${piece.repeat(300_000 / piece.length)}\n\n--b\n${piece.repeat(300_000 / piece.length)}`,
      );
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });
});
