import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeReply } from "../../../src/reply/compose.ts";
import {
  composeMailto,
  composeQuestionLink,
  composeReplyLink,
  composeWebmail,
  MAILTO_BUDGET,
  subjectOf,
} from "../../../src/reply/mailto.ts";
import { parseReply } from "../../../src/reply/parse.ts";
import { oneLine } from "../../../src/reply/reply.ts";
import { anyReply, anyText, PAPER } from "../../support/replies.ts";
import { numRuns } from "../../support/property-runs.ts";

const lineEnds = (text: string): string => text.toWellFormed().replace(/\r\n?|\n/g, "\r\n");

/**
 * The message as a mail program reads it from the link: split at the first "?", then at "&" and "=", percent-decoded.
 */
function readMailto(href: string): Record<string, string> {
  const url = new URL(href);
  expect(url.href).toBe(href);
  const fields = url.search
    .slice(1)
    .split("&")
    .map((field) => field.split("=", 2).map(decodeURIComponent));
  return { to: decodeURIComponent(url.pathname), ...Object.fromEntries(fields) };
}

describe("mailto: links", () => {
  test("carry any subject and body exactly, but for line ends and lone surrogates", () => {
    fc.assert(
      fc.property(anyText, anyText, (subject, body) => {
        const { href, length } = composeMailto({ to: PAPER.contact, subject, body });
        expect(readMailto(href)).toEqual({ to: PAPER.contact, subject: oneLine(subject), body: lineEnds(body) });
        expect(href).toMatch(/^mailto:policy%2Breply@example\.org\?subject=[^&?+#"<>\s]*&body=[^&?+#"<>\s]*$/);
        expect(length).toBe(href.length);
      }),
      { numRuns },
    );
  });

  test("encode spaces as %20, line breaks as %0D%0A and a plus as %2B", () => {
    const { href } = composeMailto({ to: "a@b.example", subject: "S T", body: "a b\nc+d\re\r\nf" });
    expect(href).toBe("mailto:a@b.example?subject=S%20T&body=a%20b%0D%0Ac%2Bd%0D%0Ae%0D%0Af");
  });

  test("no recipient and no subject can add a header or a second recipient", () => {
    const to = "a@b.example?bcc=eve@example.org&x,\r\nc@d.example";
    const { href } = composeMailto({ to, subject: "Hi\r\nBcc: eve@example.org&bcc=eve\0\u2028", body: "" });
    expect(Object.keys(readMailto(href))).toEqual(["to", "subject", "body"]);
    expect(href).toMatch(/^mailto:a@b\.example%3Fbcc%3Deve@example\.org%26x/);
    expect(href).not.toMatch(/[?&]bcc|%0D|%0A|%00|,/i);
  });
});

describe("webmail links", () => {
  test.each([
    ["gmail", "https://mail.google.com", "su"],
    ["outlook", "https://outlook.live.com", "subject"],
    ["yahoo", "https://compose.mail.yahoo.com", "subject"],
  ] as const)("%s gets recipient, subject and body in its own address", (site, origin, name) => {
    const body = "a & b = c+d #1\n\n[Q1.1] 100 % é 👩‍👧";
    const { href, length } = composeWebmail(site, { to: PAPER.contact, subject: "S\nT", body });
    const url = new URL(href);
    expect([url.origin, length]).toEqual([origin, href.length]);
    expect(url.searchParams.get("to")).toBe(PAPER.contact);
    expect(url.searchParams.get(name)).toBe("S T");
    expect(url.searchParams.get("body")).toBe(lineEnds(body));
  });
});

describe("the link to a reply", () => {
  const reply = (length: number) => ({ paper: PAPER, answers: [{ number: "1.1", text: "x".repeat(length) }] });

  test.each(["mailto", "gmail", "outlook", "yahoo"] as const)(
    "%s is whole up to the budget and asks to paste above it",
    (way) => {
      const empty = composeReplyLink(reply(1), PAPER, way).length - 1;
      const longest = composeReplyLink(reply(MAILTO_BUDGET - empty), PAPER, way);
      expect([longest.fits, longest.length]).toEqual([true, MAILTO_BUDGET]);
      const longer = composeReplyLink(reply(MAILTO_BUDGET - empty + 1), PAPER, way);
      expect(longer.fits).toBe(false);
      expect(longer.href).toContain("paste");
      expect(longer.href).not.toContain("xx");
    },
  );

  test("is never over the budget, and whole where it fits", () => {
    fc.assert(
      fc.property(anyReply, fc.string({ unit: "grapheme", maxLength: 300 }), (reply, title) => {
        const { href, length, fits } = composeReplyLink(reply, { ...PAPER, title });
        expect(length).toBeLessThanOrEqual(MAILTO_BUDGET);
        const body = readMailto(href)["body"] ?? "";
        if (fits) expect(parseReply(body, PAPER).reply).toEqual(reply);
        else
          expect(
            composeMailto({ to: "", subject: "", body: composeReply(reply, PAPER, "short") }).length,
          ).toBeGreaterThan(500);
      }),
      { numRuns },
    );
  });

  test("leaves nothing unplaced when the reply is pasted below the line that asks for it", () => {
    const asks = readMailto(composeReplyLink(reply(5000), PAPER).href)["body"] ?? "";
    const text = composeReply(reply(5000), PAPER, "long");
    for (const pasted of [`${asks}${asks}\n\n${text}`, `${text}\n\n${asks}`])
      expect(parseReply(pasted, PAPER)).toMatchObject({ unplaced: [], notes: [], complete: true });
  });

  test("has a subject that shortens a very long title only", () => {
    expect(subjectOf(PAPER)).toBe("Reply to: Big Society: Constraints and Potentials (edition 1)");
    expect(subjectOf({ ...PAPER, title: ` x\n${"y".repeat(68)}` })).toBe(`Reply to: x ${"y".repeat(68)} (edition 1)`);
    expect(subjectOf({ ...PAPER, title: "👪".repeat(71) })).toBe(`Reply to: ${"👪".repeat(67)}... (edition 1)`);
  });

  test("for one question carries header and marker, and room to write", () => {
    const { to, body } = readMailto(composeQuestionLink("3.2", PAPER).href);
    expect(to).toBe(PAPER.contact);
    expect(body).toMatch(/^Reply to: .*\r\n\r\n\[Q3\.2]\r\n\r\n\r\n\r\n\[end]\r\n$/);
  });
});
