import * as fc from "fast-check";
import { expect, test } from "vitest";
import { composeReply } from "../../../src/reply/compose.ts";
import { CHOICES, NO_CHOICE } from "../../../src/reply/labels.ts";
import { collateFiles, mail, mailbox, mailFile, type Line } from "../../support/collate-text.ts";
import { DAMAGE, FOOTER, GREETING, joinLines } from "../../support/mail-damage.ts";
import { anyReply, PAPER } from "../../support/replies.ts";
import { numRuns } from "../../support/property-runs.ts";

const letters = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** All texts and numbers in a value from JSON. */
const textsIn = (value: unknown): string[] =>
  value && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [String(value)];

/** All words that the data file holds of a message; backslashes escape, and are no part of a word. */
const wordsIn = (line: Line): string[] => textsIn(line).flatMap((text) => letters(text.replaceAll("\\", "")));

const CUT_AT_MARKER = {
  paper: { title: PAPER.title, edition: 0 },
  answers: [{ number: "3.10", id: "long", text: "[Q1.1]" }],
  publish: "named" as const,
};

/** The words that the format itself writes. */
const FORMAT = new Set(
  letters(`Reply to edition Send to Name Organisation Role Spoke Publish end Comments Q P ${PAPER.contact}`).concat(
    ...[...Object.values(CHOICES), NO_CHOICE].map(letters),
    ...PAPER.questions.map(({ text }) => letters(text)),
    ...(PAPER.passages ?? []).map(({ text }) => letters(text)),
  ),
);

/** The words of a body without its markers, which are the format's own: one with no answer below it leaves no trace. */
const wordsOf = (body: string) => letters(body.replace(/(?<!\\)\[[QP]\d+\.\d+\??\]/g, "").replaceAll("\\", ""));

const cut = (text: string, share: number): string => text.slice(0, Math.floor(text.length * share));
const drop = (text: string, share: number): string => {
  const lines = text.split("\n");
  lines.splice(Math.floor(lines.length * share), 2);
  return lines.join("\n");
};
const flip = (text: string, share: number): string => {
  const at = Math.floor(text.length * share);
  return `${text.slice(0, at)}~${text.slice(at + 1)}`;
};
const names = Object.keys(DAMAGE) as (keyof typeof DAMAGE)[];
const damage = fc.record({
  client: fc.array(fc.constantFrom(...names), { maxLength: 3 }),
  random: fc.array(
    fc.tuple(fc.constantFrom(cut, drop, flip, joinLines), fc.double({ min: 0, max: 0.999, noNaN: true })),
    {
      maxLength: 2,
    },
  ),
  around: fc.boolean(),
  shape: fc.constantFrom("plain", "html", "alternative", "attached", "enclosed"),
});

const escapeHtml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const asHtml = (text: string) =>
  `<html><body>${text
    .split("\n")
    .map((line) => `<div>${escapeHtml(line) || "<br>"}</div>`)
    .join("\n")}</body></html>`;
const parts = (...each: string[]) => `${each.map((part) => `--=b\n${part}\n`).join("")}--=b--`;

function shaped(text: string, shape: string): string {
  const type = (value: string) => ({ "Content-Type": value });
  const plain = `Content-Type: text/plain; charset=utf-8\n\n${text}`;
  if (shape === "html") return mail(asHtml(text), type("text/html; charset=utf-8"));
  if (shape === "alternative")
    return mail(
      parts(plain, `Content-Type: text/html; charset=utf-8\n\n${asHtml(text)}`),
      type('multipart/alternative; boundary="=b"'),
    );
  if (shape === "attached")
    return mail(
      parts(
        "Content-Type: text/plain\n\nherewith",
        plain.replace("\n\n", "; name=a.txt\nContent-Disposition: attachment\n\n"),
      ),
      type('multipart/mixed; boundary="=b"'),
    );
  if (shape === "enclosed")
    return mail(parts(`Content-Type: message/rfc822\n\n${mail(text)}`), type('multipart/mixed; boundary="=b"'));
  return mail(text);
}

test("every word of every body is in replies.jsonl or confidential/replies.jsonl, whatever happens to the mail", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(anyReply, damage), { minLength: 1, maxLength: 4 }), async (mails) => {
      const bodies = mails.map(([reply, { client, random, around }]) => {
        const text = composeReply(reply, PAPER, "long");
        const whole = around ? `${GREETING}${text}${FOOTER}` : text;
        const sent = client.reduce((each, name) => DAMAGE[name](each), whole);
        return random
          .reduce((each, [change, share]) => change(each, share), sent)
          .replace(/\r\n?/g, "\n")
          .toWellFormed();
      });
      const messages = bodies.map((body, at) => shaped(body, mails[at]![1].shape));
      const { lines, confidential, digest } = await collateFiles([mailFile("in.mbox", mailbox(...messages), 5000)]);
      const words = new Set([...lines, ...confidential].flatMap(wordsIn));
      for (const body of bodies)
        expect(wordsOf(body).filter((word) => !words.has(word) && !FORMAT.has(word))).toEqual([]);
      expect(digest.tally.read).toBe(lines.length + confidential.length);
      expect(digest.problems.filter((problem) => problem.includes("add up"))).toEqual([]);
    }),
    {
      numRuns,
      // Cut behind the marker of a question.
      examples: [[[[CUT_AT_MARKER, { client: [], random: [[cut, 0.371]], around: false, shape: "plain" }]]]],
    },
  );
}, 60_000);
