import { expect, test } from "vitest";
import { pathOf, responsePages } from "../../src/paper/response-pages.ts";
import { assembleResponses } from "../../src/paper/responses.ts";

const QUESTIONS = ["trees", "work"];

/** What many people of one organisation said to each question. */
function responsesOf(people: number, text: string) {
  const answer = (index: number, question: string) => ({
    id: `a-${index.toString(16).padStart(9, "0")}${question.length % 10}`,
    name: `Ann ${index}`,
    organisation: "Pear Trust",
    text,
  });
  const summary = {
    format: "responses/1" as const,
    edition: 1,
    collated: "22 November 2026",
    respondents: people,
    named: people,
    anonymous: 0,
    withheld: 0,
    questions: QUESTIONS.map((id) => ({ id, answers: people, published: people })),
    paragraphs: [],
  };
  const answers = Object.fromEntries(
    QUESTIONS.map((id) => [`questions/${id}.jsonl`, Array.from({ length: people }, (_, index) => answer(index, id))]),
  );
  return assembleResponses({ summary, answers }, "en", new Set());
}

test.each([
  ["many", 60, "Yes."],
  ["long", 12, "Pears. ".repeat(900)],
])("%s answers of an organisation, as to a question, are divided among pages", (_, people, text) => {
  const responses = responsesOf(people, text);
  const pages = responsePages(responses);
  const own = pages.flatMap((page) => (page.kind === "organisation" ? page : []));
  expect(own.flatMap(({ answers }) => answers)).toEqual(responses.organisations[0]?.answers);
  expect(own.map(pathOf).slice(0, 2)).toEqual(["organisations/pear-trust", "organisations/pear-trust/2"]);
  const sizes = pages.flatMap((page) =>
    page.kind === "paragraphs" ? [] : [{ count: page.answers.length, characters: page.answers.length * text.length }],
  );
  for (const { count, characters } of sizes) {
    expect(count).toBeLessThanOrEqual(50);
    expect(characters).toBeLessThanOrEqual(24_000);
  }
});
