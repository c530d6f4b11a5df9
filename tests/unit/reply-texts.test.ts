import { expect, test } from "vitest";
import { isEmpty, sortReply } from "../../src/elements/reply-texts.ts";
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
