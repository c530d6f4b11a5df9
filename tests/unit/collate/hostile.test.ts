import { toString } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { collateFiles, mail, mailbox, mailFile, reply } from "../../support/collate-text.ts";

const GOOD = mail(reply({ "Q1.1": "A good answer" }), { From: "Good <good@example.org>" });

/** Collates something hostile before a good reply, which must be counted whatever comes before it. */
async function after(hostile: string | Buffer, name = "bad.eml") {
  const collated = await collateFiles([mailFile(name, hostile), mailFile("good.eml", GOOD)]);
  expect(collated.lines.at(-1)).toMatchObject({ status: "counted", file: "good.eml" });
  return collated;
}

describe("hostile mail", () => {
  test("HTML and scripts are shown as text", async () => {
    const nasty = `<script>alert(1)</script><img src=x onerror=alert(1)> "><b>`;
    const { files } = await after(
      mail(reply({ "Q1.1": nasty }, [`Name: ${nasty}`]), { Subject: nasty, From: `${nasty} <e@example.org>` }),
    );
    expect(files["digest.html"]).not.toMatch(/<script|<img|<b>/);
    expect(files["digest.html"]).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(files["digest.md"]).not.toMatch(/(?<!\\)<(?:script|img)/);
  });

  test("formulas stay text in a spreadsheet, whatever stands before them", async () => {
    const formulas = [
      "=HYPERLINK(1)",
      "+1+1",
      "-1+1",
      "@SUM(1)",
      "\t=1",
      "＝1",
      "＋1",
      " =1",
      "\u00a0 @A",
      "\u200b\ufeff=1",
    ];
    for (const formula of formulas) {
      const { files } = await after(mail(reply({ "Q1.1": formula }, [`Name: x`, `Role: ${formula}`])));
      expect(files["replies.csv"]!.startsWith('\ufeff"respondent","name"'), formula).toBe(true);
      expect(files["replies.csv"]).toContain("'");
      for (const cell of files["replies.csv"]!.slice(1).split(/,|\r\n/))
        expect(cell).not.toMatch(/^"?[\s\p{Cf}]*[=+\-@＝＋]/u);
    }
  });

  test("Markdown shows what they wrote as text, without hidden links, images, code or HTML", async () => {
    const nasty =
      "![a](https://x.example/p) <b>b</b> https://x.example www.x.example [a][b] `c`\n\n    code\n\n# h\n\n| a |\n| - |\n\n1. x\n\n[b]: https://x.example";
    const { files } = await after(mail(reply({ "Q1.1": nasty }, [`Name: ${nasty.split("\n")[0]}`])));
    const tree = unified().use(remarkParse).use(remarkGfm).parse(files["digest.md"]!);
    const types: string[] = [];
    visit(tree, (node) => {
      // Programs link bare addresses whatever stands in them; such a link shows where it leads.
      if (node.type === "link") expect(node.url).toContain(toString(node));
      else types.push(node.type);
    });
    const made = ["image", "html", "linkReference", "definition", "code", "inlineCode"];
    expect(types.filter((type) => made.includes(type))).toEqual([]);
  });

  test("a name of an attachment is no path", async () => {
    const parts = `--b\nContent-Type: application/x; name="../../a/.ssh/keys"\nContent-Disposition: attachment; filename="..\\..\\C:evil|.exe"\n\nx\n--b--`;
    const { lines } = await after(mail(parts, { "Content-Type": "multipart/mixed; boundary=b" }));
    expect(lines[0]!.attachments).toMatchObject([{ name: "C_evil_.exe" }]);
  });

  test("300 levels of multipart are a line in the report, and the words are kept", async () => {
    const levels = Array.from({ length: 300 }, (_, at) => at);
    const open = levels.map((at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join("");
    const { digest, lines } = await after(`From: e@example.org\nMIME-Version: 1.0\n${open}\ndeepwords\n`);
    expect(digest.problems.join()).toContain("bad.eml, message 1: could not be decoded");
    expect(JSON.stringify(lines[0])).toContain("deepwords");
  });

  test("100 levels of multipart are read", async () => {
    const levels = Array.from({ length: 100 }, (_, at) => at);
    const open = levels.map((at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join("");
    const { lines } = await after(`From: e@example.org\nMIME-Version: 1.0\n${open}\n${reply({ "Q1.1": "deep" })}\n`);
    expect(lines[0]!.answers[0]!.text).toBe("deep");
  });

  test("100 messages within messages are opened to a depth and reported", async () => {
    const deep = Array.from({ length: 100 }).reduce<string>(
      (inner, _, level) =>
        mail(`--b${level}.\nContent-Type: message/rfc822\n\n${inner}\n--b${level}.--`, {
          "Content-Type": `multipart/mixed; boundary=b${level}.`,
        }),
      mail("core"),
    );
    const { digest, lines } = await after(deep);
    expect(lines).toHaveLength(12);
    expect(digest.problems.join()).toContain("more than 10 deep");
  });

  test("headers of a megabyte are clipped, those of three are reported", async () => {
    const { lines } = await after(mail(reply({ "Q1.1": "x" }), { Subject: "y".repeat(1e6) }));
    expect(String(lines[0]!["subject"]).length).toBeLessThan(400);
    expect((await after(mail("x", { Subject: "y".repeat(3e6) }))).digest.problems).toHaveLength(1);
  });

  test("a wrong charset is reported where characters are lost, and an unknown one is read", async () => {
    const latin = Buffer.from(mail(reply({ "Q1.1": "Caf\u00e9" })), "latin1");
    const wrong = await after(latin);
    expect(wrong.digest.problems.join()).toContain("some characters could not be read as utf-8");
    expect(wrong.lines[0]!.answers[0]!.text).toBe("Caf\u00e9");
    const { lines } = await after(mail(reply({ "Q1.1": "x" }), { "Content-Type": "text/plain; charset=klingon" }));
    expect(lines[0]!.answers).toHaveLength(1);
  });

  test("binary junk, an empty file and a foreign format are a line each", async () => {
    const junk = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3)) % 256));
    expect((await after(junk)).digest.problems.length).toBeGreaterThan(0);
    expect((await after("", "none.eml")).digest.problems).toEqual(["none.eml: empty: no message in it"]);
    expect((await after("x", "mail.msg")).digest.problems[0]).toContain("save it again, or as .eml or text");
    expect((await after("x", "photo.jpeg")).digest.problems[0]).toContain("neither mail nor text");
  });

  test("a truncated multipart keeps what is there", async () => {
    const body = `--b\nContent-Type: text/plain\n\n${reply({ "Q1.1": "still here" }).slice(0, -7)}`;
    const { lines } = await after(mail(body, { "Content-Type": "multipart/alternative; boundary=b" }));
    expect(lines[0]!.answers[0]!.text).toContain("still here");
    expect(lines[0]!.notes).toContain("no-end");
  });

  test("HTML nested without end is freed of its tags", async () => {
    const html = `${"<div>".repeat(50_000)}${reply({ "Q1.1": "deep" }).replaceAll("\n", "<br>")}`;
    const { lines } = await after(mail(html, { "Content-Type": "text/html; charset=utf-8" }));
    expect(lines[0]!.answers[0]!.text).toContain("deep");
  });

  test("controls and changes of direction reach no page and no table", async () => {
    const { files } = await after(mail(reply({ "Q1.1": "a\u202eb\u0007c\u0000" }, ["Name: Ann\u202enivlaC"])));
    for (const name of ["digest.html", "digest.md", "replies.csv"]) {
      expect(files[name], name).toMatch(/ab\ufffdc/);
      expect(files[name], name).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    }
  });

  test("line breaks hidden in headers stay in their line", async () => {
    const hidden = (text: string) => `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;
    const { lines, files } = await after(
      mail("When is the deadline?", {
        From: `${hidden('Eve"\r\nBcc: all@example.org\r\n=1,"')} <eve@example.org>`,
        Subject: hidden("a\r\n\r\n<h1>b"),
      }),
    );
    expect(lines[0]).toMatchObject({ address: "eve@example.org", subject: "a <h1>b" });
    expect(files["digest.html"]).not.toContain("<h1>b");
    expect(files["replies.csv"]!.trim().split("\r\n")).toHaveLength(2);
  });

  test("a file that breaks off while it is read is a line in the report", async () => {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(mailbox(GOOD));
      throw new Error("disk gone");
    }
    const { digest, lines } = await collateFiles([{ name: "in.mbox", chunks: chunks() }, mailFile("good.eml", GOOD)]);
    expect(digest.problems).toEqual(["in.mbox: cannot be read (disk gone)"]);
    expect(lines).toHaveLength(1);
  });
});
