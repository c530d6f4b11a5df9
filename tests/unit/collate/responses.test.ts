import { describe, expect, test } from "vitest";
import { type PublishedAnswer, publishedAnswerSchema, summarySchema } from "../../../src/paper/responses.ts";
import { collateFiles, mail, mailFile, mailbox, reply } from "../../support/collate-text.ts";

const person = (name: string, choice: string, said: string, organisation = "", after = "") =>
  mail(
    reply({ "Q1.1": said }, [
      `Name: ${name}`,
      ...(organisation ? [`Organisation: ${organisation}`] : []),
      ...(choice ? [`Publish: ${choice}`] : []),
    ]).replace("[end]", `${after}[end]`),
    { From: `${name} <${name.toLowerCase()}@secret.example>`, "Message-ID": `<${name}@secret.example>` },
  );

async function make(...people: string[]) {
  const { files } = await collateFiles([mailFile("in.mbox", mailbox(...people))], "public");
  const linesOf = (path: string): PublishedAnswer[] =>
    (files[`responses/${path}`] ?? "")
      .split("\n")
      .filter(Boolean)
      .map((line) => publishedAnswerSchema.parse(JSON.parse(line)));
  const [question = ""] = Object.keys(files).flatMap((path) => /^responses\/(questions\/.*)$/.exec(path)?.[1] ?? []);
  const summary = summarySchema.parse(JSON.parse(files["responses/summary.json"]!));
  return { files, summary, linesOf, answers: linesOf(question) };
}

describe("what a site shows of the replies", () => {
  test("the words of those who may be published, and counts of all", async () => {
    const { files, summary, answers } = await make(
      person("Nora", "named", "north", "Mill Trust"),
      person("Anouk", "anonymous", "south", "Weir Trust"),
      person("Conrad", "confidential", "east", "Conrad Trust"),
      person("Ulf", "", "west"),
    );
    expect(answers.map(({ name, organisation, text }) => [name, organisation, text])).toEqual([
      ["Nora", "Mill Trust", "north"],
      [undefined, undefined, "south"],
    ]);
    expect(summary).toMatchObject({ respondents: 4, named: 1, anonymous: 1, withheld: 2 });
    expect(summary.questions[0]).toMatchObject({ answers: 4, published: 2 });
    const all = Object.entries(files).flatMap(([path, text]) => (path.startsWith("responses/") ? text : []));
    expect(all.join("\n")).not.toMatch(/east|west|Conrad|Ulf|Anouk|Weir|secret/);
  });

  test("an answer keeps its address when others come before it", async () => {
    const nora = person("Nora", "named", "north");
    const [before, after] = [await make(nora), await make(person("Ann", "named", "first"), nora)];
    expect(after.answers[1]!.id).toBe(before.answers[0]!.id);
    expect(after.answers[0]!.id).not.toBe(before.answers[0]!.id);
  });

  test("who wrote for an organisation is not counted where that is true of fewer than five, or of all but four", async () => {
    const some = (count: number, organisation: string) =>
      Array.from({ length: count }, (_, index) =>
        person(`${organisation || "Single"}${index}`, "anonymous", `words ${index} ${organisation}`, organisation),
      );
    const split = async (organisations: number, individuals: number) =>
      (await make(...some(organisations, "Trust"), ...some(individuals, ""))).summary.split;
    expect(await split(4, 6)).toBeUndefined();
    expect(await split(6, 1)).toBeUndefined();
    expect(await split(5, 5)).toEqual({ organisations: 5, individuals: 5 });
    expect(await split(5, 0)).toEqual({ organisations: 5, individuals: 0 });
  });

  test("comments on paragraphs are counted once for each respondent, and shown with consent alone", async () => {
    const comment = (words: string) => `[P1.2]\n\n${words}\n\n`;
    const { summary, linesOf, files } = await make(
      person("Nora", "named", "north", "", comment("Too slow.")),
      person("Nora", "named", "north, and more", "", comment("Too slow.")),
      person("Anouk", "anonymous", "south", "", comment("As Anouk of the mill I object.")),
      person("Conrad", "confidential", "east", "", comment("Never.")),
    );
    expect(summary.paragraphs).toEqual([{ number: "1.2", comments: 3, published: 1 }]);
    expect(linesOf("paragraphs.jsonl").map(({ name, text }) => [name, text])).toEqual([["Nora", "Too slow."]]);
    expect(JSON.stringify(files)).not.toMatch(/Never\.|of the mill/);
  });

  test("words that several sent are written once", async () => {
    const letter = "We ask that the paths be kept open for everybody, in winter too, and for ever.";
    const { answers } = await make(...["Ann", "Ben", "Cat", "Dan"].map((name) => person(name, "named", letter)));
    expect(answers.map(({ name, text }) => [name, text])).toEqual([
      ["Ann", letter],
      ["Ben", undefined],
      ["Cat", undefined],
      ["Dan", undefined],
    ]);
    expect(new Set(answers.map(({ campaign }) => campaign)).size).toBe(1);
  });
});
