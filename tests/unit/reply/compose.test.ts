import { describe, expect, test } from "vitest";
import { composeAnswerSheet, composeReply, composeSlot } from "../../../src/reply/compose.ts";
import { HINTS, LABELS, NO_CHOICE, OPEN_CHOICE } from "../../../src/reply/labels.ts";
import { normaliseReply, normaliseText, oneLine, type Reply } from "../../../src/reply/reply.ts";
import { PAPER } from "../../support/replies.ts";

const reply: Reply = {
  paper: { title: PAPER.title, edition: 1 },
  name: "Ann Example",
  organisation: "Helping\r\nHands",
  publish: "named",
  answers: [
    { number: "1.1", text: "Money.\n> not time\n\n[Q3.2]\n--\n" },
    { number: "3.2", text: " \n " },
  ],
  comments: "Thanks",
};

describe("the two forms", () => {
  test("the short form has header, fields, markers and an end", () => {
    expect(composeReply(reply, PAPER, "short")).toBe(
      [
        "Reply to: Big Society: Constraints and Potentials (edition 1)",
        "Name: Ann Example\nOrganisation: Helping Hands\nPublish: with my name",
        "[Q1.1]",
        "Money.\n\\> not time\n\n\\[Q3.2]\n\\--\n ",
        "[Comments]",
        "Thanks",
        "[end]\n",
      ].join("\n\n"),
    );
  });

  test("the long form adds the address and each answered question", () => {
    const text = composeReply(reply, PAPER, "long");
    expect(text).toContain("\n\nSend to: policy+reply@example.org\nName: Ann Example\n");
    expect(text).toContain("\n\n[Q1.1?]\n\nWhat limits local groups most: money, time, or “red tape”?\n\n[Q1.1]\n\n");
    expect(text).not.toContain("3.2?");
  });

  test("a reply with nothing but answers has no fields in the short form", () => {
    const bare = { paper: reply.paper, answers: [{ number: "1.1", text: "Yes" }] };
    expect(composeReply(bare, PAPER, "short")).toMatch(/\(edition 1\)\n\n\[Q1\.1]\n\nYes\n\n\[end]\n$/);
  });

  test("ordinary prose is not escaped", () => {
    const prose = "From our work: 5 -- 10 groups, a->b, [see note], \\ and C:\\dir; Name: x.\n- one\n---\n.\n[1]";
    const text = composeReply({ ...reply, answers: [{ number: "1.1", text: prose }] }, PAPER, "short");
    expect(text).toContain(`\n\n${prose}\n\n`);
  });

  test("a question that the paper does not have stands without its text", () => {
    const text = composeReply({ ...reply, answers: [{ number: "9.9", text: "x" }] }, PAPER, "long");
    expect(text).toContain("\n\n[Q9.9]\n\nx");
    expect(text).not.toContain("[Q9.9?]");
  });
});

describe("empty forms", () => {
  test("the answer sheet has every question, every field and room to write", () => {
    const sheet = composeAnswerSheet(PAPER);
    for (const { number } of PAPER.questions) expect(sheet).toContain(`[Q${number}?]`);
    expect(sheet).toContain(
      "Name:\nOrganisation:\nRole:\nSpoke to:\nPublish: with my name / without my name / no, keep it confidential\n",
    );
    expect(sheet).toContain("\n\n[Q12.4]\n\n\n\n[Comments]\n\n\n\n[end]\n");
  });

  test("the slot for one question has its marker alone", () => {
    expect(composeSlot("3.2", PAPER)).toBe(
      "Reply to: Big Society: Constraints and Potentials (edition 1)\n\n[Q3.2]\n\n\n\n[end]\n",
    );
  });
});

describe("what is normalised", () => {
  test("line ends become LF, what mail cannot carry U+FFFD, and nothing else changes", () => {
    expect(normaliseText("a\r\nb\rc\vd\fe")).toBe("a\nb\nc\nd\ne");
    expect(normaliseText("\ud800 \udc00 \0 \x1b \x7f")).toBe("\ufffd \ufffd \ufffd \ufffd \ufffd");
    const kept = "\n\n \t a  b\u00a0\u2028\u0085\ufeff\u200b é e\u0301 👩‍👧 \n\n";
    expect(normaliseText(kept)).toBe(kept);
  });

  test("fields become one line", () => {
    expect(oneLine(" Ann\r\nBcc: eve@example.org\t\0x\u2028\u0085y ")).toBe("Ann Bcc: eve@example.org x y");
  });

  test("blank answers, fields and comments are left out, and a second answer follows the first", () => {
    const twice = [
      { number: "1.1", id: "limits", text: "a" },
      { number: "3.2", text: "\n" },
      { number: "1.1", text: "b" },
    ];
    expect(normaliseReply({ paper: reply.paper, name: " ", answers: twice, comments: "\n" })).toEqual({
      paper: reply.paper,
      answers: [{ number: "1.1", id: "limits", text: "a\n\nb" }],
    });
  });
});

describe("our own words", () => {
  test("are ASCII without quotes and markers, so that they survive mail programs", () => {
    const words = [...Object.values(LABELS), ...Object.values(HINTS), OPEN_CHOICE, NO_CHOICE];
    for (const text of words) expect(text).toMatch(/^[ -~]+$/);
    for (const text of words) expect(text).not.toMatch(/["'`[\]<>\\]|--|\s\s/);
  });
});
