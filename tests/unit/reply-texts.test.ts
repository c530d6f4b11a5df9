import { expect, test } from "vitest";
import { isEmpty, sortReply } from "../../src/elements/reply-texts.ts";
import { draftOf, parseDraft, restoreDraft } from "../../src/reply/draft.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { PAPER } from "../support/replies.ts";

const paper = { title: PAPER.title, edition: PAPER.edition };

test("answers stand in the paper's order and comments in that of the paragraphs, whichever came first", () => {
  const text = "x";
  const reply = {
    paper,
    answers: ["12.4", "1.1", "99.1", "3.10", "3.2"].map((number) => ({ number, text })),
    passages: ["3.10", "3.9", "12.1", "3.9"].map((number, at) => ({ number, quote: `${at}`, text })),
  };
  const sorted = sortReply(reply, PAPER);
  expect(sorted.answers.map(({ number }) => number)).toEqual([...PAPER.questions.map(({ number }) => number), "99.1"]);
  expect(sorted.passages?.map(({ number, quote }) => `${number} ${quote}`)).toEqual([
    "3.9 1",
    "3.9 3",
    "3.10 0",
    "12.1 2",
  ]);
});

test("a reply is empty until there is an answer, a comment on a paragraph or one on the whole", () => {
  expect(isEmpty({ paper, name: "Ann", answers: [] })).toBe(true);
  expect(isEmpty({ paper, answers: [{ number: "1.1", text: "x" }] })).toBe(false);
  expect(isEmpty({ paper, answers: [], passages: [{ number: "1.1", text: "x" }] })).toBe(false);
  expect(isEmpty({ paper, answers: [], comments: "x" })).toBe(false);
});

test("a reply that went to another tab and came back is the same to the letter, or tabs would correct each other for ever", () => {
  const [first, second] = PAPER.questions;
  const typed = {
    publish: "named",
    comments: "c",
    passages: [
      { text: "b", quote: "y", number: "3.9" },
      { text: "a", quote: "x", number: "3.9" },
    ],
    role: "",
    answers: [
      { text: "2", number: second!.number },
      { text: "1", number: first!.number },
    ],
    name: "Ann",
    paper,
  } as const;
  const mine = sortReply(structuredClone(typed) as unknown as Reply, PAPER);
  const sent = JSON.stringify(draftOf(mine, PAPER, "2026-11-26T06:00:00.000Z"));
  const theirs = sortReply(restoreDraft(parseDraft(sent)!, PAPER).reply, PAPER);
  expect(JSON.stringify(theirs)).toBe(JSON.stringify(mine));
});
