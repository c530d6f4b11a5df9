import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { readDecisions } from "../../../src/collate/decisions.ts";
import { COLLATED_PAPER, collateFiles, fixture, mail, mailbox, mailFile, reply } from "../../support/collate-text.ts";

const LETTER = "I think that the council should pay for a van, and that its drivers should be asked first.";
const collateMails = (...mails: string[]) => collateFiles([mailFile("in.mbox", mailbox(...mails))]);
const rowsIn = (sheet = ""): Record<string, string>[] => parse(sheet, { bom: true, columns: true });

describe("no reason to look at a reply is", () => {
  test.each([
    [
      "a signature",
      `${reply({ "Q1.1": "Yes" })}\n\n-- \nAnn Ash\nDirector of Elm Trust for all of the county\n020 7946 0000`,
    ],
    ["a closing", `${reply({ "Q1.1": "Yes" })}\n\nKind regards,\nAnn Ash\nSent from my iPhone and from nowhere else`],
    ["a greeting", `Dear team,\n\nPlease find our reply below.\n\n${reply({ "Q1.1": "Yes" })}`],
    ["thanks", `Thank you very much for asking us about all of this.\n\n${reply({ "Q1.1": "Yes" })}`],
    [
      "quoted history",
      `${reply({ "Q1.1": "Yes" })}\n\nOn 2 Nov 2026, Policy wrote:\n> Please send us what you think about the paper by Friday.`,
    ],
    [
      "history that Outlook left unquoted",
      `${reply({ "Q1.1": "Yes" })}\n\nFrom: Policy\nSent: 2 November 2026\nTo: Ann Ash\nSubject: The paper`,
    ],
    [
      "a disclaimer",
      `${reply({ "Q1.1": "Yes" })}\n\nThis message is intended solely for the addressee and may be legally privileged.`,
    ],
    ["no [end]", reply({ "Q1.1": "Yes" }).replace("[end]", "")],
    ["no header", "[Q1.1]\n\nYes, in our view it does."],
    ["another address to send to", reply({ "Q1.1": "Yes" }, ["Send to: old@example.org", "Publish: named"])],
  ])("%s", async (_, body) => {
    const { files, digest } = await collateMails(mail(body));
    expect(digest.tally.counted).toBe(1);
    expect(rowsIn(files["needs-review.csv"])).toEqual([]);
    expect(files["digest.html"]).toContain("Nothing needs a look.");
  });

  test.each(["gmail", "outlook-classic", "outlook-new", "apple-mail", "thunderbird", "yahoo", "iphone", "android"])(
    "how %s wrote it",
    async (name) => {
      const { files } = await collateFiles([mailFile(`${name}.eml`, fixture(`${name}.eml`))]);
      expect(rowsIn(files["needs-review.csv"])).toEqual([]);
    },
  );
});

test("kinds are listed by the harm they do, each with what to do", async () => {
  const { files } = await collateMails(
    mail(LETTER, { From: "Lee <lee@example.org>" }),
    mail(`${reply({ "Q9.9": "An answer to no question" })}\n\nP.S. Q1.1 is answered in our report.`, {
      From: "Una <una@example.org>",
    }),
    mail(reply({ "Q1.1": "We at Elm Trust pay." }, ["Organisation: Elm Trust", "Publish: anonymous"])),
  );
  const rows = rowsIn(files["needs-review.csv"]);
  expect(rows.map(({ reason }) => reason)).toEqual([
    "Anonymous, but an answer says who wrote it",
    "Answers to questions that the paper does not ask",
    "Replies without placed answers",
    "Replies without placed answers",
  ]);
  const titles = [...files["digest.html"]!.matchAll(/<h3>([^<]*) \(\d+\)<\/h3>/g)].map(([, title]) => title);
  expect(titles.slice(0, 2)).toEqual([rows[0]!["reason"], rows[1]!["reason"]]);
  for (const row of rows) expect(row["what_to_do"]).toMatch(/[Ww]rite /);
});

test("its sheet, filled in, is one of decisions", async () => {
  const text = reply({ "Q1.1": "We at Elm Trust pay." }, ["Organisation: Elm Trust", "Publish: anonymous"]);
  const files = () => [mailFile("a.eml", mail(text, { "Message-ID": "<a@example.org>" }))];
  const { files: before } = await collateFiles(files());
  const sheet = before["needs-review.csv"]!.replace(/^("m-[0-9a-f]{12}",)""/m, '$1"redact"');
  const decisions = readDecisions(new TextEncoder().encode(sheet), "x.csv", COLLATED_PAPER);
  expect(decisions).toMatchObject([{ action: "redact", words: "elm trust" }]);
  const { files: after, lines } = await collateFiles(files(), "internal", COLLATED_PAPER, decisions);
  expect(lines[0]!.answers[0]!.text).toBe("We at [redacted] pay.");
  expect(after["needs-review.csv"]).toBeUndefined();
});

test("confidential replies are listed in their own folder alone", async () => {
  const { files } = await collateMails(mail(`Please keep my reply confidential.\n\n${LETTER}`));
  expect(files["needs-review.csv"]).toBeUndefined();
  expect(rowsIn(files["confidential/needs-review.csv"])).toMatchObject([
    { reason: "Treated as more private than its form says", words: "Please keep my reply confidential." },
    { reason: "Replies without placed answers" },
  ]);
  expect(files["digest.html"]).toContain('<a href="confidential/needs-review.csv">');
});

test("what is about a confidential reply is listed in its folder alone", async () => {
  const signed = (name: string, publish: string) =>
    mail(reply({ "Q1.1": `Yes, ${name}` }, [`Name: ${name}`, `Publish: ${publish}`]), {
      From: `${name} <${name.replace(" ", ".")}@example.org>`,
    });
  const { files } = await collateMails(signed("Ann Ash", "named"), signed("Anne Ash", "confidential"));
  expect(files["needs-review.csv"]).toBeUndefined();
  expect(files["digest.html"]).not.toContain("Perhaps one person");
  expect(rowsIn(files["confidential/needs-review.csv"])).toMatchObject([
    { who: "Ann Ash", reason: "Perhaps one person at two addresses" },
  ]);
});

test("a digest for publication has no list", async () => {
  const { files } = await collateFiles([mailFile("a.eml", mail(LETTER))], "public");
  expect(Object.keys(files).filter((path) => path.includes("review"))).toEqual([]);
});

test.each([
  ["Our report says more about this than we can say here; see page 4.", true],
  ["For 3.2, see above.", true],
  ["Best wishes\nAnn", false],
  ["Please find attached our reply.", false],
])("of what stands outside answers, %j needs a look: %j", async (text, has) => {
  const { files } = await collateMails(mail(`${reply({ "Q1.1": "Yes" })}\n\n${text}`));
  expect((files["needs-review.csv"] ?? "").includes("Words below no question")).toBe(has);
});
