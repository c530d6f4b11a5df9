import { describe, expect, test } from "vitest";
import { collateFiles, mail, mailbox, mailFile, reply } from "../../support/collate-text.ts";

/** What each says, without a word that says who. */
const SAID: Record<string, string> = { Nora: "north", Anouk: "south", Conrad: "east", Ulf: "west" };
const person = (name: string, choice: string) =>
  mail(
    `Greeting by ${name}\n\n${reply({ "Q1.1": `Answer of ${SAID[name]}` }, [`Name: ${name}`, `Organisation: ${name} Trust`, ...(choice ? [`Publish: ${choice}`] : [])])}`,
    {
      From: `${name} Mail <${name.toLowerCase()}@secret.example>`,
      Subject: `Subject of ${name}`,
      "Message-ID": `<${name}@secret.example>`,
    },
  );
const MAILBOX = mailbox(
  person("Nora", "named"),
  person("Anouk", "anonymous"),
  person("Conrad", "confidential"),
  person("Ulf", ""),
);
const make = (audience: "internal" | "public") => collateFiles([mailFile("box/nora-and-all.mbox", MAILBOX)], audience);
const respondentsOf = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("a digest to publish", () => {
  test("holds no word of confidential replies and of those that do not say, in any file", async () => {
    const { files } = await make("public");
    expect(Object.values(files).join()).not.toMatch(/Conrad|Ulf|Answer of (?:east|west)/);
  });

  test("holds anonymous answers without a name, and named ones with it", async () => {
    const { files } = await make("public");
    for (const name of ["digest.html", "digest.md", "replies.csv", "replies.jsonl"]) {
      expect(files[name], name).toContain("Answer of south");
      expect(files[name], name).not.toMatch(/Anouk Trust|Anouk Mail|Name: Anouk|"Anouk"/);
      expect(files[name], name).toContain("Nora Trust");
    }
  });

  test("holds no address, subject, source, date or unplaced text", async () => {
    const { files } = await make("public");
    expect(Object.values(files).join()).not.toMatch(/secret\.example|Subject of|Greeting|nora-and-all|2026-11-03/);
  });

  test("counts all replies, and says how many are not shown", async () => {
    const { files } = await make("public");
    expect(files["digest.html"]).toContain("4 answers");
    expect(files["digest.html"]).toContain("Not shown: 1 confidential, 1 without permission to publish.");
    expect(files["digest.html"]).not.toContain("Internal");
  });

  test("shows a campaign's words from one who allows it, even if another sent them first", async () => {
    const text = "Please keep the local library open.";
    const from = (name: string, choice: string) =>
      mail(reply({ "Q1.1": text }, [`Publish: ${choice}`]), { From: `${name}@example.org` });
    const { files } = await collateFiles(
      [mailFile("in.mbox", mailbox(from("a", "confidential"), from("b", "anonymous")))],
      "public",
    );
    const [byQuestion = ""] = files["digest.html"]!.split('id="replies"');
    expect(byQuestion.split(text)).toHaveLength(2);
  });
});

test("an internal digest says so, holds who and what is not for publication, and marks it", async () => {
  const { files, lines } = await make("internal");
  for (const name of ["Nora", "Anouk", "Ulf"]) expect(files["digest.html"]).toContain(`Answer of ${SAID[name]}`);
  expect(files["digest.html"]).toContain("Internal");
  expect(files["digest.html"]).toContain('<span class="badge unstated">no choice made</span>');
  expect(lines.map(({ unplaced }) => unplaced[0]!.text)).toContain("Greeting by Ulf");
});

describe("the folder for Consult", () => {
  test("has the fields of its schema and no others", async () => {
    const { files } = await make("internal");
    expect(Object.keys(files).filter((path) => path.startsWith("consult/"))).toHaveLength(1 + 2 * 5);
    expect(respondentsOf(files["consult/inputs/respondents.jsonl"]!)).toEqual([
      { themefinder_id: 1, demographic_data: { "Responding as": ["Organisation"], Organisation: ["Nora Trust"] } },
      { themefinder_id: 2, demographic_data: { "Responding as": ["Organisation"] } },
      { themefinder_id: 4, demographic_data: { "Responding as": ["Organisation"] } },
    ]);
    expect(JSON.parse(files["consult/inputs/question_part_1/question.json"]!)).toEqual({
      question_text: "What limits local groups most: money, time, or “red tape”?",
      question_number: 1,
      has_free_text: true,
      multi_choice_options: [],
    });
    expect(respondentsOf(files["consult/inputs/question_part_1/responses.jsonl"]!)[0]).toEqual({
      themefinder_id: 1,
      text: "Answer of north",
    });
  });
});

test("the page has one h1, a heading for each question that was answered, and neither scripts nor inline styles", async () => {
  const page = (await make("internal")).files["digest.html"]!;
  expect(page.match(/<h1/g)).toHaveLength(1);
  expect(page.match(/<h2 id="q/g)).toHaveLength(1);
  expect(page).not.toMatch(/<script|style="|https?:\/\/(?!paper\.example)[^"]*\.(?:css|js|woff)/);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
});

test("of replies without placed answers only the number is published", async () => {
  const letter = "I think that every council in the county should pay for a van and its drivers.";
  const { files } = await collateFiles([mailFile("a.eml", mail(`${letter}\n\nPublish: named`))], "public");
  expect(files["digest.html"]).toContain(
    "1 reply is counted whose words stand below no question. They are not published.",
  );
  expect(files["digest.html"]).not.toMatch(/<(ol|ul)[^>]*>\s*<\/\1>/);
  expect(files["digest.html"]! + files["digest.md"]!).not.toContain("van");
});

test("words are redacted once, where a part of a name stands only within the whole", async () => {
  const text = "I am Petra Pear of Elm. Pear trees are my trade.";
  const of = (answer: string) =>
    collateFiles([mailFile("a.eml", mail(reply({ "Q1.1": answer }, ["Name: Petra Pear", "Publish: anonymous"])))]);
  const words = async (answer: string) =>
    [...(await of(answer)).files["needs-review.csv"]!.matchAll(/"m-[0-9a-f]+","","","([^"]*)"/g)].map(
      ([, each]) => each,
    );
  expect(await words(text)).toEqual(["petra pear"]);
  expect(await words(`${text} Ask for Petra.`)).toEqual(["petra pear", "Petra"]);
});

describe("an anonymous reply that says who wrote it", () => {
  const publish = (answer: string, fields: string[] = ["Name: Ann Ash", "Organisation: Elm Trust"]) =>
    collateFiles(
      [
        mailFile(
          "a.eml",
          mail(reply({ "Q1.1": answer }, [...fields, "Publish: anonymous"]), {
            From: "Ann Ash <ann.ash@elmtrust.org.uk>",
          }),
        ),
      ],
      "public",
    );

  test.each([
    "We at Elm Trust know this well.",
    "At the elm trust nobody sleeps.",
    "As I, Ann, told the council before.",
    "ann ash asks for more.",
    "Ring me on 01865 123 4567.",
    "Call +44 (0)1865 123456 to hear more.",
    "Write to ann.ash@elmtrust.org.uk.",
    "See www.elmtrust.org.uk for our report.",
  ])("is held back: %s", async (answer) => {
    const { files, digest } = await publish(answer);
    expect(Object.values(files).join()).not.toContain(answer);
    expect(files["digest.html"]).toContain("1 anonymous but saying who wrote it");
    expect(digest.problems).toEqual([]);
  });

  test.each([
    "Trusts know this well.",
    "Ash trees grow near the hall.",
    "In 2009 and 2010 we spent 100,000 pounds on 250 people.",
    "An annual report would help.",
  ])("is not meant by %s", async (answer) => {
    expect((await publish(answer)).files["replies.csv"]).toContain(answer);
  });

  test("is listed for a person to look at, with the words", async () => {
    const text = reply({ "Q1.1": "We at Elm Trust know." }, ["Organisation: Elm Trust", "Publish: anonymous"]);
    const { files } = await collateFiles([mailFile("a.eml", mail(text))]);
    expect(files["digest.html"]).toMatch(
      /Anonymous, but an answer says who wrote it \(1\)[^]*<q dir="auto">elm trust</,
    );
    expect(files["consult/inputs/respondents.jsonl"]).toBe("");
  });
});
