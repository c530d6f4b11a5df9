import { describe, expect, test } from "vitest";
import { csvHead, csvLines } from "../../../src/collate/csv.ts";
import { COLUMNS, DecisionsError, readDecisions } from "../../../src/collate/decisions.ts";
import { COLLATED_PAPER, collateFiles, mail, mailbox, mailFile, reply, type Line } from "../../support/collate-text.ts";

const LETTER =
  "I think that the council should pay for a van, and that the people who drive it should be asked first.\n\nBest wishes\nBea";
const BEA = { From: "Bea Beck <bea@example.org>", "Message-ID": "<bea@example.org>" };
const CAT = {
  From: "Cat Cole <cat@example.org>",
  "Message-ID": "<cat@example.org>",
  Date: "Wed, 4 Nov 2026 10:00:00 +0000",
};
const HEAD = "message,decision,value,words";

const read = (text: string | Uint8Array) =>
  readDecisions(typeof text === "string" ? new TextEncoder().encode(text) : text, "decisions.csv", COLLATED_PAPER);

/** Collates the messages with a sheet whose rows name them by their places: `1,exclude,,`. */
async function decide(mails: string[], rows: string[], audience: "internal" | "public" = "internal") {
  const files = () => [mailFile("in.mbox", mailbox(...mails))];
  const before = await collateFiles(files());
  const all = [...before.lines, ...before.confidential];
  const reference = (number: string) => String(all.find(({ message }) => message === Number(number))!["reference"]);
  const sheet = [HEAD, ...rows].map((row) => row.replace(/^\d+(?=,)|(?<=,merge,)\d+/g, reference)).join("\n");
  const decisions = read(sheet);
  return { ...(await collateFiles(files(), audience, COLLATED_PAPER, decisions)), before };
}

const answersOf = (line: Line) => Object.fromEntries(line.answers.map(({ question, text }) => [question, text]));
const openText = (files: Record<string, string>) =>
  Object.entries(files)
    .filter(([path]) => !path.startsWith("confidential/"))
    .map(([, text]) => text)
    .join();

test("a sheet that is kept from being run by spreadsheets says what it said before", () => {
  for (const words of ["- a\n- b", "=1;=2", "'+1\t-2", "  @me", "'quoted'", "plain", "=\"'-x"]) {
    const sheet = csvHead(COLUMNS) + csvLines([["m-0123456789ab", "redact", "", words]]);
    expect(read(sheet)).toMatchObject([{ action: "redact", words: words.trim() }]);
  }
});

describe("a person decides", () => {
  test("where the words of a letter belong, and the rest stays unplaced", async () => {
    const { lines, digest } = await decide(
      [mail(LETTER, BEA)],
      ['1,place,Q3.2,"the people who drive it should be asked first"'],
    );
    expect(answersOf(lines[0]!)).toEqual({ "Q3.2": "the people who drive it should be asked first" });
    expect(lines[0]).toMatchObject({ status: "counted", letter: false });
    expect(lines[0]!.unplaced.map(({ text }) => text).join()).toMatch(/I think that the council .* and that \./);
    expect(digest.tally).toMatchObject({ letters: 0, counted: 1 });
  });

  test("to place all of it, by the name of the question or as comments", async () => {
    const { lines } = await decide([mail(LETTER, BEA)], ["1,place,comments,"]);
    expect(answersOf(lines[0]!)["Comments"]).toContain("I think that the council");
    expect(lines[0]!.unplaced).toEqual([]);
  });

  test("that words of one answer belong to another", async () => {
    const mails = [mail(reply({ "Q1.1": "Money. The council decides." }), BEA)];
    const { lines } = await decide(mails, ['1,place,3.2,"The   council decides."']);
    expect(answersOf(lines[0]!)).toEqual({ "Q1.1": "Money. ", "Q3.2": "The council decides." });
  });

  test.each([
    ["exclude", "decided"],
    ["withdraw", "withdrawn"],
  ])("to %s a reply", async (decision, status) => {
    const { lines, digest, files } = await decide([mail(reply({ "Q1.1": "No" }), BEA)], [`1,${decision},,`]);
    expect(lines[0]!.status).toBe(status);
    expect(digest.tally.counted).toBe(0);
    expect(files["replies.csv"]!.split("\r\n")).toHaveLength(2);
  });

  test("to count what the tool took for none", async () => {
    const { lines } = await decide([mail("Yes to all.", BEA)], ["1,count,,"]);
    expect(lines[0]).toMatchObject({ status: "counted", letter: true });
  });

  test("that two addresses are one person's, and the later answer replaces the earlier", async () => {
    const mails = [mail(reply({ "Q1.1": "One", "Q3.2": "Stays" }), BEA), mail(reply({ "Q1.1": "Two" }), CAT)];
    for (const row of ["1,merge,2,", "2,merge,1,"]) {
      const { lines, digest } = await decide(mails, [row]);
      expect(digest.tally.respondents.size).toBe(1);
      expect(lines[0]!.answers.map(({ superseded_by }) => superseded_by)).toEqual([2, null]);
    }
  });

  test("that a merged person's more private choice holds for all", async () => {
    const mails = [
      mail(reply({ "Q1.1": "OPENWORDS" }), BEA),
      mail(reply({ "Q1.1": "Two" }, ["Publish: confidential"]), CAT),
    ];
    expect(openText((await decide(mails, [])).files)).toContain("OPENWORDS");
    expect(openText((await decide(mails, ["1,merge,2,"])).files)).not.toContain("OPENWORDS");
  });

  test("that two messages of one address are two people's, whose choices are their own", async () => {
    const mails = [
      mail(reply({ "Q1.1": "OPENWORDS" }), BEA),
      mail(reply({ "Q1.1": "Two" }, ["Publish: confidential"]), { ...CAT, From: BEA.From }),
    ];
    const { files, digest } = await decide(mails, ["2,split,,"]);
    expect(digest.tally.respondents.size).toBe(2);
    expect(openText(files)).toContain("OPENWORDS");
  });

  test("that a reply may be published although it was held back, and in which way", async () => {
    const revealing = mail(
      reply({ "Q1.1": "We at Beck Ltd pay." }, ["Organisation: Beck Ltd", "Publish: anonymous"]),
      BEA,
    );
    expect((await decide([revealing], [], "public")).files["replies.csv"]).not.toContain("Beck Ltd pay");
    const { files } = await decide([revealing], ["1,publish,anonymous,"], "public");
    expect(files["replies.csv"]).toContain("Beck Ltd pay");
    const named = await decide([mail(reply({ "Q1.1": "UNSTATED" }, []), BEA)], ["1,publish,Named,"], "public");
    expect(named.files["replies.csv"]).toContain("UNSTATED");
  });

  test("that a person is confidential, in all that they sent", async () => {
    const mails = [mail(reply({ "Q1.1": "ONE" }), BEA), mail(reply({ "Q3.2": "TWO" }), { ...CAT, From: BEA.From })];
    const { files, confidential } = await decide(mails, ["2,publish,confidential,"]);
    expect(openText(files)).not.toMatch(/ONE|TWO|Bea/);
    expect(confidential).toHaveLength(2);
  });

  test("that words are redacted, in every file and however they are broken into lines", async () => {
    const text = mail(reply({ "Q1.1": "My boss Sir John\nBrown knows. sir john brown!" }), BEA);
    const { files, lines } = await decide([text], ["1,redact,,Sir John Brown"]);
    expect(Object.values(files).join()).not.toMatch(/john\s+brown/i);
    expect(answersOf(lines[0]!)["Q1.1"]).toBe("My boss [redacted] knows. [redacted]!");
  });

  test("a note, which stands beside the reply and is never published", async () => {
    const mails = [mail(reply({ "Q1.1": "Yes" }), BEA)];
    const { files } = await decide(mails, ["1,note,,Ring her <b>back</b>"]);
    expect(files["digest.html"]).toContain("Note: Ring her &lt;b&gt;back&lt;/b&gt;");
    expect(Object.values((await decide(mails, ["1,note,,Ring her back"], "public")).files).join()).not.toContain(
      "Ring",
    );
  });
});

describe("decisions hold at later runs", () => {
  test("over a mailbox that grew at its start, in another file", async () => {
    const bea = mail(reply({ "Q1.1": "Old" }), BEA);
    const { before } = await decide([bea], []);
    const decisions = read(`${HEAD}\n${String(before.lines[0]!["reference"])},exclude,,`);
    const { lines } = await collateFiles(
      [mailFile("new.mbox", mailbox(mail(reply({ "Q1.1": "New" }), CAT), bea))],
      "internal",
      COLLATED_PAPER,
      decisions,
    );
    expect(lines.map(({ status }) => status)).toEqual(["counted", "decided"]);
  });

  test("for a message without a Message-ID", async () => {
    const { lines } = await decide([mail(LETTER, { ...BEA, "Message-ID": "" })], ["1,exclude,,"]);
    expect(lines[0]!.status).toBe("decided");
  });

  test("and the digest says which were followed and which were not used", async () => {
    const rows = [
      "1,note,,Good",
      "m-000000000000,exclude,,",
      "1,redact,,words that nobody wrote",
      "1,merge,m-000000000000,",
    ];
    const { digest, files } = await decide([mail(LETTER, BEA)], rows);
    expect(digest.decisions.map(({ row, isUsed }) => [row, isUsed])).toEqual([
      [2, true],
      [3, false],
      [4, false],
      [5, false],
    ]);
    const section = files["digest.html"]!.split('id="decisions"')[1]!;
    expect(section.match(/<td>followed/g)).toHaveLength(1);
    expect(section.match(/<td>not used/g)).toHaveLength(3);
  });
});

describe("a sheet", () => {
  const ROW = ["m-0123456789ab", "place", "Q3.2", "a, b; c"];
  const decision = { row: 2, reference: ROW[0], action: "place", value: "Q3.2", words: "a, b; c" };
  const table = (sign: string) =>
    [HEAD.split(","), ROW].map((row) => row.map((cell) => `"${cell}"`).join(sign)).join("\r\n");

  test.each([
    ["with commas", table(",")],
    ["with semicolons, as in much of Europe", table(";")],
    ["with tabs", table("\t")],
    ["with a byte order mark", `\ufeff${table(",")}`],
    ["as Windows-1252", Buffer.from(table(",").replace("a,", "é,"), "latin1")],
    ["as UTF-16", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(table("\t"), "utf16le")])],
    ["with more columns, in another order", `who,WORDS,Value,decision,message\nBea,"a, b; c",Q3.2,Place,${ROW[0]}`],
  ])("%s is read", (_, text) => {
    const words = Buffer.isBuffer(text) && text[0] !== 0xff ? "é, b; c" : decision.words;
    expect(read(text)).toEqual([{ ...decision, words }]);
  });

  test("keeps rows without a decision for later", () => {
    expect(read(`${HEAD}\nm-0123456789ab,,,what it says\n,,,\n`)).toEqual([]);
  });

  test("with mistakes is refused, every row named with what to write there", () => {
    const rows = [
      "m-0123456789ab,plce,Q3.2,",
      "message 3,exclude,,",
      "m-0123456789ab,place,Q9.9,x",
      "m-0123456789ab,publish,maybe,",
      "m-0123456789ab,merge,Bea,",
      "m-0123456789ab,merge,m-0123456789ab,",
      "m-0123456789ab,redact,,",
      "m-0123456789ab,publish,named,",
      "m-0123456789ab,publish,anonymous,",
    ];
    const message = (() => {
      try {
        return read([HEAD, ...rows].join("\n"));
      } catch (error) {
        expect(error).toBeInstanceOf(DecisionsError);
        return (error as Error).message;
      }
    })();
    expect(String(message).split("\n")).toEqual([
      "decisions.csv, row 2: “plce” is no decision; write one of place, publish, merge, redact, note, exclude, count, withdraw, split",
      "decisions.csv, row 3: “message 3” names no message; copy the message’s reference, such as m-0123456789ab, from the digest",
      "decisions.csv, row 4: “Q9.9” is no question of the paper; write one such as Q3.2, or Comments, in the column value",
      "decisions.csv, row 5: “maybe” is no choice; write named, anonymous or confidential in the column value",
      "decisions.csv, row 6: “Bea” names no other message; write the reference of one of the same person in the column value",
      "decisions.csv, row 7: “m-0123456789ab” names no other message; write the reference of one of the same person in the column value",
      "decisions.csv, row 8: redact needs words; write them in the column words",
      "decisions.csv, row 9: makes another choice about publishing m-0123456789ab than a row above; keep one of them",
      "decisions.csv, row 10: makes another choice about publishing m-0123456789ab than a row above; keep one of them",
    ]);
  });

  test("that is no table is refused", () => {
    expect(() => read("message,decision\n")).toThrow("the first row has no column value, words");
    expect(() => read(`${HEAD}\nm-0123456789ab,note,,"open`)).toThrow("cannot be read as a table");
  });
});
