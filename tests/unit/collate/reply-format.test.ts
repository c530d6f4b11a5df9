import { describe, expect, test } from "vitest";
import { composeAnswerSheet, composeReply } from "../../../src/reply/compose.ts";
import type { Reply } from "../../../src/reply/reply.ts";
import { collateFiles, mail, mailFile } from "../../support/collate-text.ts";
import { PAPER } from "../../support/replies.ts";

const REPLY: Reply = {
  paper: { title: PAPER.title, edition: 1 },
  name: "Ann Ash",
  answers: [{ number: "1.1", text: "Time, not money." }],
};

async function collateMail(body: string) {
  const { lines, confidential } = await collateFiles([mailFile("in.eml", mail(body))]);
  return { open: lines[0], confidential: confidential[0] };
}

describe("the choice that a form wrote", () => {
  const damages: [string, (text: string) => string][] = [
    ["whole", (text) => text],
    ["wrapped", (text) => text.replace(/( my| it) (name|confidential)/g, "$1\n$2")],
    [
      "wrapped without blank lines",
      (text) => text.replace(/( my| it) (name|confidential)/g, "$1\n$2").replace(/\n+/g, "\n"),
    ],
    ["with its breaks gone", (text) => text.replaceAll("\n", "")],
    ["with its breaks shown as <br>", (text) => text.replaceAll("\n", "<br>")],
    ["with its breaks shown as \\r\\n", (text) => text.replaceAll("\n", "\\r\\n")],
  ];

  test.each(damages)("holds, %s", async (_, damage) => {
    for (const publish of ["named", "anonymous"] as const)
      expect((await collateMail(damage(composeReply({ ...REPLY, publish }, PAPER, "short")))).open).toMatchObject({
        publish,
      });
    const { open, confidential } = await collateMail(
      damage(composeReply({ ...REPLY, publish: "confidential" }, PAPER, "short")),
    );
    expect([open, confidential?.["publish"]]).toEqual([undefined, "confidential"]);
  });

  test.each(damages)("is none where none was made, %s", async (_, damage) => {
    expect((await collateMail(damage(composeReply(REPLY, PAPER, "short")))).open).toMatchObject({ publish: null });
    const sheet = composeAnswerSheet(PAPER).replace("[Q1.1]\n", "[Q1.1]\n\nTime\n");
    expect((await collateMail(damage(sheet))).open).toMatchObject({ publish: null });
  });
});

test("words of the paper that a comment quotes ask for nothing, and no word of the comment is lost", async () => {
  const passages = [{ number: "3.2", quote: "Please keep my reply confidential", text: "We disagree." }];
  const { open } = await collateMail(composeReply({ ...REPLY, publish: "named", passages }, PAPER, "long"));
  expect(open).toMatchObject({ publish: "named" });
  expect(open?.unplaced).toEqual([
    { where: "comment on P3.2", text: "Please keep my reply confidential\n\nWe disagree." },
  ]);
});

test("addresses that a mail filter rewrote are in the data as they were", async () => {
  const link =
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmill.example%2Fplan&data=05%7Cann&reserved=0";
  const { open } = await collateMail(
    composeReply({ ...REPLY, answers: [{ number: "1.1", text: `See ${link}` }] }, PAPER, "short"),
  );
  expect(open?.answers[0]?.text).toBe("See https://mill.example/plan");
});
