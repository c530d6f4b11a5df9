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
