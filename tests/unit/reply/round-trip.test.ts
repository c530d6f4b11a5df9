import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeReply } from "../../../src/reply/compose.ts";
import { parseReply } from "../../../src/reply/parse.ts";
import { DAMAGE, FOOTER, GREETING, joinLines, wordsOf } from "../../support/mail-damage.ts";
import { anyChoiceReply as anyReply, CHOICE_PAPER as PAPER, NASTY } from "../../support/replies.ts";
import type { Reply } from "../../../src/reply/reply.ts";
import { numRuns } from "../../support/property-runs.ts";

const form = fc.constantFrom("short" as const, "long" as const);
const damages = fc.array(fc.constantFrom(...(Object.keys(DAMAGE) as (keyof typeof DAMAGE)[])), { maxLength: 4 });

/** All words of a reply by their place, quotes straightened. */
function wordsByPlace(reply: Reply): Record<string, string[]> {
  const { paper, answers, passages = [], publish, name, organisation, role, consulted, comments } = reply;
  const fields = { title: paper.title, name, organisation, role, consulted, publish, comments };
  const texts = [
    ...Object.entries(fields),
    ...answers.map(({ number, text }) => [number, text] as const),
    ...answers.map(({ number, chosen = [] }) => [`choice ${number}`, chosen.join(" | ")] as const),
    ...passages.flatMap(({ number, quote, text }, at) => [
      [`passage ${at}`, `${number} ${text}`] as const,
      [`quote ${at}`, quote] as const,
    ]),
  ];
  return Object.fromEntries(texts.map(([place, text]) => [place, wordsOf(text ?? "")]));
}

/** Wrapping a quoted line at its marker may leave a ">" of the mail program's behind. */
const withoutQuoteSigns = (reply: Reply): unknown =>
  Object.entries(wordsByPlace(reply)).map(([place, words]) => [place, words.filter((word) => word !== ">")]);

describe("parse(compose(reply))", () => {
  test("is the reply, for any Unicode text, in both forms", () => {
    fc.assert(
      fc.property(anyReply, form, (reply, form) => {
        const parsed = parseReply(composeReply(reply, PAPER, form), PAPER);
        expect(parsed.reply).toEqual(reply);
        expect(parsed).toMatchObject({ complete: true, unplaced: [], asked: [] });
      }),
      { numRuns },
    );
  });

  test("needs no paper", () => {
    fc.assert(
      fc.property(anyReply, form, (reply, form) => {
        const answers = reply.answers.map((answer) => ({ ...answer, id: undefined }));
        // Without the paper, a paragraph's first words look like a quote.
        const text = composeReply(reply, { ...PAPER, passages: [] }, form);
        expect(parseReply(text).reply).toEqual({ ...reply, answers });
      }),
      { numRuns },
    );
  });

  test.each(NASTY.filter((text) => text.trim()))(
    "keeps %j at the start, in the middle and at the end of a line",
    (nasty) => {
      const text = [nasty, `${nasty} x`, `x ${nasty} x`, `x ${nasty}`, nasty].join("\n").toWellFormed();
      const reply = { paper: { title: "T", edition: 1 }, answers: [{ number: "1.1", id: "limits", text }] };
      const kept = parseReply(composeReply(reply, PAPER, "short"), PAPER).reply.answers;
      expect(kept).toEqual([
        {
          ...reply.answers[0],
          text: text
            .replace(/\r\n?|\v/g, "\n")
            .replaceAll("\0", "\ufffd")
            .replaceAll("\x1b", "\ufffd"),
        },
      ]);
    },
  );
});

describe("what mail programs do to text", () => {
  const damage = (reply: Reply, form: "short" | "long", names: (keyof typeof DAMAGE)[]): string =>
    names.reduce((text, name) => DAMAGE[name](text), composeReply(reply, PAPER, form));

  test("loses no word and moves no answer, in any combination", () => {
    fc.assert(
      fc.property(anyReply, form, damages, (reply, form, names) => {
        const parsed = parseReply(damage(reply, form, names), PAPER);
        expect(wordsByPlace(parsed.reply)).toEqual(wordsByPlace(reply));
        expect(parsed).toMatchObject({ complete: true, unplaced: [], asked: [] });
      }),
      { numRuns },
    );
  });

  test("keeps a greeting and a footer apart, before or after other damage", () => {
    fc.assert(
      fc.property(anyReply, form, damages, damages, (reply, form, before, after) => {
        const mail = GREETING + damage(reply, form, before) + FOOTER;
        const parsed = parseReply(
          after.reduce((text, name) => DAMAGE[name](text), mail),
          PAPER,
        );
        expect(wordsByPlace(parsed.reply)).toEqual(wordsByPlace(reply));
        const unplaced = wordsOf(parsed.unplaced.map(({ text }) => text).join(" "));
        expect(unplaced).toEqual(expect.arrayContaining(wordsOf(GREETING + FOOTER)));
      }),
      { numRuns },
    );
  });

  test("may join the lines of each paragraph", () => {
    fc.assert(
      fc.property(anyReply, form, damages, (reply, form, names) => {
        const joined = joinLines(composeReply(reply, PAPER, form));
        const mail = names.reduce((text, name) => DAMAGE[name](text), joined);
        expect(wordsByPlace(parseReply(mail, PAPER).reply)).toEqual(wordsByPlace(reply));
      }),
      { numRuns },
    );
  });

  test("may join all lines; where they are wrapped again, markers within lines are at least noted", () => {
    fc.assert(
      fc.property(anyReply, form, damages, (reply, form, names) => {
        const joined = joinLines(DAMAGE.dropBlankLines(composeReply(reply, PAPER, form)));
        expect(wordsByPlace(parseReply(joined, PAPER).reply)).toEqual(wordsByPlace(reply));
        const parsed = parseReply(
          names.reduce((text, name) => DAMAGE[name](text), joined),
          PAPER,
        );
        if (parsed.notes.some(({ what }) => what === "inline")) return;
        expect(withoutQuoteSigns(parsed.reply)).toEqual(withoutQuoteSigns(reply));
      }),
      { numRuns },
    );
  });
});
