import fc from "fast-check";
import { expect, test } from "vitest";
import {
  byteLength,
  concatBytes,
  findBlankLine,
  findBytes,
  findLastBytes,
  fromLatin1,
  latin1,
} from "../../src/bytes.ts";
import { decodeCharset, decodeText } from "../../src/collate/decode-text.ts";

const fewBytes = fc.array(fc.constantFrom(10, 13, 45, 97, 98, 0xc3, 0xa9), { maxLength: 40 });

test("finds texts in bytes where Node finds them", () => {
  fc.assert(
    fc.property(fewBytes, fc.constantFrom("a", "\n\n", "--a", "é", "\r\n\r\n"), (bytes, text) => {
      const [ours, node] = [Uint8Array.from(bytes), Buffer.from(bytes)];
      expect(findBytes(ours, text)).toBe(node.indexOf(text));
      expect(findLastBytes(ours, text)).toBe(node.lastIndexOf(text));
    }),
  );
});

test("a body begins behind the first empty line, whichever line ends it", () => {
  fc.assert(
    fc.property(fewBytes, (bytes) => {
      const [, head] = /^([^]*?\n\r?\n)/.exec(Buffer.from(bytes).toString("latin1")) ?? [];
      expect(findBlankLine(Uint8Array.from(bytes))).toBe(head?.length ?? -1);
    }),
  );
});

test("texts have the length in UTF-8 that Node gives them, however long they are", () => {
  for (const text of ["", "plain", "é€😀", "\ud800x", "😀".repeat(50_000), `${"a".repeat(65_534)}€€`])
    expect(byteLength(text)).toBe(Buffer.byteLength(text));
});

test("pieces and characters come back as the bytes that they were", () => {
  const bytes = Uint8Array.from({ length: 10_000 }, (_, at) => at % 256);
  expect(fromLatin1(latin1(bytes))).toEqual(bytes);
  expect(concatBytes([bytes.subarray(0, 3), new Uint8Array(), bytes.subarray(3)])).toEqual(bytes);
});

test.each([
  ["UTF-8", Buffer.from("Tŷ"), "Tŷ"],
  ["UTF-8 with a byte order mark", Buffer.from("\ufeffTŷ"), "Tŷ"],
  ["UTF-8 cut in the middle of a character", Buffer.from("Tŷ").subarray(0, 2), "T\ufffd"],
  ["Windows-1252", Buffer.from([0x54, 0xe9, 0x80, 0x65]), "Té€e"],
  ["UTF-16, low byte first", Buffer.from([0xff, 0xfe, 0x54, 0, 0x77, 1]), "Tŷ"],
  ["UTF-16, high byte first", Buffer.from([0xfe, 0xff, 0, 0x54, 1, 0x77]), "Tŷ"],
])("tells %s without being told", (_, bytes, text) => {
  expect(decodeText(bytes)).toBe(text);
});

test("a stated charset is believed unless the bytes are plainly UTF-8, and one that is wrong is reported", () => {
  const decoded = (bytes: Buffer, charset: string) => decodeCharset(bytes, charset);
  expect(decoded(Buffer.from("Tŷ"), "windows-1252")).toEqual({ text: "Tŷ", wrong: false });
  expect(decoded(Buffer.from([0xe8]), "windows-1250")).toEqual({ text: "č", wrong: false });
  expect(decoded(Buffer.from([0xe9]), "utf-8")).toEqual({ text: "\ufffd", wrong: false });
  expect(decoded(Buffer.from([0xe9, 0x41]), "utf-8")).toEqual({ text: "éA", wrong: true });
  expect(decoded(Buffer.from([0x54, 0xe9]), "iso-8859-15")).toEqual({ text: "Té", wrong: false });
});
