import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Document, Packer, Paragraph, type ParagraphChild, TextRun } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import mammoth from "mammoth";
import { VFile } from "vfile";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { printable } from "../../../scripts/printable.ts";
import { readPicture } from "../../../scripts/read-picture.ts";
import { importPaper } from "../../../src/import/import-paper.ts";
import { limitMarkup, readLines } from "../../../src/import/lines.ts";
import type { ImportReport } from "../../../src/import/report.ts";
import { unpackWord } from "../../../src/import/word-package.ts";
import { makeWord } from "../../support/make-word.ts";

const PNG = Buffer.from("89504e470d0a1a0a", "hex");
const PAPER = "# Tea\n\n## Cups\n\nA cup.\n\n### Key questions\n\n- Is tea hot?\n";

/** What a report says of one kind. */
const told = ({ messages }: ImportReport, kind: string) =>
  messages.filter((message) => message.kind === kind).map(({ text }) => text);

const importWord = (bytes: Uint8Array) => importPaper(bytes, { file: "tea.docx", today: "2026-11-22" });
const bodyOf = ({ folder }: Awaited<ReturnType<typeof importWord>>) => String(folder.get("sections/01-cups.mdx"));

/** A Word file with these runs in a paragraph below its heading. */
async function wordWith(...runs: ParagraphChild[]): Promise<Uint8Array> {
  const heading = (text: string) => new Paragraph({ style: "Heading1", children: [new TextRun(text)] });
  const children = [
    heading("Cups"),
    new Paragraph({ children: runs }),
    heading("Key questions"),
    new Paragraph({ bullet: { level: 0 }, children: [new TextRun("Is tea hot?")] }),
  ];
  const characterStyles = [
    { id: "Secret", name: "Secret", run: { vanish: true } },
    { id: "Deeper", name: "Deeper", basedOn: "Secret" },
  ];
  return new Uint8Array(await Packer.toBuffer(new Document({ styles: { characterStyles }, sections: [{ children }] })));
}

/** A Word file with one of its parts changed. */
function change(bytes: Uint8Array, part: string, edit: (text: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [part]: strToU8(edit(strFromU8(parts[part]!))) });
}

describe("pictures that a document names", () => {
  let folder: string;
  const document = () => join(folder, "papers", "tea.md");

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pictures-"));
    mkdirSync(join(folder, "papers", "a b é"), { recursive: true });
    for (const name of ["passport.png", "papers/cup.png", "papers/a b é/cup#1.png", "papers/100%.png"])
      writeFileSync(join(folder, name), PNG);
    symlinkSync(join(folder, "passport.png"), join(folder, "papers", "alias.png"));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test.each(["cup.png", "./cup.png", "a%20b%20é/cup%231.png", "a b é\\..\\cup.png", "cup.png?v=2", "100%.png"])(
    "beside it or below are read: %s",
    (address) => expect(readPicture(document(), address)).toEqual(PNG),
  );

  test.each([
    "../passport.png",
    "..%2Fpassport.png",
    "..\\passport.png",
    "a b é/../../passport.png",
    "/etc/hostname",
    "file:///etc/hostname",
    "alias.png",
    "gone.png",
    ".",
    "x%00.png",
    "cup.png\u0000",
    `${"x".repeat(300)}.png`,
    `${"x/".repeat(5000)}x.png`,
  ])("elsewhere or nowhere are not: %s", (address) => expect(readPicture(document(), address)).toBeUndefined());

  test.each([
    ["../passport.png", "outside the folder of the document; put it there"],
    ["a/..%2F..%2Fpassport.png", "outside the folder of the document; put it there"],
    ["/etc/hostname", "outside the folder of the document; put it there"],
    ["file:///etc/hostname", "outside the folder of the document; put it there"],
    [`${"x".repeat(300)}.png`, "missing"],
    ["x%00.png", "missing"],
  ])("and that are not read are reported: %s", async (address, why) => {
    const asked: string[] = [];
    const { folder: written, report } = await importPaper(strToU8(PAPER.replace("A cup.", `![A cup](<${address}>)`)), {
      file: "tea.md",
      today: "2026-11-22",
      readFile: (name) => void asked.push(name),
    });
    expect(asked).toEqual(why === "missing" ? [address] : []);
    expect(told(report, "unplaced").join()).toContain(`is ${why}; its description stands in its place`);
    expect(String(written.get("sections/01-cups.mdx"))).toContain("_A cup_");
  });
});

test("what a terminal would obey is shown", () => {
  const hostile = "a\u001B]0;title\u0007b\u009B31mc\rd\u007F\u202Ee\u0000\n\tf";
  expect(printable(hostile)).toBe("a␛]0;title␇b<U+009B>31mc␍d␡<U+202E>e␀\n\tf");
});

describe("in a Word file", () => {
  test("hidden text stays out and is told, also where a style hides it", async () => {
    const run = (text: string, format = {}) => new TextRun({ text, ...format });
    const hidden = await wordWith(
      run("Shown. "),
      run("Hidden. ", { vanish: true }),
      run("Styled. ", { style: "Secret" }),
      run("Inherited. ", { style: "Deeper" }),
      run("Back. ", { style: "Deeper", vanish: false }),
    );
    const imported = await importWord(hidden);
    expect(bodyOf(imported)).toContain("\nShown. Back.\n");
    expect([...imported.folder.values()].join("\n")).not.toMatch(/Hidden|Styled|Inherited/);
    expect(imported.report.messages).toContainEqual({
      kind: "left-out",
      line: 2,
      text: "hidden text, such as “Hidden.”",
      words: "Hidden.  Styled.  Inherited. ",
    });
  });

  test("a map of styles inside the file is not obeyed", async () => {
    const plain = await wordWith(new TextRun("A cup."));
    const mapped = await mammoth.embedStyleMap({ buffer: Buffer.from(plain) }, "p => h1:fresh");
    expect(await importWord(new Uint8Array(mapped.toArrayBuffer()))).toEqual(await importWord(plain));
  });

  test("a picture that the file does not hold is reported, and the rest is imported", async () => {
    const file = await makeWord(PAPER.replace("A cup.", "A cup.\n\n![Steam](steam.png)\n\nAnother."), {
      "steam.png": new Uint8Array(PNG),
    });
    for (const edit of [
      (text: string) => text.replace(/<Relationship [^>]*image"[^>]*>/, ""),
      (text: string) => text.replace(/media\/[^"]*/, "media/gone.png"),
      (text: string) => text.replace(/Target="media\/[^"]*"/, 'Target="file:///etc/hostname" TargetMode="External"'),
    ]) {
      const imported = await importWord(change(file, "word/_rels/document.xml.rels", edit));
      expect(bodyOf(imported)).toMatch(/A cup\.\n\n_Steam_.*is missing.*\n\nAnother\./);
      expect(told(imported.report, "unplaced")).toEqual([
        "the picture “picture-1” is missing; its description stands in its place",
      ]);
      expect(imported.folder.has("images/picture-1.png")).toBe(false);
    }
  });

  test("more text than a paper holds is refused, whatever size the file claims", async () => {
    const text = new Uint8Array(40 * 2 ** 20).fill(0x61);
    const parts = unzipSync(await wordWith(new TextRun("A cup.")));
    const large = zipSync({ ...parts, "word/document.xml": [text, { level: 1 }] });
    expect(large.length).toBeLessThan(2 ** 21);
    await expect(importWord(large)).rejects.toThrow(/^unpacked, this Word file holds more than 32 MB of text/);
    expect(() => unpackWord(claim(large, text.length, 10))).toThrow(/holds more than 32 MB of text/);
  });
});

/** The same archive, saying another size wherever it says this one. */
function claim(bytes: Uint8Array, size: number, other: number): Uint8Array {
  const view = new DataView(bytes.slice().buffer);
  for (let at = 0; at + 4 <= view.byteLength; at++)
    if (view.getUint32(at, true) === size) view.setUint32(at, other, true);
  return new Uint8Array(view.buffer);
}

describe("the work that a text makes grows as the text does", () => {
  const limit = (text: string) => limitMarkup(readLines(text), new VFile()).map((line) => line.text);
  const paragraphs = (lines: readonly string[]) => lines.join("\n").split(/\n(?:[ \t]*\n)+/);
  const worst = (counts: readonly number[]) => counts.reduce((most, count) => Math.max(most, count), 0);
  const signsIn = (text: string) => text.match(/[[\]!<&*_~\\`@\n]/g)?.length ?? 0;

  test.each(["[a](", "![", "*a **b ", "_a", "a`", "<b", "&a ", "a@b.", "word word\n", "![[ a\n"])(
    "no paragraph of %j holds more signs in a text that is twice as long",
    (piece) => {
      const [one, two] = [4000, 8000].map((length) => paragraphs(limit(piece.repeat(length))));
      expect(worst(one!.map(signsIn))).toBeLessThanOrEqual(2000);
      expect(worst(two!.map(signsIn))).toBe(worst(one!.map(signsIn)));
      expect(two!.length).toBeLessThanOrEqual(2 * one!.length);
      expect(two!.join("").replace(/\s/g, "")).toBe(piece.repeat(8000).replace(/\s/g, ""));
    },
  );

  const inOneLine = (marker: string) => (depth: number) => `${marker.repeat(depth)}x`;
  const stepped = (depth: number) => Array.from({ length: depth }, (_, at) => `${"  ".repeat(at)}- x`).join("\n");

  test.each([
    ["+ ", inOneLine("+ ")],
    ["> ", inOneLine("> ")],
    [">", inOneLine(">")],
    ["1. ", inOneLine("1. ")],
    ["- > ", inOneLine("- > ")],
    ["steps of lists", stepped],
  ])("no text is in more lists and quotations where %s goes on twice as long", (_, make) => {
    const depthOf = (line: string) => line.replace(/\\.*/, "").match(/^\s*(?:[>\s]|[-+]\s|1\.\s)*/)![0].length;
    const [one, two] = [750, 1500].map((depth) => worst(limit(make(depth)).map(depthOf)));
    expect(one).toBeLessThanOrEqual(4 * 20 + 4);
    expect(two).toBe(one);
  });

  test("what is cut is told, and no word is lost", async () => {
    const text = PAPER.replace("A cup.", `${"+ ".repeat(1500)}deep\n\n${"[a](".repeat(3000)}`);
    const { folder, report } = await importPaper(strToU8(text), { file: "tea.md", today: "2026-11-22" });
    const guesses = report.messages.filter(({ kind }) => kind === "guess");
    expect(guesses.map(({ line, text: said }) => `${line}: ${said.replace(/[:“].*/, "")}`)).toEqual([
      "5: lists or quotations stand in each other more than 20 deep",
      "7: a paragraph with more than 2000 line ends and signs such as * and [ was cut before ",
    ]);
    const body = String(folder.get("sections/01-cups.mdx"));
    expect(body).toContain("deep");
    expect(body.replaceAll("\\", "").match(/\[a\]\(/g)?.length).toBeGreaterThan(2990);
  });
});
