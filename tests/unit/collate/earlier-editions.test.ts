import { describe, expect, test } from "vitest";
import { COLLATED_PAPER, collateFiles, mail, mailbox, mailFile, reply } from "../../support/collate-text.ts";

const [first, second] = COLLATED_PAPER.questions;
/** The second edition, which asks the first question in other words, moves the second, and has dropped a third. */
const paper = {
  ...COLLATED_PAPER,
  edition: 2,
  earlier: [
    {
      edition: 1,
      questions: [
        { id: second!.id, number: "9.1", text: second!.text },
        { id: first!.id, number: "9.2", text: "Would you do something else?" },
        { id: "gone", number: first!.number, text: "Is this question gone?", choices: ["Yes, gone", "No"] },
      ],
    },
  ],
};

async function collateReply(text: string) {
  const collated = await collateFiles([mailFile("in.mbox", mailbox(mail(text)))], "internal", paper);
  return { line: collated.lines[0]!, review: collated.files["needs-review.csv"] ?? "" };
}

describe("a reply to an earlier edition", () => {
  test("counts below the question of the same id, wherever that stands now", async () => {
    const { line, review } = await collateReply(reply({ "Q9.1": "Yes, on Saturdays" }));
    expect(line.status).toBe("counted");
    expect(line.answers).toMatchObject([{ question: `Q${second!.number}`, text: "Yes, on Saturdays" }]);
    expect(review).toBe("");
  });

  test("counts below a question that has other words now, and says which it had", async () => {
    const { line, review } = await collateReply(reply({ "Q9.2": "Something else" }));
    expect(line.answers).toMatchObject([{ question: `Q${first!.number}`, text: "Something else" }]);
    expect(review).toContain("Would you do something else?");
  });

  test("keeps an answer whose question is gone below no question, though another has its number now", async () => {
    const { line } = await collateReply(reply({ [`Q${first!.number}`]: "It is", "Q9.1": "Yes" }));
    expect(line.answers.map(({ text }) => text)).toEqual(["Yes"]);
    expect(line.unplaced.map(({ text }) => text)).toEqual([`[Q${first!.number}] Is this question gone?\n\nIt is`]);
  });

  test("keeps a choice whose question is gone with its words", async () => {
    const { line } = await collateReply(
      reply({ [`Q${first!.number}`]: "Choice: yes gone\n\nWhy: It is", "Q9.1": "Yes" }),
    );
    expect(line.unplaced.map(({ text }) => text)).toEqual([
      `[Q${first!.number}] Is this question gone?\n\nYes, gone\nIt is`,
    ]);
  });

  test("keeps its choices: those that the question still offers as such, others as words", async () => {
    const offering = (choices: string[]) => ({ ...first!, choices, several: true, url: "https://paper.example/" });
    const now = {
      ...paper,
      questions: [offering(["Yes", "Perhaps"]), ...paper.questions.slice(1)],
      earlier: [{ edition: 1, questions: [offering(["Yes", "No"])] }],
    };
    const text = reply({ [`Q${first!.number}`]: "Choice: Yes; No\n\nOn Saturdays" });
    const { lines } = await collateFiles([mailFile("in.mbox", mailbox(mail(text)))], "internal", now);
    expect(lines[0]!.answers).toMatchObject([
      { question: `Q${first!.number}`, chosen: ["Yes"], text: "No\nOn Saturdays" },
    ]);
  });

  test("is told apart where nothing is known of its edition", async () => {
    const { line } = await collateReply(reply({ "Q9.1": "Yes" }).replace("edition 1", "edition 7"));
    expect(line.status).toBe("other-edition");
  });
});
