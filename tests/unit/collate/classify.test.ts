import { describe, expect, test } from "vitest";
import { checkTally } from "../../../src/collate/tally.ts";
import { collateFiles, mail, mailbox, mailFile, reply, type Line } from "../../support/collate-text.ts";

const collateMails = async (...mails: string[]) => collateFiles([mailFile("in.mbox", mailbox(...mails))]);
const statuses = (lines: Line[]) => lines.map(({ status }) => status);
const from = (address: string, day = 3) => ({
  From: `${address.split("@")[0]} <${address}>`,
  Date: `Tue, ${day} Nov 2026 10:00:00 +0000`,
});

describe("copies", () => {
  test("with one Message-ID are counted once", async () => {
    const one = mail(reply({ "Q1.1": "Yes" }), { "Message-ID": "<same@example.org>" });
    const { lines, digest } = await collateMails(one, one);
    expect(statuses(lines)).toEqual(["counted", "duplicate"]);
    expect(lines[1]!["copy_of"]).toBe(1);
    expect(digest.tally.questions[0]!.answers).toBe(1);
  });

  test("are not what a stranger sends with another's Message-ID; a person is told", async () => {
    const forged = { "Message-ID": "<same@example.org>" };
    const { lines, files } = await collateMails(
      mail(reply({ "Q1.1": "Forged" }, ["Name: Eve"]), { ...from("eve@example.org"), ...forged }),
      mail(reply({ "Q1.1": "True" }), { ...from("ann@example.org"), ...forged }),
      mail(reply({ "Q1.1": "True" }), { ...from("ann@example.org"), ...forged }),
    );
    expect(statuses(lines)).toEqual(["counted", "counted", "duplicate"]);
    expect(lines[2]!["copy_of"]).toBe(2);
    expect(files["digest.html"]).toMatch(
      /Sent under the Message-ID of another[^]*<bdi>ann<\/bdi>, <a href="#m2">message 2<\/a>; see <a href="#m1">message 1<\/a>/,
    );
  });

  test("with other words from the same sender are listed with them", async () => {
    const headers = { "Message-ID": "<same@example.org>" };
    const { lines, files } = await collateMails(
      mail(reply({ "Q1.1": "Yes" }), headers),
      mail(reply({ "Q1.1": "Yes, but" }), headers),
    );
    expect(statuses(lines)).toEqual(["counted", "duplicate"]);
    expect(files["digest.html"]).toContain("With other words, but the sender and Message-ID of");
    expect(files["digest.html"]).toContain("Yes, but");
  });

  test("without a Message-ID are told by sender, date and words", async () => {
    const headers = { "Message-ID": "" };
    const { lines } = await collateMails(
      mail(reply({ "Q1.1": "Yes" }), headers),
      mail(reply({ "Q1.1": "Yes" }), headers),
      mail(reply({ "Q1.1": "No" }), headers),
    );
    expect(statuses(lines)).toEqual(["counted", "duplicate", "counted"]);
  });
});

describe("a later reply from the same sender", () => {
  test("supersedes per question, in order of date, and both are kept", async () => {
    const { lines, digest } = await collateMails(
      mail(reply({ "Q1.1": "New" }), from("ann@example.org", 9)),
      mail(reply({ "Q1.1": "Old", "Q3.2": "Stays" }), from("ann@example.org", 2)),
    );
    expect(lines[1]!.answers.map(({ text, superseded_by }) => [text, superseded_by])).toEqual([
      ["Old", 1],
      ["Stays", null],
    ]);
    expect(lines[0]!.answers[0]!.superseded_by).toBeNull();
    expect(digest.tally.respondents.size).toBe(1);
    expect(digest.tally.questions.map(({ answers }) => answers)).toEqual([1, 1, 0, 0, 0]);
  });

  test("does not supersede a colleague who signs with another name", async () => {
    const { digest } = await collateMails(
      mail(reply({ "Q1.1": "One" }, ["Name: Ann"])),
      mail(reply({ "Q1.1": "Two" }, ["Name: Bob"])),
    );
    expect(digest.tally.questions[0]!.answers).toBe(2);
  });

  test("does not supersede a namesake's that came as text without an address", async () => {
    const sheet = (name: string, organisation: string) =>
      mailFile(
        `${organisation}.txt`,
        reply({ "Q1.1": organisation }, [`Name: ${name}`, `Organisation: ${organisation}`]),
      );
    const { digest } = await collateFiles([sheet("Jo Smith", "Ash Trust"), sheet("Jo Smith", "Elm Trust")]);
    expect(digest.tally.questions[0]).toMatchObject({ answers: 2, superseded: 0 });
    const again = await collateFiles([sheet("Jo Smith", "Ash Trust"), sheet("Jo Smith", "Ash Trust")]);
    expect(again.digest.tally).toMatchObject({ counted: 1, read: 2 });
  });

  test("supersedes a signed one without being signed", async () => {
    const { digest } = await collateMails(
      mail(reply({ "Q1.1": "One" }, ["Name: Ann"]), from("ann@example.org", 2)),
      mail(reply({ "Q1.1": "Two" }, []), from("ann@example.org", 3)),
    );
    expect(digest.tally.questions[0]!).toMatchObject({ answers: 1, superseded: 1 });
  });

  test("makes earlier ones as private as itself", async () => {
    const { files } = await collateFiles(
      [
        mailFile(
          "in.mbox",
          mailbox(
            mail(reply({ "Q1.1": "Earlier words" }), from("ann@example.org", 2)),
            mail(reply({ "Q3.2": "Later words" }, ["Publish: confidential"]), from("ann@example.org", 3)),
          ),
        ),
      ],
      "public",
    );
    expect(Object.values(files).join()).not.toMatch(/(?:Earlier|Later) words/);
  });
});

describe("identical texts", () => {
  const text = "Please keep the local library open for families.";

  test("from different senders are one campaign, each counted, shown once", async () => {
    const mails = ["a", "b", "c"].map((name) =>
      mail(reply({ "Q1.1": text, "Q3.2": "Yes" }), from(`${name}@example.org`)),
    );
    const { digest, lines, files } = await collateMails(...mails);
    expect(digest.campaigns).toEqual([{ id: 1, questions: [0], messages: [1, 2, 3] }]);
    expect(lines.map(({ answers }) => answers.map(({ campaign }) => campaign))).toEqual([
      [1, null],
      [1, null],
      [1, null],
    ]);
    expect(digest.tally.questions[0]!.answers).toBe(3);
    const [byQuestion = ""] = files["digest.html"]!.split('id="replies"');
    expect(byQuestion.split(text)).toHaveLength(2);
    expect(files["digest.html"]).toContain("The same words came in 2 other replies");
  });

  test("from one sender are none", async () => {
    const mails = [2, 3].map((day) => mail(reply({ "Q1.1": text }), from("a@example.org", day)));
    expect((await collateMails(...mails)).digest.campaigns).toEqual([]);
  });
});

test("other editions and other papers are excluded with their answers", async () => {
  const text = reply({ "Q1.1": "Yes" });
  const { lines } = await collateMails(
    mail(text.replace("(edition 1)", "(edition 2)")),
    mail(text.replace("Big", "Small")),
  );
  expect(statuses(lines)).toEqual(["other-edition", "other-paper"]);
  expect(lines.map(({ answers }) => answers[0]!.text)).toEqual(["Yes", "Yes"]);
});

test("a message without an answer is listed with its words", async () => {
  const { lines, files } = await collateMails(mail("When is the deadline?"));
  expect(lines[0]).toMatchObject({ status: "empty", unplaced: [{ text: "When is the deadline?" }] });
  expect(files["digest.html"]).toContain("When is the deadline?");
});

test("the comments and an answer to no question of the paper are kept, and the latter is not counted", async () => {
  const { lines, digest } = await collateMails(mail(reply({ "Q1.1": "Yes", "Q9.9": "Stray", Comments: "Well done" })));
  expect(lines[0]!.answers.map(({ question }) => question)).toEqual(["Q1.1", "Q9.9", "Comments"]);
  expect(digest.tally).toMatchObject({ counted: 1, foreign: 1 });
  expect(digest.tally.questions.at(-1)!.answers).toBe(1);
});

test("replies that one colleague forwards do not supersede each other", async () => {
  const forward = (name: string) =>
    mail(
      `---------- Forwarded message ---------\nFrom: ${name} <${name}@example.org>\nDate: x\n\n${reply({ "Q1.1": name })}`,
      {
        Subject: "Fwd: Reply",
      },
    );
  const { digest } = await collateMails(forward("cat"), forward("dan"));
  expect(digest.tally.questions[0]!.answers).toBe(2);
});

test("totals that do not add up are found", async () => {
  const { digest } = await collateMails(mail(reply({ "Q1.1": "Yes" })), mail("Hello"));
  expect(checkTally(digest.tally, 2, "internal", { answers: 1, lines: 2 })).toEqual([]);
  expect(checkTally(digest.tally, 3, "internal", { answers: 1, lines: 2 })).toHaveLength(1);
  expect(checkTally({ ...digest.tally, counted: 2 }, 2, "internal", { answers: 2, lines: 1 })).toHaveLength(3);
});
