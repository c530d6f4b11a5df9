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

/** A message whose body is a container of S/MIME. */
const signedMail = (container: Uint8Array): string =>
  mail(Buffer.from(container).toString("base64").replace(/.{76}/g, "$&\n"), {
    "Content-Type": 'application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"',
    "Content-Transfer-Encoding": "base64",
  });

/** Values in the distinguished encoding of ASN.1: each a tag and its bytes. */
function sequence(...values: [number, Uint8Array][]): Buffer {
  return Buffer.concat(
    values.flatMap(([tag, bytes]) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [Buffer.from([tag, 0x84]), length, bytes];
    }),
  );
}

/** A string of bytes in pieces of 100, whose end alone says how long it is. */
function streamed(bytes: Buffer): Buffer {
  const pieces = Array.from({ length: Math.ceil(bytes.length / 100) }, (_, at) =>
    sequence([0x04, bytes.subarray(at * 100, at * 100 + 100)]),
  );
  return Buffer.concat([Buffer.from([0x24, 0x80]), ...pieces, Buffer.from([0, 0])]);
}

/** The container of signed content, as far as it is read: RFC 5652. */
function signedData(content: Buffer): Buffer {
  const type = (last: number): [number, Uint8Array] => [
    0x06,
    Buffer.from([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, last]),
  ];
  const encapsulated = sequence(type(1), [0xa0, content]);
  const signed = sequence([0x02, Buffer.from([1])], [0x31, Buffer.alloc(0)], [0x30, encapsulated]);
  return sequence([0x30, sequence(type(2), [0xa0, sequence([0x30, signed])])]);
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

describe("an archive", () => {
  const zip = (files: Record<string, Uint8Array>) => collateOne(withFile("all.zip", "application/zip", zipSync(files)));

  test("is read, document by document, and kept as it came", async () => {
    const { lines, digest, files } = await zip({
      "answers/": new Uint8Array(),
      "answers/reply.docx": await word(),
      "notes.txt": strToU8("Our van costs more than our rent."),
      "__MACOSX/._notes.txt": strToU8("x"),
    });
    expect(digest.problems).toEqual([]);
    expect(lines[0]).toMatchObject({ status: "counted", name: "Wanda Writer" });
    expect(lines[0]!.answers).toHaveLength(2);
    expect(lines[0]!.unplaced).toContainEqual({
      where: "attachment all.zip/notes.txt",
      text: "Our van costs more than our rent.",
    });
    expect(Object.keys(files).filter((path) => path.startsWith("attachments/"))).toEqual(["attachments/1-1 all.zip"]);
  });

  test("names each document in it that cannot be read", async () => {
    const { digest } = await zip({
      "a.doc": strToU8("x"),
      "b/more.zip": zipSync({}),
      "c.txt": strToU8("Yes"),
      "d.eml": strToU8("x"),
    });
    expect(digest.problems).toEqual([
      expect.stringMatching(
        /of Ann Example were not read: all\.zip\/a\.doc \(of a kind [^)]*\); all\.zip\/more\.zip \(packed[^)]*\); all\.zip\/d\.eml \(a message/,
      ),
    ]);
  });

  test("is not unpacked without end", async () => {
    const huge = await zip({ "huge.txt": new Uint8Array(101_000_000).fill(120) });
    expect(huge.digest.problems.join()).toContain("all.zip (damaged, locked or too large");
    const many = await zip(
      Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}.txt`, strToU8(`Text ${at}`)])),
    );
    expect(many.digest.problems.join()).toContain("all.zip (more than 50 files");
    expect(many.lines[0]!.unplaced.filter(({ where }) => where.startsWith("attachment all.zip/"))).toHaveLength(50);
  });
});

describe("what is signed as a whole is opened:", () => {
  const entity = `Content-Type: text/plain; charset=utf-8\r\n\r\n${REPLY.replaceAll("\n", "\r\n")}`;

  test.each([
    ["in one piece", sequence([0x04, Buffer.from(entity)])],
    ["in several, of no stated length", streamed(Buffer.from(entity))],
  ])("a message, %s", async (_, content) => {
    const { lines, digest } = await collateOne(signedMail(signedData(content)));
    expect(digest.problems).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      status: "counted",
      address: "ann@example.org",
      subject: "Reply",
      date: "2026-11-03T10:00:00.000Z",
      name: "Wanda Writer",
    });
    expect(lines[0]!.answers.map(({ text }) => text)).toEqual(["Money, mostly.", "The council."]);
  });

  test("a document", async () => {
    const signed = signedData(sequence([0x04, rich()]));
    const { lines } = await collateOne(withFile("reply.rtf.p7m", "application/pkcs7-mime", signed));
    expect(lines[0]!.answers).toHaveLength(2);
  });

  test("but once only: a signature within a signature is named", async () => {
    const inner = signedMail(signedData(sequence([0x04, Buffer.from(entity)]))).replaceAll("\n", "\r\n");
    const { digest } = await collateOne(signedMail(signedData(sequence([0x04, Buffer.from(inner)]))));
    expect(digest.problems.join()).toContain("were not read: smime.p7m");
  });
});

describe("documents that nobody can read here are reported by sender and name:", () => {
  test.each([
    ["reply.doc", "application/msword", "of a kind that cannot be read"],
    ["winmail.dat", "application/ms-tnef", "packed by Outlook"],
    ["scan.jpg", "image/jpeg", "a picture"],
    ["all.zip", "application/zip", "no document in it"],
    ["all.7z", "application/x-7z-compressed", "packed; unpack it"],
    ["reply.pdf.p7m", "application/pkcs7-mime", "encrypted, or signed in a way"],
    ["reply.docx", "application/octet-stream", "damaged or locked"],
  ])("%s", async (name, type, reason) => {
    const { lines, digest, files } = await collateOne(withFile(name, type, Buffer.from("\x01\x02")));
    expect(digest.problems).toEqual([
      expect.stringContaining(`attachments of Ann Example were not read: ${name} (${reason}`),
    ]);
    expect(lines[0]).toMatchObject({ status: "counted", letter: true });
    expect(files[`attachments/1-1 ${name}`]).toBe("\x01\x02");
  });

  test("a message that is encrypted as a whole", async () => {
    expect((await collateOne(signedMail(Buffer.from("MIIB", "base64")))).digest.problems).toEqual([
      expect.stringContaining("attachments of Ann Example were not read: smime.p7m (encrypted, or signed in a way"),
    ]);
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
