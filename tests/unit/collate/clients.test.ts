import { describe, expect, test } from "vitest";
import { collateFiles, fixture, mail, mailbox, mailFile, reply } from "../../support/collate-text.ts";

const ANSWERS = {
  "Q1.1":
    'Money, mostly: our van costs more than our "rent", and nobody funds a van. We asked three councils; one answered.',
  "Q3.2": "It does. Groups that nobody likes lose first when voters choose. Café owners near us say so too.",
};

const plain = (text: string): string => text.replace(/[“”]/g, '"').replace(/\s+/g, " ").trim();
const collateOne = async (name: string) => (await collateFiles([mailFile(name, fixture(name))])).lines;

describe("a reply comes back word for word from", () => {
  test.each(["gmail", "outlook-classic", "outlook-new", "thunderbird", "yahoo", "answer-sheet"])("%s", async (name) => {
    const [line] = await collateOne(`${name}.eml`);
    expect(line).toMatchObject({
      status: "counted",
      name: "Ann Example",
      publish: "named",
      address: "ann@example.org",
    });
    expect(Object.fromEntries(line!.answers.map(({ question, text }) => [question, plain(text)]))).toEqual(ANSWERS);
  });

  test.each(["iphone", "android"])("%s, its footer told apart by [end]", async (name) => {
    const [line] = await collateOne(`${name}.eml`);
    expect(Object.fromEntries(line!.answers.map(({ question, text }) => [question, plain(text)]))).toEqual(ANSWERS);
    expect(line!.unplaced.map(({ text }) => plain(text)).join()).toMatch(/^Sent from my/);
  });

  test("apple-mail, written between quoted lines", async () => {
    const [line] = await collateOne("apple-mail.eml");
    expect(Object.fromEntries(line!.answers.map(({ question, text }) => [question, plain(text)]))).toEqual(ANSWERS);
    expect(line!.unplaced.at(-1)).toMatchObject({ where: "after", text: "Best wishes\nAnn" });
  });
});

test("paragraphs and line breaks inside an answer stay where mail programs keep them", async () => {
  for (const name of ["gmail.eml", "outlook-new.eml", "android.eml", "thunderbird.eml"]) {
    const [line] = await collateOne(name);
    expect(line!.answers[1]!.text.trim(), name).toBe(
      "It does. Groups that nobody likes lose first\nwhen voters choose.\n\nCafé owners near us say so too.",
    );
  }
});

test("a forwarded reply is its writer's, who forwarded it is kept, and nobody's word gives consent for another", async () => {
  const [line] = await collateOne("forwarded.eml");
  expect(line).toMatchObject({
    status: "counted",
    name: "Ann Example",
    address: "ann@example.org",
    claim: "forwarded",
    forwarded_by: "bob@example.net",
    publish_stated: "named",
    publish: null,
  });
  expect(Object.fromEntries(line!.answers.map(({ question, text }) => [question, plain(text)]))).toEqual(ANSWERS);
});

test("an attached message is read as a message of its own", async () => {
  const [outer, inner] = await collateOne("forwarded-attached.eml");
  expect(outer).toMatchObject({ status: "carrier", message: 1 });
  expect(outer!.unplaced[0]!.text).toBe("One more that came to me.");
  expect(inner).toMatchObject({ status: "counted", within: 1, message: 2, address: "ann@example.org" });
});

test("replies that come through a group are their writers', not the group's", async () => {
  const through = (name: string) =>
    mail(reply({ "Q1.1": name }), {
      From: `'${name}' via Policy <policy+reply@example.org>`,
      "X-Original-From": `${name} <${name}@example.org>`,
    });
  const { lines } = await collateFiles([mailFile("in.mbox", mailbox(through("cat"), through("dan")))]);
  expect(lines.map(({ status, address }) => [status, address])).toEqual([
    ["counted", "cat@example.org"],
    ["counted", "dan@example.org"],
  ]);
});

test("a receipt for having read a message is an automatic reply", async () => {
  const parts = "--b\nContent-Type: text/plain\n\nYour message was read\n--b--";
  const type = 'multipart/report; report-type=disposition-notification; boundary="b"';
  const { lines } = await collateFiles([mailFile("a.eml", mail(parts, { "Content-Type": type }))]);
  expect(lines[0]).toMatchObject({ status: "automatic" });
});

test("attachments are named without their paths", async () => {
  const [line] = await collateOne("answer-sheet.eml");
  expect(line!.attachments.map(({ name }) => name)).toEqual(["questions.txt", "annex.pdf"]);
});

test.each([
  ["automatic.eml", "automatic"],
  ["bounce.eml", "bounce"],
  ["spam.eml", "spam"],
  ["own.eml", "own"],
])("%s is excluded as %s", async (name, status) => {
  const lines = await collateOne(name);
  expect(lines.map((line) => line.status)).toEqual(lines.map(() => status));
});
