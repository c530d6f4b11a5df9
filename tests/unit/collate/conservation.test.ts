import * as fc from "fast-check";
import { expect, test } from "vitest";
import { composeReply } from "../../../src/reply/compose.ts";
import { CHOICES, NO_CHOICE } from "../../../src/reply/labels.ts";
import { restoreBreaks } from "../../../src/reply/line-breaks.ts";
import { collateFiles, mailbox, mailFile, type Line } from "../../support/collate-text.ts";
import { cut, damaged, damage, flip, shaped } from "../../support/damaged-mail.ts";
import { joinLines } from "../../support/mail-damage.ts";
import { anyReply, PAPER } from "../../support/replies.ts";
import { numRuns } from "../../support/property-runs.ts";

/** The words of a text; a header line begins one right behind another too, because breaks are dropped on the way. */
const letters = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/reply\s+to:/g, " $&")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

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

const HEADER_BEHIND_LETTER = {
  ...CUT_AT_MARKER,
  answers: [{ number: "1.1", id: "limits", text: "ܐReply to: Another (edition 2)" }],
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

test("every word of every body is in replies.jsonl or confidential/replies.jsonl, whatever happens to the mail", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(anyReply, damage), { minLength: 1, maxLength: 4 }), async (mails) => {
      const bodies = mails.map(([reply, how]) => damaged(composeReply(reply, PAPER, "long"), how));
      const messages = bodies.map((body, at) => shaped(body, mails[at]![1].shape));
      const { lines, confidential, digest } = await collateFiles([mailFile("in.mbox", mailbox(...messages), 5000)]);
      const words = new Set([...lines, ...confidential].flatMap(wordsIn));
      for (const body of bodies)
        expect(wordsOf(restoreBreaks(body)).filter((word) => !words.has(word) && !FORMAT.has(word))).toEqual([]);
      expect(digest.tally.read).toBe(lines.length + confidential.length);
      expect(digest.problems.filter((problem) => problem.includes("add up"))).toEqual([]);
    }),
    {
      numRuns,
      examples: [
        // Cut behind the marker of a question.
        [[[CUT_AT_MARKER, { client: [], random: [[cut, 0.371]], around: false, shape: "plain" }]]],
        // The words of a header line behind a letter, where lines were joined.
        [
          [
            [
              HEADER_BEHIND_LETTER,
              {
                client: ["quoteIndented"],
                random: [
                  [joinLines, 0],
                  [flip, 0],
                ],
                around: false,
                shape: "plain",
              },
            ],
          ],
        ],
      ],
    },
  );
}, 60_000);
