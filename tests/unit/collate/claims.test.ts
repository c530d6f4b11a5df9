import { describe, expect, test } from "vitest";
import { nameKey } from "../../../src/collate/person-name.ts";
import { collateFiles, mail, mailbox, mailFile, reply } from "../../support/collate-text.ts";

const VICTIM = { From: "Vic Tim <vic@example.org>", Date: "Mon, 2 Nov 2026 10:00:00 +0000" };
const EVE = { From: "Eve <eve@evil.example>", Date: "Tue, 3 Nov 2026 10:00:00 +0000" };
const signed = (words: string, publish = "named") => reply({ "Q1.1": words }, ["Name: Vic Tim", `Publish: ${publish}`]);
const collateMails = (audience: "internal" | "public", ...mails: string[]) =>
  collateFiles([mailFile("in.mbox", mailbox(...mails))], audience);

/** Ways in which a message says that somebody else wrote it. */
const CLAIMS: Record<string, string> = {
  "a header": mail(signed("Forged"), { ...EVE, "X-Original-From": "Vic Tim <vic@example.org>" }),
  "a typed forward": mail(
    `---- Forwarded message ----\nFrom: Vic Tim <vic@example.org>\nDate: today\n\n${signed("Forged")}`,
    { ...EVE, Subject: "Fwd: Reply" },
  ),
  "a typed history": mail(
    `Hello\n\nFrom: Vic Tim <vic@example.org>\nSent: today\nSubject: Reply\n\n${signed("Forged")}`,
    EVE,
  ),
  "a quotation": mail(`On 2 Nov 2026, Vic Tim <vic@example.org> wrote:\n${signed("Forged").replace(/^/gm, "> ")}`, EVE),
  "an attached message": mail(`--b\nContent-Type: message/rfc822\n\n${mail(signed("Forged"), VICTIM)}\n--b--`, {
    ...EVE,
    "Content-Type": "multipart/mixed; boundary=b",
  }),
  "a list": mail(signed("Forged"), {
    ...EVE,
    From: "Vic via X <eve@evil.example>",
    "List-Id": "x",
    "Reply-To": "vic@example.org",
  }),
  "a form": mail(signed("Forged"), { ...EVE, From: "noreply@evil.example", "Reply-To": "Vic Tim <vic@example.org>" }),
};

describe.each(Object.entries(CLAIMS))("what %s claims about another", (_, forged) => {
  test("replaces none of their answers, and names who really sent it", async () => {
    const { lines, digest } = await collateMails("internal", mail(signed("True"), VICTIM), forged);
    expect(lines[0]!.answers[0]).toMatchObject({ text: "True", superseded_by: null });
    expect(digest.tally.respondents.size).toBe(2);
    expect(JSON.stringify(lines)).toContain("evil.example");
  });

  test("gives no consent in their place", async () => {
    const { files } = await collateMails("public", mail(signed("True", "confidential"), VICTIM), forged);
    expect(Object.values(files).join()).not.toMatch(/Forged|True/);
  });

  test("is not published in their name, though they agreed for their own", async () => {
    const { files } = await collateMails("public", mail(signed("True"), VICTIM), forged);
    expect(files["replies.jsonl"]).toContain("True");
    for (const line of files["replies.jsonl"]!.split("\n")) expect(line).not.toMatch(/Forged.*Vic Tim|Vic Tim.*Forged/);
  });
});

test("replies that staff forward without an address are different people's", async () => {
  const forward = (name: string, day: number) =>
    mail(`From: ${name}\nSent: ${day} November 2026\nTo: Sam Staff\nSubject: Reply\n\n${reply({ "Q3.2": name })}`, {
      From: "Sam Staff <sam@staff.example>",
      Subject: "FW: Reply",
      Date: `Tue, ${day} Nov 2026 10:00:00 +0000`,
    });
  const { lines, digest } = await collateMails("internal", forward("Fay Forward", 3), forward("Gus Other", 4));
  expect(lines.map(({ from, answers }) => [from, answers[0]!.superseded_by])).toEqual([
    ["Fay Forward", null],
    ["Gus Other", null],
  ]);
  expect(digest.tally.respondents.size).toBe(2);
});

test("replies through a web form are those of whom answers go to", async () => {
  const through = (name: string) =>
    mail(reply({ "Q3.2": name }), {
      From: "Web Form <noreply@forms.example>",
      "Reply-To": `${name} <${name.toLowerCase()}@example.org>`,
    });
  const { lines, digest } = await collateMails("internal", through("Ann"), through("Ben"));
  expect(lines.map(({ address, claim }) => [address, claim])).toEqual([
    ["ann@example.org", "form"],
    ["ben@example.org", "form"],
  ]);
  expect(digest.tally.respondents.size).toBe(2);
});

test("replies through a form that sends from the publisher's own address are those of whom answers go to", async () => {
  const through = (name: string) =>
    mail(reply({ "Q3.2": name }), { From: "Site <policy+reply@example.org>", "Reply-To": `${name}@people.example` });
  const { lines } = await collateMails("internal", through("ann"), through("ben"));
  expect(lines.map(({ status, address, claim }) => [status, address, claim])).toEqual([
    ["counted", "ann@people.example", "form"],
    ["counted", "ben@people.example", "form"],
  ]);
  const own = mail(reply({ "Q3.2": "Ours" }), { From: "policy+reply@example.org", "Reply-To": "team@example.org" });
  expect((await collateMails("internal", own)).lines[0]!.status).toBe("own");
});

test("replies through a list that hides addresses are told apart by name", async () => {
  const through = (name: string) =>
    mail(reply({ "Q3.2": name }), {
      From: `'${name}' via Replies <replies@lists.example>`,
      "List-Id": "<replies.lists.example>",
    });
  const { lines, digest } = await collateMails("internal", through("Ann Ash"), through("Ben Beck"));
  expect(lines.map(({ answers, claim }) => [answers[0]!.superseded_by, claim])).toEqual([
    [null, "list"],
    [null, "list"],
  ]);
  expect(digest.tally.respondents.size).toBe(2);
});

test("an anonymous reply and a named one of the same person are both anonymous", async () => {
  const named = mail(reply({ "Q3.2": "Lovely" }, ["Name: Vic Tim", "Publish: named"]), VICTIM);
  const { files } = await collateMails(
    "public",
    mail(signed("My employer hides its losses", "anonymous"), VICTIM),
    named,
  );
  expect(files["replies.csv"]).toContain("Lovely");
  expect(Object.values(files).join()).not.toContain("Vic Tim");
});

test.each([
  ["Dr. Ann B. Ash, MBE", "ann ash"],
  ["ASH, Ann", "ann ash"],
  ["Ánn Ash (Ash Trust)", "ann ash"],
  ["Prof Ann Ash", "ann ash"],
  ["O’Neill, Rev. Sinead", "sinead oneill"],
  ["'Ann Ash' via Replies", "ann ash"],
  ["Respondent 7", "respondent 7"],
  ["Anonymous", ""],
  ["A. Resident", "a resident"],
  ["name withheld", ""],
  ["李明", "李明"],
])("the name %j is told by %j", (name, key) => {
  expect(nameKey(name)).toBe(key === "a resident" ? "" : key);
});
