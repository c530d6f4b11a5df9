import { describe, expect, test } from "vitest";
import { importPaper } from "../../../src/import/import-paper.ts";
import { InputProblem } from "../../../src/import/messages.ts";
import { MAX_BYTES } from "../../../src/import/read-input.ts";

const PAPER = "# Tea\n\n## Cups – “all” of them\n\nA café costs £5.\n\n### Key questions\n\n- Is tea naïve?\n";

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const importText = (bytes: Uint8Array) => importPaper(bytes, { file: "tea.md", today: "2026-11-22" });

/** Bytes of UTF-16, with the low byte first or last. */
function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

describe("a text is read right", () => {
  test.each([
    ["in UTF-8", utf8(PAPER), "UTF-8"],
    ["in UTF-8 with a byte order mark", utf8(`\uFEFF${PAPER}`), "UTF-8"],
    ["in UTF-16", utf16(`\uFEFF${PAPER}`, true), "UTF-16"],
    ["in UTF-16 with the high byte first", utf16(`\uFEFF${PAPER}`, false), "UTF-16"],
    ["in UTF-16 without a byte order mark", utf16(PAPER, true), "UTF-16"],
    ["in Windows-1252", latin(PAPER.replace("–", "\x96").replace("“", "\x93").replace("”", "\x94")), "Windows-1252"],
    ["with the line ends of Windows", utf8(PAPER.replaceAll("\n", "\r\n")), "UTF-8"],
    ["with the line ends of an old Mac", utf8(PAPER.replaceAll("\n", "\r")), "UTF-8"],
  ])("%s", async (_, bytes, encoding) => {
    const { folder, report } = await importText(bytes);
    expect(report).toMatchObject({ encoding, paper: { title: "Tea" } });
    expect(folder.get("sections/01-cups-all-of-them.mdx")).toContain("title: Cups – “all” of them\n");
    expect(folder.get("sections/01-cups-all-of-them.mdx")).toContain("\nA café costs £5.\n");
    expect(folder.get("questions/01-cups-all-of-them.mdx")).toContain("text: Is tea naïve?\n");
  });

  test("with a letter that was lost before, which is pointed out", async () => {
    const damaged = utf8(PAPER.replace("£5", "£5 or 5 €")).map((byte, at, all) =>
      all[at + 1] === 0x2e && byte === 0xac ? 0xff : byte,
    );
    const { report } = await importText(damaged);
    expect(report.encoding).toBe("UTF-8");
    expect(report.messages).toContainEqual({
      kind: "left-out",
      line: 5,
      text: "a letter could not be read and is shown as \uFFFD",
    });
  });
});

describe("what is no paper is refused with advice:", () => {
  test.each([
    ["a PDF", latin("%PDF-1.7\n…"), /^this is a PDF; ask the author for the Word file, or open the PDF in Word/],
    [
      "an old Word file",
      latin("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
      /^this is an old Word file \(\.doc\) or one with a password; .* save it as \.docx/,
    ],
    ["Rich Text", latin("{\\rtf1\\ansi"), /^this is a Rich Text file; .* save it as \.docx/],
    [
      "an OpenDocument file",
      latin("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text"),
      /^this is an OpenDocument file; .* save it as \.docx/,
    ],
    ["another archive", latin("PK\x03\x04photo.jpg"), /^this is a ZIP archive and no Word file/],
    [
      "a damaged Word file",
      latin("PK\x03\x04word/document.xml…"),
      /^this Word file is damaged; open it in Word, save it under another name/,
    ],
    ["a picture", latin("\x89PNG\r\n\x1a\n"), /^this is a picture/],
    ["a program", Uint8Array.from({ length: 4000 }, (_, at) => (at * 7) % 256), /^this is not a text file/],
    ["a web page", utf8("<!DOCTYPE html>\n<p>Tea</p>"), /^this is a web page; .* save it as \.docx/],
    ["an empty file", new Uint8Array(), /^the file holds no words/],
    ["blank lines", utf8("\n \n***\n"), /^the file holds no words/],
    ["fifty megabytes", new Uint8Array(50 * 2 ** 20), /^this file has 50 MB, and a paper may have 40;/],
    ["a text of 3,500 pages", utf8("# Tea\n\n".repeat(1_200_000)), /^this text would fill about 3,500 pages/],
    [
      "elements in elements",
      utf8(`# Tea\n\n## Cups\n\n${"<div>".repeat(3000)}`),
      /^quotations or lists stand in each other too deeply/,
    ],
  ])("%s", async (_, bytes, message) => {
    const refused = importText(bytes);
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toBeInstanceOf(InputProblem);
  });

  test("the limit of size is the one that the message names", () => expect(MAX_BYTES).toBe(40 * 2 ** 20));
});
