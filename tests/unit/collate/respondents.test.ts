import { describe, expect, test } from "vitest";
import { splitReplies } from "../../../src/collate/split-replies.ts";
import { collateFiles, mail, mailbox, mailFile, reply } from "../../support/collate-text.ts";

const collateMails = (...mails: string[]) => collateFiles([mailFile("in.mbox", mailbox(...mails))]);
const quote = (text: string) => text.replace(/^/gm, "> ");
const from = (name: string, day: number, address = `${name.toLowerCase()}@example.org`) => ({
  From: `${name} <${address}>`,
  Date: `Tue, ${day} Nov 2026 10:00:00 +0000`,
});
const BEA = reply({ "Q3.2": "Lunch clubs would close first." }, ["Name: Bea Beck", "Publish: named"]);

describe("a message that only quotes a counted reply", () => {
  test.each([
    [
      "thanks for it, with a line above",
      `Dear Bea,\n\nThank you.\n\nOn 3 Nov 2026, Bea <bea@example.org> wrote:\n${quote(BEA)}`,
    ],
    ["thanks for it, without one", `Thank you, Bea.\n\n${quote(BEA)}`],
    ["agrees with it", `I agree with Bea.\n\n${quote(BEA)}`],
  ])("%s, and is no respondent", async (_, body) => {
    const { lines, digest, files } = await collateMails(mail(BEA, from("Bea", 3)), mail(body, from("Sam", 4)));
    expect(lines.map(({ status }) => status)).toEqual(["counted", "quotation"]);
    expect(digest.tally.respondents.size).toBe(1);
    expect(digest.campaigns).toEqual([]);
    expect(files["digest.html"]).toContain('Quotes <a href="#m1">message 1</a>');
  });

  test("is counted where it says anything else to a question", async () => {
    const body = quote(BEA).replace("first.", "last.");
    const { lines } = await collateMails(mail(BEA, from("Bea", 3)), mail(body, from("Sam", 4)));
    expect(lines.map(({ status }) => status)).toEqual(["counted", "counted"]);
  });

  test("stands in no open file if that reply is confidential", async () => {
    const secret = BEA.replace("named", "confidential");
    const body = `Thank you, Bea.\n\n${quote(BEA.replace("Publish: named", ""))}`;
    const { files } = await collateMails(mail(secret, from("Bea", 3)), mail(body, from("Sam", 4)));
    const open = Object.entries(files).filter(([path]) => !path.startsWith("confidential/"));
    expect(open.map(([, text]) => text).join()).not.toMatch(/Lunch|Bea/);
  });
});

describe("a message that asks to ignore another", () => {
  test("is named beside the last reply of the same person before it", async () => {
    const { lines, files } = await collateMails(
      mail(reply({ "Q1.1": "First" }), from("Bea", 2)),
      mail(reply({ "Q1.1": "Second" }), from("Bea", 3)),
      mail("Please ignore my last e-mail, I pressed send too early.\n\nBea", from("Bea", 4)),
      mail(reply({ "Q1.1": "Third" }), from("Bea", 5)),
    );
    expect(lines.map(({ status }) => status)).toEqual(["counted", "counted", "withdrawal", "counted"]);
    expect(files["digest.html"]).toMatch(
      /Its writer asks to ignore it[^]*<a href="#m2">message 2<\/a>; see <a href="#m3">message 3<\/a>/,
    );
  });

  test("and answers again itself is named beside the earlier one, which may say more", async () => {
    const again = `Please disregard the reply that I sent on Monday.\n\n${reply({ "Q1.1": "Second" })}`;
    const { lines, files } = await collateMails(
      mail(reply({ "Q1.1": "First", "Q3.2": "Stays" }), from("Bea", 2)),
      mail(again, from("Bea", 4)),
    );
    expect(lines.map(({ status }) => status)).toEqual(["counted", "counted"]);
    expect(files["digest.html"]).toMatch(
      /Its writer asks to ignore it \(1\)[^]*<a href="#m1">message 1<\/a>; see <a href="#m2">message 2<\/a>/,
    );
  });

  test("of somebody else changes nothing", async () => {
    const { files } = await collateMails(
      mail(reply({ "Q1.1": "First" }), from("Bea", 2)),
      mail("Please ignore my last e-mail.", from("Sam", 4)),
    );
    expect(files["digest.html"]).not.toContain("Its writer asks");
  });
});

describe("one person at two addresses", () => {
  const signed = (name: string, words: string) => reply({ "Q1.1": words }, [`Name: ${name}`, "Publish: named"]);

  test.each(["Jon Smyth", "John Smith", "SMITH, John", "Dr John Smith"])(
    "who signs %s is offered for merging, and not merged",
    async (name) => {
      const { digest, files } = await collateMails(
        mail(signed("John Smith", "One"), from("John", 3)),
        mail(signed(name, "Two"), from("John", 4, "john@work.example")),
      );
      expect(digest.tally.respondents.size).toBe(2);
      expect(files["digest.html"]).toMatch(
        /Perhaps one person[^]*<a href="#m1">message 1<\/a>; see <a href="#m2">message 2<\/a>/,
      );
    },
  );

  test.each(["Joan Smithson", "John", "Jane Brown"])("is not taken for %s", async (name) => {
    const { files } = await collateMails(
      mail(signed("John Smith", "One"), from("John", 3)),
      mail(signed(name, "Two"), from("Other", 4)),
    );
    expect(files["digest.html"]).not.toContain("Perhaps one person");
  });
});

describe("two replies in one message", () => {
  const CAT = reply({ "Q3.2": "No, we are fine." }, ["Name: Cat Cole", "Publish: named"]);

  test("are two people's, and the more private choice holds for both, as they share an address", async () => {
    const secret = CAT.replace("named", "confidential");
    const { lines, confidential, digest } = await collateMails(mail(`${BEA}\n\nAnd from Cat:\n\n${secret}`));
    expect(digest.tally.respondents.size).toBe(2);
    expect(lines).toEqual([]);
    expect(confidential.map(({ name, answers }) => [name, answers[0]!.text])).toEqual([
      ["Bea Beck", "Lunch clubs would close first."],
      ["Cat Cole", "No, we are fine."],
    ]);
  });

  test("are cut below the end of the first", () => {
    expect(splitReplies(`${BEA}\nAnd Cat:\n${CAT}`)).toEqual([BEA, `\nAnd Cat:\n${CAT}`]);
  });

  test("are cut at the second header where the first one's end was deleted", () => {
    const first = BEA.replace("[end]", "");
    expect(splitReplies(`${first}\n${CAT}`)).toEqual([`${first}\n`, CAT]);
    expect(splitReplies(`${first}\n${CAT.replace("Name: Cat Cole", "")}`)).toHaveLength(1);
  });

  test("are one where the second header stands within an answer", () => {
    const text = BEA.replace("Lunch", "Reply to: Big Society (edition 1)\nLunch");
    expect(splitReplies(text)).toEqual([text]);
  });
});
