import { describe, expect, test } from "vitest";
import { COLLATED_PAPER, collateFiles, mail, mailbox, mailFile, reply } from "../../support/collate-text.ts";

const [LIMITS, POWER, LONG] = COLLATED_PAPER.questions.map(({ text }) => text);
const collateOne = async (body: string, headers: Record<string, string> = {}) =>
  (await collateFiles([mailFile("a.eml", mail(body, headers))])).lines[0]!;
const answersIn = async (body: string) =>
  Object.fromEntries((await collateOne(body)).answers.map(({ question, text }) => [question, text]));

const BOTH = { "Q1.1": "Money, mostly.", "Q3.2": "The council." };

describe("answers without markers are placed where it is certain:", () => {
  test.each([
    ["Q1.1: Money, mostly.\n\nQ3.2: The council."],
    ["Q1.1 Money, mostly.\nQ3.2 The council."],
    ["1.1 Money, mostly.\n\n3.2 The council."],
    ["1.1\nMoney, mostly.\n\n3.2\nThe council."],
    ["Question 1.1 - Money, mostly.\n\nQuestion 3.2 - The council."],
    ["question 1.1: Money, mostly.\nquestion 3.2: The council."],
    ["(Q1.1) Money, mostly.\n\n(Q3.2) The council."],
    ["(1.1) Money, mostly.\n\n(3.2) The council."],
    ["[1.1] Money, mostly.\n\n[3.2] The council."],
    ["[Question 1.1] Money, mostly.\n\n[Question 3.2]\nThe council."],
    ["*Q1.1:* Money, mostly.\n\n*Q3.2:* The council."],
    ["Section 1\n1) Money, mostly.\n\nSection 3\n2) The council."],
    [`${LIMITS}\n\nMoney, mostly.\n\n${POWER}\n\nThe council.`],
    [`${LIMITS} Money, mostly.\n\n${POWER!.replace("and why", "\nand why")}\nThe council.`],
    [`Q1.1: ${LIMITS}\nMoney, mostly.\n\nQ3.2: ${POWER}\nThe council.`],
  ])("%j", async (text) => {
    for (const body of [
      text,
      `Dear publisher,\n\n${text}\n\nBest wishes\nNora`,
      `${text}\n\nKind regards, Nora N. Ash`,
    ])
      expect(
        Object.fromEntries(Object.entries(await answersIn(body)).map(([name, said]) => [name, said.trim()])),
      ).toEqual(BOTH);
  });

  test("markers on consecutive lines, each with its answer", async () => {
    expect(await answersIn("[Q1.1] Money, mostly.\n[Q3.2] The council.")).toEqual(BOTH);
  });

  test("they are marked as placed by reading, and nothing around them is lost", async () => {
    const line = await collateOne("Dear publisher,\n\nQ1.1: Money.\n\nBest wishes\nNora");
    expect(line.answers[0]).toMatchObject({ placed_by_reading: true });
    expect(line.unplaced.map(({ text }) => text)).toEqual(["Dear publisher,\n", "Best wishes\nNora"]);
    expect((await collateOne(reply({ "Q1.1": "x" }))).answers[0]).toMatchObject({ placed_by_reading: false });
  });

  test("a sheet whose markers are gone", async () => {
    const sheet = `Reply to: ${COLLATED_PAPER.title} (edition 1)\n\nName: Ann Ash\nPublish: named\n\n${LIMITS}\n\nMoney.\n\n${LONG}\n\nAll of them.`;
    expect(await collateOne(sheet)).toMatchObject({ name: "Ann Ash", publish: "named" });
    expect(await answersIn(sheet)).toEqual({ "Q1.1": "Money.", "Q3.10": "All of them." });
  });
});

test.each([
  ["a measure at the start of a line", "We serve\n3.2 million people in all of the county, and it grows."],
  ["a question of another paper", "Q7.7: This is not a question that the paper asks at all."],
  ["a quotation", "Thanks!\n\n> Q1.1: Money, mostly, and the time of volunteers.\n"],
])("nothing is placed below %s", async (_, body) => {
  expect((await collateOne(body)).answers).toEqual([]);
});

describe("a letter", () => {
  const LETTER =
    "Dear Publisher,\n\nI am writing in response to your paper. I think that public bodies and voluntary organisations cannot share a budget.\n\nYours sincerely\nHarry Hand";

  test("counts as a reply without placed answers, shown whole with the questions it likely speaks to", async () => {
    const { lines, digest, files } = await collateFiles([mailFile("a.eml", mail(LETTER))]);
    expect(lines[0]).toMatchObject({ status: "counted", letter: true, likely_questions: ["Q3.10"] });
    expect(digest.tally).toMatchObject({ counted: 1, letters: 1 });
    expect(digest.tally.respondents.size).toBe(1);
    expect(files["digest.html"]).toContain("cannot share a budget");
    expect(files["digest.html"]).toContain("Likely about Q3.10");
    expect(files["digest.md"]).toContain("cannot share a budget");
  });

  test("that is confidential is counted and not shown", async () => {
    const { files, digest } = await collateFiles([
      mailFile("a.eml", mail(`Please keep this confidential.\n\n${LETTER}`)),
    ]);
    expect(digest.tally.letters).toBe(1);
    expect(files["digest.html"]! + files["digest.md"]!).not.toContain("writing in response");
  });

  test.each([
    ["Thank you very much for sending this to us all.", "empty"],
    ["When is the deadline for replies to this paper, please?", "empty"],
    ["Could you send me a copy of the paper by post?", "empty"],
    ["Please ignore my previous e-mail, I pressed send too early. I will write again.", "withdrawal"],
    ["My last message was sent in error.", "withdrawal"],
  ])("is not %s", async (body, status) => {
    expect((await collateOne(`Dear team,\n\n${body}\n\nRegards\nNora`)).status).toBe(status);
  });
});

test("a header line without the subtitle is still this paper's", async () => {
  const paper = { ...COLLATED_PAPER, shortTitle: "Big Society" };
  const text = reply({ "Q1.1": "Yes" }).replace("Big Society: Constraints and Potentials", "Big Society");
  const { lines } = await collateFiles(
    [mailFile("in.mbox", mailbox(mail(text), mail(text.replace("edition 1", "edition 2"))))],
    "internal",
    paper,
  );
  expect(lines.map(({ status }) => status)).toEqual(["counted", "other-edition"]);
});

test.each([
  ["Europe/London", "3 Jul 2026 23:59:59 +0100", "4 Jul 2026 00:00:00 +0100"],
  ["Australia/Sydney", "3 Jul 2026 23:59:59 +1000", "3 Jul 2026 14:00:00 +0000"],
  ["America/Los_Angeles", "4 Jul 2026 06:59:59 +0000", "4 Jul 2026 07:00:00 +0000"],
])("the closing day ends at midnight in %s, whatever the zone of a mail", async (timezone, last, first) => {
  const paper = { ...COLLATED_PAPER, closes: "2026-07-03", timezone };
  const mails = [last, first].map((Date, at) => mail(reply({ "Q1.1": Date }), { Date, From: `${at}@example.org` }));
  const { lines, digest, files } = await collateFiles([mailFile("in.mbox", mailbox(...mails))], "internal", paper);
  expect(lines.map(({ late }) => late)).toEqual([false, true]);
  expect(digest.tally.late).toBe(1);
  expect(files["replies.csv"]!.match(/"late"/g)).toHaveLength(2);
});

test("a reply without a date is not called late", async () => {
  const paper = { ...COLLATED_PAPER, closes: "2026-07-03" };
  const { lines } = await collateFiles(
    [mailFile("in.mbox", mailbox(mail(reply({ "Q1.1": "Yes" }), { Date: "" })))],
    "internal",
    paper,
  );
  expect(lines.map(({ late }) => late)).toEqual([false]);
});

test("a reply after the closing day is counted and marked as late", async () => {
  const paper = { ...COLLATED_PAPER, closes: "2026-11-03" };
  const sent = (Date: string) => mail(reply({ "Q1.1": Date }), { Date, From: `${Date.slice(0, 2)}@example.org` });
  const mails = [sent("3 Nov 2026 23:00:00 +0000"), sent("4 Nov 2026 08:00:00 +0000")];
  const { lines, digest, files } = await collateFiles([mailFile("in.mbox", mailbox(...mails))], "internal", paper);
  expect(lines.map(({ late }) => late)).toEqual([false, true]);
  expect(digest.tally).toMatchObject({ counted: 2, late: 1 });
  expect(files["digest.html"]).toContain('<span class="badge">late</span>');
});
