import { Document, Packer, Paragraph } from "docx";
import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { rtfToText } from "../../../src/collate/rtf-text.ts";
import { collateFiles, mail, mailFile, reply } from "../../support/collate-text.ts";
import { makeMsg } from "../../support/make-msg.ts";

const REPLY = reply({ "Q1.1": "Money, mostly.", "Q3.2": "The council." }, ["Name: Wanda Writer", "Publish: anonymous"]);
const LINES = REPLY.split("\n");

const word = (): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children: LINES.map((line) => new Paragraph(line)) }] }));

const openDocument = (): Uint8Array => {
  const body = LINES.map((line) => `<text:p text:style-name="P1">${line}</text:p>`).join("");
  return zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.text"),
    "content.xml": strToU8(`<office:text>${body}</office:text>`),
  });
};

const rich = (): Buffer => {
  const body = LINES.map((line) => line.replace(/[\\{}]/g, "\\$&")).join("\\par\n");
  return Buffer.from(`{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}\\f0 ${body}\\par}`);
};

/** A PDF of one page with a line of text for each line. */
function pdf(lines: string[]): Buffer {
  const shown = lines.map((line) => `(${line.replace(/[\\()]/g, "\\$&")}) Tj T*`).join(" ");
  const stream = `BT /F1 11 Tf 14 TL 20 700 Td ${shown} ET`;
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 750]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj 4 0 obj<</Length ${stream.length}>>stream\n${stream}\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF`,
  );
}

function withFile(
  name: string,
  type: string,
  content: Uint8Array,
  note = "Please find attached our response.",
): string {
  const base64 = Buffer.from(content).toString("base64").replace(/.{76}/g, "$&\n");
  const file = `Content-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${base64}`;
  return mail(`--b\nContent-Type: text/plain\n\n${note}\n--b\n${file}\n--b--`, {
    "Content-Type": "multipart/mixed; boundary=b",
  });
}

const collateOne = (text: string | Uint8Array, name = "a.eml") => collateFiles([mailFile(name, text)]);

describe("answers in an attached document are read:", () => {
  const files: Record<string, [string, Uint8Array]> = {};
  beforeAll(async () => {
    files["docx"] = ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", await word()];
    files["odt"] = ["application/vnd.oasis.opendocument.text", openDocument()];
    files["rtf"] = ["application/rtf", rich()];
    files["pdf"] = ["application/pdf", pdf(LINES)];
    files["md"] = ["application/octet-stream", Buffer.from(REPLY)];
    files["csv"] = ["text/csv", Buffer.from(REPLY)];
  });

  test.each(["docx", "odt", "rtf", "pdf", "md", "csv"])("%s", async (kind) => {
    const [type, content] = files[kind]!;
    const { lines, digest, files: written } = await collateOne(withFile(`reply.${kind}`, type, content));
    expect(digest.problems).toEqual([]);
    expect(lines[0]).toMatchObject({ status: "counted", name: "Wanda Writer", publish: "anonymous" });
    expect(lines[0]!.answers.map(({ question, text }) => [question, text.trim()])).toEqual([
      ["Q1.1", "Money, mostly."],
      ["Q3.2", "The council."],
    ]);
    expect(written[`attachments/1-1 reply.${kind}`]).toBe(Buffer.from(content).toString("latin1"));
  });
});

describe("documents that nobody can read here are reported by sender and name:", () => {
  test.each([
    ["reply.doc", "application/msword", "of a kind that cannot be read"],
    ["winmail.dat", "application/ms-tnef", "packed by Outlook"],
    ["scan.jpg", "image/jpeg", "a picture"],
    ["all.zip", "application/zip", "packed; unpack it"],
    ["reply.docx", "application/octet-stream", "damaged or locked"],
  ])("%s", async (name, type, reason) => {
    const { lines, digest, files } = await collateOne(withFile(name, type, Buffer.from("\x01\x02")));
    expect(digest.problems).toEqual([
      expect.stringContaining(`attachments of Ann Example were not read: ${name} (${reason}`),
    ]);
    expect(lines[0]).toMatchObject({ status: "counted", letter: true });
    expect(files[`attachments/1-1 ${name}`]).toBe("\x01\x02");
  });

  test("a message that is signed as a whole", async () => {
    const text = mail("MIIB", {
      "Content-Type": 'application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"',
      "Content-Transfer-Encoding": "base64",
    });
    expect((await collateOne(text)).digest.problems.join()).toContain("smime.p7m (signed or encrypted as a whole");
  });

  test("a PDF without text", async () => {
    expect((await collateOne(withFile("scan.pdf", "application/pdf", pdf([])))).digest.problems.join()).toContain(
      "without text",
    );
  });

  test("but those of confidential replies without a word of theirs, and apart", async () => {
    const { digest, files } = await collateOne(
      withFile("Secret of Ann.doc", "application/msword", Buffer.from("x"), "Please keep this confidential."),
    );
    expect(digest.problems).toEqual(["message 1, confidential: 1 attachment not read"]);
    const open = Object.entries(files).filter(([path]) => !path.startsWith("confidential/"));
    expect(JSON.stringify(open)).not.toContain("Secret");
    expect(files["confidential/attachments/1-1 Secret of Ann.doc"]).toBe("x");
  });

  test.each([
    ["a card", "ann.vcf", "text/vcard"],
    ["a signature", "smime.p7s", "application/pkcs7-signature"],
  ])("but not %s", async (_, name, type) => {
    expect((await collateOne(withFile(name, type, Buffer.from("x")))).digest.problems).toEqual([]);
  });

  test("nothing of them is in a digest to publish", async () => {
    const { files } = await collateFiles(
      [mailFile("a.eml", withFile("reply.md", "text/markdown", Buffer.from(REPLY)))],
      "public",
    );
    expect(Object.keys(files).filter((path) => /attachments|documents/.test(path))).toEqual([]);
  });
});

describe("a message in Outlook's own format", () => {
  const fields = {
    subject: "Reply",
    name: "Ann Ash",
    address: "ann@example.org",
    body: REPLY.replaceAll("\n", "\r\n"),
  };

  test("is read as any other", async () => {
    const { lines } = await collateOne(makeMsg(fields), "reply.msg");
    expect(lines[0]).toMatchObject({
      status: "counted",
      address: "ann@example.org",
      from: "Ann Ash",
      subject: "Reply",
    });
    expect(lines[0]!.answers).toHaveLength(2);
  });

  test("is read with its attachments, and when it is one", async () => {
    const msg = makeMsg({ ...fields, body: "See attached" }, [{ name: "reply.rtf", content: rich() }]);
    expect((await collateOne(msg, "reply.msg")).lines[0]!.answers).toHaveLength(2);
    const { lines } = await collateOne(withFile("reply.msg", "application/vnd.ms-outlook", msg));
    expect(lines.map(({ status }) => status)).toEqual(["carrier", "counted"]);
  });
});

test.each([
  ["{\\rtf1\\ansi\\ansicpg1252 Caf\\'e9 \\u8211?\\u8220\\'93x\\u8221\\'94}", "Café –“x”"],
  ["{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}{\\*\\bkmkstart a}one\\par two\\line{\\b bold} \\{x\\}}", "one\ntwo\nbold {x}"],
  ["{\\rtf1\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf \\par hidden\\htmlrtf0 shown}", "shown"],
])("%s says %s", (rtf, text) => {
  expect(rtfToText(rtf)).toBe(text);
});
