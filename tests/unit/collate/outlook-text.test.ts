import { expect, test } from "vitest";
import { collateFiles, mail, mailbox, mailFile, reply } from "../../support/collate-text.ts";

const saved = (
  name: string,
  sent = "12 October 2026 09:15",
  body = reply({ "Q1.1": `${name} says yes` }, [`Name: ${name}`]),
) =>
  `From:\t${name} <${name.toLowerCase()}@example.org>\nSent:\t${sent}\nTo:\tThe Publisher\nSubject:\tReply\n\n${body}\n\n\n`;

test.each([
  ["UTF-8", (text: string) => Buffer.from(`\ufeff${text}`)],
  ["UTF-16", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ["Windows line ends", (text: string) => Buffer.from(text.replaceAll("\n", "\r\n"))],
])("a selection that Outlook saved as one text is as many messages, in %s", async (_, encode) => {
  const { lines, digest } = await collateFiles([
    mailFile("all.txt", encode(["Ann", "Ben", "Cas"].map((name) => saved(name)).join(""))),
  ]);
  expect(lines.map(({ address, date, answers }) => [address, date, answers[0]!.text])).toEqual(
    ["Ann", "Ben", "Cas"].map((name) => [
      `${name.toLowerCase()}@example.org`,
      "2026-10-12T09:15:00.000Z",
      `${name} says yes`,
    ]),
  );
  expect(digest.tally.respondents.size).toBe(3);
});

test("headers in another language are read", async () => {
  const head =
    "Von:\tAnn Ash <ann@example.org>\nGesendet:\tDienstag, 1. Dezember 2026 10:00\nAn:\tx\nBetreff:\tAntwort\n\n";
  const { lines } = await collateFiles([mailFile("a.txt", `${head}${reply({ "Q1.1": "Ja" })}`)]);
  expect(lines[0]).toMatchObject({ from: "Ann Ash", date: "2026-12-01T10:00:00.000Z", subject: "Antwort" });
});

test.each([
  ["12 October 2026 09:15", "2026-10-12T09:15"],
  ["Monday, October 12, 2026 9:15 PM", "2026-10-12T21:15"],
  ["lundi 12 octobre 2026 09:15", "2026-10-12T09:15"],
  ["lunes, 12 de octubre de 2026 9:15", "2026-10-12T09:15"],
  ["12 Hydref 2026 09:15", "2026-10-12T09:15"],
  ["12/10/2026 09:15", "2026-10-12T09:15"],
  ["2026-10-12 09:15", "2026-10-12T09:15"],
  ["some day", ""],
])("%s is the day %s", async (text, date) => {
  const { lines } = await collateFiles([mailFile("a.txt", saved("Ann", text))]);
  expect(String(lines[0]!["date"] ?? "").slice(0, 16)).toBe(date);
});

test("a sheet that is no saved message stays one text", async () => {
  const { lines } = await collateFiles([mailFile("a.txt", `From: me\n\n${reply({ "Q1.1": "x" })}`)]);
  expect(lines).toHaveLength(1);
});

test("messages that are marked as deleted are excluded and listed", async () => {
  const gone = mail(reply({ "Q1.1": "Gone" }), { "X-Mozilla-Status": "0009" });
  const kept = mail(reply({ "Q1.1": "Kept" }), { "X-Mozilla-Status": "0001" });
  const { lines } = await collateFiles([mailFile("in.mbox", mailbox(gone, kept))]);
  expect(lines.map(({ status }) => status)).toEqual(["deleted", "counted"]);
});

test("headers of a message within another are reported", async () => {
  const swallowed = `${reply({ "Q1.1": "x" })}\n\n${mail(reply({ "Q1.1": "swallowed" }))}`;
  const { digest } = await collateFiles([mailFile("a.eml", mail(swallowed))]);
  expect(digest.problems.join()).toContain("the headers of another message stand within it");
  const forwarded = "---- Forwarded message ----\nFrom: Ann <ann@example.org>\nDate: today\nSubject: Reply\n\n";
  expect(
    (await collateFiles([mailFile("a.eml", mail(`${forwarded}${reply({ "Q1.1": "x" })}`))])).digest.problems,
  ).toEqual([]);
});
