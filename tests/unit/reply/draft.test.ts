import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draftOf, parseDraft, restoreDraft } from "../../../src/reply/draft.ts";
import { anyChoiceReply as anyReply, anyText, CHOICE_PAPER, PAPER } from "../../support/replies.ts";
import { numRuns } from "../../support/property-runs.ts";

const savedAt = "2026-11-22T15:30:00.000Z";
const answer = { number: "3.2", id: "power", text: " Those \ud800 who\r\n live there \n" };
const reply = { paper: { title: PAPER.title, edition: 1 }, name: "Ann ", answers: [answer] };

/** The next edition: 3.2 is now 2.1, 12.4 asks something else under the same id, 1.1 is gone, 3.10 has a new id. */
const NEXT = {
  ...PAPER,
  edition: 2,
  questions: [
    { ...PAPER.questions[1]!, number: "2.1" },
    { ...PAPER.questions[2]!, id: "renamed" },
    { ...PAPER.questions[3]!, text: "What else, and why?" },
  ],
};

describe("a draft", () => {
  test("keeps texts as typed, with the question each one answers", () => {
    expect(draftOf(reply, PAPER, savedAt)).toEqual({
      ...reply,
      version: 1,
      savedAt,
      answers: [{ ...answer, question: PAPER.questions[1]?.text }],
    });
  });

  test("keeps comments with the text of their paragraphs", () => {
    const passages = [
      { number: "1.2", quote: "S", text: "a" },
      { number: "7.1", text: "b" },
    ];
    const draft = draftOf({ ...reply, passages }, PAPER, savedAt);
    expect(draft.passages).toEqual([
      { ...passages[0], paragraph: "Short." },
      { ...passages[1], paragraph: "" },
    ]);
    expect(restoreDraft(draft, NEXT).reply.passages).toEqual(passages);
  });

  test("comes back from storage and into the same edition as it was, for any reply", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const known = {
          ...reply,
          paper: { title: PAPER.title, edition: 1 },
          answers: reply.answers.filter(({ id }) => id),
        };
        const draft = parseDraft(JSON.stringify(draftOf(known, CHOICE_PAPER, savedAt)));
        expect(draft && restoreDraft(draft, CHOICE_PAPER)).toEqual({ reply: known, changed: [], removed: [] });
      }),
      { numRuns },
    );
  });

  test("survives a newer edition: answers move with their question, changed and removed ones are shown", () => {
    const answers = PAPER.questions.map(({ number }) => ({ number, text: `to ${number}` }));
    const restored = restoreDraft(draftOf({ ...reply, answers }, PAPER, savedAt), NEXT);
    expect(restored).toEqual({
      reply: {
        paper: { title: PAPER.title, edition: 2 },
        name: "Ann ",
        answers: [
          { number: "2.1", id: "power", text: "to 3.2" },
          { number: "3.10", id: "renamed", text: "to 3.10" },
          { number: "12.4", id: "last", text: "to 12.4" },
        ],
      },
      changed: [{ id: "last", number: "12.4", question: "What else?", now: "What else, and why?", text: "to 12.4" }],
      removed: [{ id: "limits", number: "1.1", question: PAPER.questions[0]?.text, text: "to 1.1" }],
    });
  });

  test("shows an answer to a question that no paper has as removed", () => {
    const draft = draftOf({ ...reply, answers: [{ number: "9.9", text: "x" }] }, PAPER, savedAt);
    expect(restoreDraft(draft, PAPER).removed).toEqual([{ id: "9.9", number: "9.9", question: "", text: "x" }]);
  });
});

describe("parseDraft", () => {
  test.each([
    "",
    "null",
    "[]",
    "1",
    '"x"',
    "{",
    "{}",
    '{"version":2,"answers":[]}',
    '{"version":1,"answers":{}}',
    "[".repeat(100_000),
  ])("finds no draft in %.30j", (json) => {
    expect(parseDraft(json)).toBeUndefined();
  });

  test("keeps what is whole of a damaged draft", () => {
    const good = { id: "power", number: "3.2", question: "Q?", text: "x" };
    const bad = [null, 1, [], {}, { ...good, text: 1 }, { ...good, id: "" }, { ...good, number: "3.2]\n[end" }];
    const json = JSON.stringify({
      version: 1,
      savedAt: "soon",
      paper: { title: 1, edition: "1" },
      name: {},
      role: "R",
      publish: "all",
      answers: [...bad, good, { ...good, question: null }],
    });
    expect(parseDraft(json)).toEqual({
      version: 1,
      savedAt: "",
      paper: { title: "", edition: 0 },
      role: "R",
      answers: [good, { ...good, question: "" }],
    });
  });

  test("takes nothing over from hostile keys", () => {
    const draft = parseDraft('{"version":1,"answers":[],"__proto__":{"name":"Eve"},"constructor":1,"extra":"x"}');
    expect(draft).toEqual({ version: 1, savedAt: "", paper: { title: "", edition: 0 }, answers: [] });
    expect(draft?.name).toBeUndefined();
  });

  test("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), (json) => void parseDraft(json)),
      { numRuns },
    );
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (answers, paper) => {
        const draft = parseDraft(JSON.stringify({ version: 1, answers, paper }));
        expect(draft && restoreDraft(draft, PAPER)).toHaveProperty("reply.answers");
      }),
      { numRuns },
    );
  });
});
