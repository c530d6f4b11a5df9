import { describe, expect, test } from "vitest";
import { foldChoices } from "../../../src/reply/choices.ts";
import { composeAnswerSheet, composeReply, composeSlot } from "../../../src/reply/compose.ts";
import { composeEml, readEml } from "../../../src/reply/eml.ts";
import { composeQuestionLink } from "../../../src/reply/mailto.ts";
import { parseReply } from "../../../src/reply/parse.ts";
import { DAMAGE } from "../../support/mail-damage.ts";
import { PAPER as OTHERS } from "../../support/replies.ts";

const PAPER = {
  ...OTHERS,
  questions: [
    { id: "go-on", number: "1.1", text: "Should it go on?", choices: ["Yes", "No", "Don’t know"] },
    { id: "trees", number: "1.2", text: "Which trees?", choices: ["Apples", "Pears, late", "Plums"], several: true },
    { id: "now", number: "1.3", text: "Now?", choices: ["Yes", "No"], why: false },
    { id: "words", number: "1.4", text: "What else?" },
  ],
};
const HEAD = "Reply to: Big Society: Constraints and Potentials (edition 1)";
const reply = (...answers: { number: string; chosen?: string[]; text: string }[]) => ({
  paper: { title: PAPER.title, edition: 1 },
  answers,
});
const read = (...lines: string[]) => parseReply([HEAD, "", ...lines, "", "[end]"].join("\n"), PAPER);

describe("a reply", () => {
  test("says first what was chosen, and then why", () => {
    const text = composeReply(
      reply(
        { number: "1.1", chosen: ["Yes"], text: "It is quiet." },
        { number: "1.2", chosen: ["Apples", "Pears, late"], text: "" },
      ),
      PAPER,
      "short",
    );
    expect(text).toBe(
      `${HEAD}\n\n[Q1.1]\n\nChoice: Yes\n\nWhy:\n\nIt is quiet.\n\n[Q1.2]\n\nChoice: Apples; Pears, late\n\n[end]\n`,
    );
  });

  test("comes back through an .eml file", () => {
    const sent = reply({ number: "1.2", chosen: ["Pears, late", "Plums"], text: "Both: “late”" });
    const eml = readEml(composeEml({ to: "a@example.org", subject: "s", body: composeReply(sent, PAPER, "long") }));
    expect("text" in eml && parseReply(eml.text, PAPER).reply.answers).toEqual([{ ...sent.answers[0], id: "trees" }]);
  });
});

describe("what people write by hand", () => {
  test.each([
    ["the choice alone", ["Choice: no"], { chosen: ["No"], text: "" }],
    ["words below it, without a label", ["Choice: Yes", "", "It is quiet."], { chosen: ["Yes"], text: "It is quiet." }],
    ["words at once below it", ["Choice: Yes", "It is quiet."], { chosen: ["Yes"], text: "It is quiet." }],
    [
      "straight quotes",
      ["Choice: Don't know", "", "Why: Who can say?"],
      { chosen: ["Don’t know"], text: "Who can say?" },
    ],
    ["bold labels", ["*Choice:* Yes", "", "*Why:* Quiet."], { chosen: ["Yes"], text: "Quiet." }],
    ["words alone", ["Choice:", "", "Why:", "", "Quiet."], { text: "Quiet." }],
    ["words in place of a choice", ["Choice:", "", "It is quiet."], { text: "It is quiet." }],
    ["no label at all", ["Yes"], { text: "Yes" }],
  ])("%s", (_, lines, answer) => {
    const parsed = read("[Q1.1]", ...lines);
    expect(parsed.reply.answers).toEqual([{ number: "1.1", id: "go-on", ...answer }]);
    expect([parsed.notes, parsed.unplaced]).toEqual([[], []]);
  });

  test("slashes, as an answer sheet has them, part choices too", () => {
    expect(read("[Q1.2]", "Choice: Apples / plums", "Why:").reply.answers[0]).toMatchObject({
      chosen: ["Apples", "Plums"],
    });
  });

  test("a choice that is not offered is kept and named, and so are two where one may be made", () => {
    expect(read("[Q1.1]", "Choice: Perhaps", "Why: x")).toMatchObject({
      reply: { answers: [{ chosen: ["Perhaps"], text: "x" }] },
      notes: [{ what: "choice", number: "1.1" }],
    });
    expect(read("[Q1.1]", "Choice: Yes / No", "Why: x")).toMatchObject({
      reply: { answers: [{ chosen: ["Yes", "No"], text: "x" }] },
      notes: [{ what: "several", number: "1.1" }],
    });
  });

  test("below a question without choices it is text", () => {
    expect(read("[Q1.4]", "Choice: of apples").reply.answers).toEqual([
      { number: "1.4", id: "words", text: "Choice: of apples" },
    ]);
  });
});

describe("an answer sheet", () => {
  const sheet = composeAnswerSheet(PAPER);

  test("offers the choices, and asks why where that is asked", () => {
    expect(sheet).toContain("[Q1.1]\n\nChoice: Yes / No / Don’t know\n\nWhy:\n");
    expect(sheet).toContain("[Q1.3]\n\nChoice: Yes / No\n\n[Q1.4?]");
    expect(composeSlot("1.3", PAPER)).toBe(`${HEAD}\n\n[Q1.3]\n\nChoice: Yes / No\n\n[end]\n`);
    expect(decodeURIComponent(composeQuestionLink("1.2", PAPER).href)).toContain(
      "Choice: Apples / Pears, late / Plums",
    );
  });

  test.each(["none", ...(Object.keys(DAMAGE) as (keyof typeof DAMAGE)[])] as const)(
    "left as it is makes no choice (damage: %s)",
    (name) => {
      const parsed = parseReply(name === "none" ? sheet : DAMAGE[name](sheet), PAPER);
      expect(parsed).toMatchObject({ reply: { answers: [] }, asked: [], unplaced: [], notes: [] });
    },
  );

  test("with why, but with all of several choices left, is for a person to look at", () => {
    const filled = sheet.replace(/(Plums\n\nWhy:)/, "$1 All of them.");
    expect(parseReply(filled, PAPER)).toMatchObject({
      reply: { answers: [{ number: "1.2", text: "All of them." }] },
      notes: [{ what: "all", number: "1.2" }],
    });
  });

  test("an answer typed above the message of one question finds its place", () => {
    expect(parseReply(`I think so.\n\n${composeSlot("1.1", PAPER)}`, PAPER).reply.answers).toEqual([
      { number: "1.1", id: "go-on", text: "I think so." },
    ]);
  });
});

describe("a form of another edition", () => {
  const [one, several] = PAPER.questions;

  test.each([
    ["keeps what is offered", one, ["No"], { chosen: ["No"], text: "x" }],
    ["puts into words what is not", one, ["Never"], { text: "Never\nx" }],
    ["puts into words a second choice where one may be made", one, ["No", "Yes"], { chosen: ["No"], text: "Yes\nx" }],
    ["keeps several", several, ["Plums", "Figs", "Apples"], { chosen: ["Plums", "Apples"], text: "Figs\nx" }],
  ])("%s", (_, question, chosen, kept) => {
    expect(foldChoices({ number: "1.1", chosen, text: "x" }, question)).toEqual({ number: "1.1", ...kept });
  });
});
