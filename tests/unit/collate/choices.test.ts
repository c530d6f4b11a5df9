import { describe, expect, test } from "vitest";
import { composeReply } from "../../../src/reply/compose.ts";
import type { Publish, Reply } from "../../../src/reply/reply.ts";
import { COLLATED_PAPER, collateFiles, mail, mailbox, mailFile } from "../../support/collate-text.ts";

const CHOICES = ["Yes", "No", "Don’t know; ask me later"];
const TREES = ["Apples", "Pears, late", "Plums", "None of these, and no other tree that grows taller than a man"];
const url = "https://example.org/";
const PAPER = {
  ...COLLATED_PAPER,
  questions: [
    { id: "go-on", number: "1.1", text: "Should it go on?", choices: CHOICES, url },
    { id: "trees", number: "1.2", text: "Which trees?", choices: TREES, several: true, url },
    { id: "words", number: "1.3", text: "What else?", url },
  ],
};
type Answers = Reply["answers"];

const replyOf = (answers: Answers, who: Partial<Reply> = {}): string =>
  composeReply({ paper: { title: PAPER.title, edition: 1 }, answers, publish: "named", ...who }, PAPER, "short");
const from = (name: string, body: string) => mail(body, { From: `${name}@example.org` });
const collateMails = (mails: string[], audience: "internal" | "public" = "internal") =>
  collateFiles([mailFile("in.mbox", mailbox(...mails))], audience, PAPER);

test("in 10,000 replies the counts of choices are what went in", async () => {
  const expected = new Map<string, { individuals: number; organisations: number }>();
  const count = (choice: string, who: "individuals" | "organisations") => {
    const each = expected.get(choice) ?? { individuals: 0, organisations: 0 };
    each[who] += 1;
    expected.set(choice, each);
  };
  const publish: (Publish | undefined)[] = ["named", "anonymous", "confidential", undefined];
  const mails = Array.from({ length: 10_000 }, (_, at) => {
    const one = CHOICES[at % 7]!;
    const several = TREES.filter((_, place) => (at >> place) & 1);
    const organisation = at % 3 === 0 ? `Group ${at}` : undefined;
    for (const choice of [...(one ? [one] : []), ...several])
      count(choice, organisation ? "organisations" : "individuals");
    const answers: Answers = [
      ...(one ? [{ number: "1.1", chosen: [one], text: at % 2 ? `Because of ${at}.` : "" }] : []),
      ...(several.length ? [{ number: "1.2", chosen: several, text: "" }] : []),
      { number: "1.3", text: `Nothing ${at}.` },
    ];
    const choice = publish[at % 4];
    const who = { ...(organisation && { organisation }), ...(choice && { publish: choice }) };
    return from(`a${at}`, replyOf(answers, who));
  });
  const { digest } = await collateMails(mails);
  const counted = digest.tally.questions.flatMap(({ choices = [] }) =>
    choices.map((each) => [each.choice, each.chosen] as const),
  );
  expect(digest.tally.counted).toBe(10_000);
  expect(new Map(counted)).toEqual(expected);
  expect(digest.tally.questions.map(({ otherChoices }) => otherChoices)).toEqual([0, 0, undefined, undefined]);
});

describe("a digest", () => {
  const mails = [
    from("ann", replyOf([{ number: "1.1", chosen: ["Yes"], text: "It is quiet." }], { name: "Ann Ash" })),
    from(
      "bob",
      replyOf([{ number: "1.2", chosen: ["Apples", "Pears, late"], text: "" }], { organisation: "Bees Ltd" }),
    ),
    from("cat", replyOf([{ number: "1.1", chosen: ["No"], text: "" }], { publish: "confidential", name: "Cat Cole" })),
  ];

  test("counts choices with bars, and says below each answer what was chosen", async () => {
    const { files } = await collateMails(mails);
    const html = files["digest.html"]!;
    expect(html).toMatch(
      /<th scope="row">Yes\s*<svg class="bar".*width="50\.0".*<\/th><td class="number">1<\/td><td class="number">1<\/td><td class="number">0<\/td>/,
    );
    expect(html).toContain('<p class="chosen" dir="auto"><strong>Apples; Pears, late</strong></p>');
    expect(files["digest.md"]).toContain("| Yes | 1 |");
  });

  test("lists in tables what each respondent chose, those of confidential replies beside their words", async () => {
    const { files } = await collateMails(mails);
    const rows = files["choices.csv"]!.trimEnd().split("\r\n");
    expect(rows[0]).toBe('\ufeff"respondent","name","organisation","publish","Q1.1","Q1.2"');
    expect(rows.slice(1)).toEqual([
      '"1","Ann Ash","","named","Yes",""',
      '"2","bob@example.org","Bees Ltd","named","","Apples; Pears, late"',
    ]);
    expect(files["confidential/choices.csv"]).toContain('"No"');
    expect(files["replies.csv"]).toContain('"Apples; Pears, late"');
  });

  test("gives i.AI Consult the options and what was chosen, without what is confidential", async () => {
    const { files } = await collateMails(mails);
    const part = "consult/inputs/question_part_1";
    expect(JSON.parse(files[`${part}/question.json`]!)).toMatchObject({ multi_choice_options: CHOICES });
    expect(files[`${part}/multi_choice.jsonl`]).toBe('{"themefinder_id":1,"options":["Yes"]}\n');
    expect(files["consult/inputs/question_part_2/responses.jsonl"]).toBe("");
    expect(files["consult/inputs/question_part_3/multi_choice.jsonl"]).toBeUndefined();
  });

  test("for publication splits no count of which a part is small", async () => {
    const { files } = await collateMails(mails, "public");
    expect(files["digest.html"]).toContain("not shown: fewer than 5");
    expect(files["choices.csv"]).not.toMatch(/No"/);
  });
});

test("a later reply replaces the choice of an earlier one", async () => {
  const first = from("ann", replyOf([{ number: "1.1", chosen: ["Yes"], text: "" }]));
  const later = mail(replyOf([{ number: "1.1", chosen: ["No"], text: "" }]), {
    From: "ann@example.org",
    Date: "Wed, 4 Nov 2026 10:00:00 +0000",
  });
  const { digest } = await collateMails([first, later]);
  expect(digest.tally.questions[0]).toMatchObject({ answers: 1, superseded: 1 });
  expect(digest.tally.questions[0]?.choices?.map(({ chosen }) => chosen.individuals)).toEqual([0, 1, 0]);
});

test("the words of a choice alone are that choice", async () => {
  const { lines } = await collateMails([from("ann", "Q1.1: yes\n\nQ1.3: yes\n\nRegards\nAnn")]);
  const { answers } = lines[0]!;
  expect(answers.map(({ question, chosen }) => [question, chosen])).toEqual([
    ["Q1.1", ["Yes"]],
    ["Q1.3", []],
  ]);
});

test("a choice that is not offered is kept, counted apart and named for a look", async () => {
  const body = replyOf([{ number: "1.1", chosen: ["Yes"], text: "x" }]).replace("Choice: Yes", "Choice: Perhaps");
  const { digest, files } = await collateMails([from("ann", body)]);
  expect(digest.tally.questions[0]).toMatchObject({ otherChoices: 1 });
  expect(files["needs-review.csv"]).toContain("a choice at Q1.1 that the question does not offer");
  expect(files["replies.csv"]).toContain('"Perhaps"');
});

test("a confidential reply leaves nothing of an unknown choice outside of its folder", async () => {
  const body = replyOf([{ number: "1.1", chosen: ["Yes"], text: "" }], { publish: "confidential" }).replace(
    "Choice: Yes",
    "Choice: Zymurgy",
  );
  const { files } = await collateMails([from("ann", body)]);
  const open = Object.entries(files).filter(([name]) => !name.startsWith("confidential/"));
  expect(open.filter(([, text]) => text?.includes("Zymurgy"))).toEqual([]);
  expect(files["confidential/replies.csv"]).toContain("Zymurgy");
});

test.each(["internal", "public"] as const)(
  "the same words after another choice are shown too (%s)",
  async (audience) => {
    const text = "Because the paths must be kept open for everybody.";
    const { digest, files } = await collateMails(
      ["Yes", "No", "No"].map((choice, at) => from(`same${at}`, replyOf([{ number: "1.1", chosen: [choice], text }]))),
      audience,
    );
    expect(digest.campaigns).toEqual([{ id: 1, questions: [0], messages: [2, 3] }]);
    const html = files["digest.html"]!.split('id="replies"')[0]!;
    expect(html.match(/<p class="chosen".*?<\/p>/g)).toEqual([
      '<p class="chosen" dir="auto"><strong>Yes</strong></p>',
      '<p class="chosen" dir="auto"><strong>No</strong></p>',
    ]);
    if (audience === "public")
      expect(files["responses/questions/go-on.jsonl"]?.split("\n").filter((line) => line.includes(text))).toHaveLength(
        2,
      );
  },
);
