import { describe, expect, test } from "vitest";
import { chooseText } from "../../../src/collate/choose-text.ts";
import { htmlToText } from "../../../src/collate/html-text.ts";
import { collateFiles, mail, mailFile, reply } from "../../support/collate-text.ts";

describe("of a body in two versions", () => {
  test("the plain one is read, and words that only the HTML has are kept", () => {
    const chosen = chooseText("[Q1.1]\nYes", "<p>[Q1.1]</p><p>Yes</p><p>Extra line here</p>");
    expect(chosen).toEqual({ text: "[Q1.1]\nYes", other: "Extra line here" });
  });

  test("the HTML is read where only it holds answers, and the plain one's words are kept", () => {
    const chosen = chooseText("Use a better program", "<p>[Q1.1]</p><p>Yes</p>");
    expect(chosen).toEqual({ text: "[Q1.1]\n\nYes", other: "Use a better program" });
  });

  test("the same words in both are kept once", () => {
    expect(chooseText("Yes & no", "<p>Yes &amp;&nbsp;no</p>")).toEqual({ text: "Yes & no", other: "" });
  });
});

describe("HTML becomes text", () => {
  test.each([
    ["a line for each block, empty ones too", "<div>a</div><div><br></div><div>b</div>", "a\n\nb"],
    ["quotes with their signs", "<blockquote>old</blockquote><div>new</div>", "> old\n\nnew"],
    ["cells apart", "<table><tr><td>a</td><td>b</td></tr></table>", "a b"],
    ["addresses of links", '<a href="https://example.org/x">report</a>', "report [https://example.org/x]"],
    ["headings as they are written", "<h1>Our view</h1>", "Our view"],
    ["no styles and scripts", "<style>p{}</style><script>x()</script><p>a</p>", "a"],
  ])("with %s", (_, html, text) => {
    expect(htmlToText(html).replace(/ +$/gm, "")).toBe(text);
  });
});

test("text before the first and after the last part of a message is kept", async () => {
  const parts = `Lost above\n--b\nContent-Type: text/plain\n\n${reply({ "Q1.1": "x" })}\n--b--\nList footer below`;
  const text = mail(parts, { "Content-Type": 'multipart/mixed; boundary="b"' });
  const { lines } = await collateFiles([mailFile("a.eml", text)]);
  expect(lines[0]!.unplaced).toEqual([{ where: "other version", text: "Lost above\n\nList footer below" }]);
});

describe("a body is read in the charset that its bytes are in, when it states", () => {
  const WORDS = "Café “targets” – Zoë";
  const utf8 = (text: string) => Buffer.from(text);
  const windows = (text: string) =>
    Buffer.from(
      text.replace(/[“”–]/g, (sign) => ({ "“": "\x93", "”": "\x94", "–": "\x96" })[sign] ?? sign),
      "latin1",
    );
  test.each([
    ["none, and is Windows-1252", "text/plain", windows],
    ["none, and is UTF-8", "text/plain", utf8],
    ["an unknown one", "text/plain; charset=x-unknown", utf8],
    ["us-ascii, and is UTF-8", "text/plain; charset=us-ascii", utf8],
    ["iso-8859-1, and is UTF-8", "text/plain; charset=iso-8859-1", utf8],
    ["iso-8859-1, and is Windows-1252", "text/plain; charset=iso-8859-1", windows],
    ["UTF-8, and is Windows-1252", "text/plain; charset=utf-8", windows],
    ["a type without a subtype", "text", utf8],
    ["another type of text", "text/markdown; charset=utf-8", utf8],
  ])("%s", async (_, type, encode) => {
    const { lines } = await collateFiles([
      mailFile("a.eml", encode(mail(reply({ "Q1.1": WORDS }, [`Name: ${WORDS}`]), { "Content-Type": type }))),
    ]);
    expect(lines[0]).toMatchObject({ name: WORDS, answers: [{ text: WORDS }] });
  });
});

describe("flowed text", () => {
  const flowed = { "Content-Type": "text/plain; charset=utf-8; format=flowed" };

  test("is joined within one depth of quotation, and never across two", async () => {
    const body = `On 2 November you wrote:\n> Hello \n${reply({ "Q1.1": "A line that \nwas broken, \nand one that\nwas not" })}`;
    const { lines } = await collateFiles([mailFile("a.eml", mail(body, flowed))]);
    expect(lines[0]).toMatchObject({
      publish: "named",
      answers: [{ text: "A line that was broken, and one that\nwas not" }],
    });
  });

  test("loses the signs of a quotation around an answer", async () => {
    const quoted = reply({ "Q1.1": "A line that \nwas broken" }, ["Name: Ann Example"]).replace(/^/gm, "> ");
    const { lines } = await collateFiles([mailFile("a.eml", mail(`Did you get this?\n\n${quoted}`, flowed))]);
    expect(lines[0]!.answers[0]!.text).toBe("A line that was broken");
  });
});

test("a footer in HTML below a plain reply is read with it", async () => {
  const parts = [
    `Content-Type: text/plain\n\n${reply({ "Q1.1": "x" })}`,
    "Content-Type: text/html\n\n<p>Footer of a list</p>",
  ];
  const text = `${parts.map((part) => `--b\n${part}\n`).join("")}--b--`;
  const { lines } = await collateFiles([
    mailFile("a.eml", mail(text, { "Content-Type": "multipart/mixed; boundary=b" })),
  ]);
  expect(lines[0]!.unplaced.map(({ text }) => text)).toEqual(["Footer of a list"]);
});

test.each([
  "Automatic reply: Reply",
  "Automatische Antwort: Reply",
  "Réponse automatique : Reply",
  "Respuesta automática: Reply",
  "Risposta automatica: Reply",
  "Automatisch antwoord: Reply",
  "Autosvar: Reply",
  "Automaattinen vastaus: Reply",
  "Odpowiedź automatyczna: Reply",
  "Automatická odpověď: Reply",
  "Automatikus válasz: Reply",
  "Ateb awtomatig: Reply",
  "Αυτόματη απάντηση: Reply",
  "Out of office: Reply",
])("%s is an automatic reply", async (Subject) => {
  const { lines } = await collateFiles([mailFile("a.eml", mail("I am away until Monday.", { Subject }))]);
  expect(lines[0]).toMatchObject({ status: "automatic" });
});
