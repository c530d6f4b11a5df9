import { readFileSync } from "node:fs";
import {
  Bookmark,
  DeletedTextRun,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  InternalHyperlink,
  Math as Formula,
  MathRun,
  Packer,
  PageBreak,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { expect, test } from "vitest";
import { importPaper } from "../../../src/import/import-paper.ts";
import { foldWords } from "../../../src/import/plain-text.ts";
import type { ImportReport } from "../../../src/import/report.ts";
import { reportMistakes } from "../../support/import-cases.ts";
import { folderWords } from "../../support/lost-words.ts";
import { makeWord } from "../../support/make-word.ts";

const SAMPLE = "tests/fixtures/import/sample-paper";
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
const CHANGE = { id: 1, author: "An editor", date: "2026-01-01T00:00:00Z" };

const text = (words: string, format = {}) => new TextRun({ text: words, ...format });
const paragraph = (...children: (ParagraphChild | string)[]) =>
  new Paragraph({ children: children.map((child) => (typeof child === "string" ? text(child) : child)) });
const styled = (style: string, words: string) => new Paragraph({ style, children: [text(words)] });
const heading = (words: string) => new Paragraph({ heading: HeadingLevel.HEADING_1, children: [text(words)] });
const bullet = (words: string, level = 0) => new Paragraph({ bullet: { level }, children: [text(words)] });
const table = (...rows: Paragraph[][][]) =>
  new Table({
    rows: rows.map((cells) => new TableRow({ children: cells.map((children) => new TableCell({ children })) })),
  });

/** What a report says of one kind. */
const told = ({ messages }: ImportReport, kind: string) =>
  messages.filter((message) => message.kind === kind).map(({ text: said }) => said);

/** Imports a Word file with a title, these blocks in a section, and one key question. */
async function importBlocks(...blocks: (Paragraph | Table)[]) {
  const styles = ["Subtitle", "toc 1", "Quote"].map((name) => ({ id: name.replace(" ", ""), name }));
  const header = new Header({ children: [paragraph("Running head")] });
  const footer = new Footer({ children: [paragraph("Page 1")] });
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [text("Halls and heat")] }),
    styled("Subtitle", "A plan for winter"),
    paragraph("By Isla Renwick"),
    styled("toc1", "The text\t1"),
    heading("The text"),
    ...blocks,
    heading("Key questions"),
    bullet("Is the hall warm?"),
  ];
  const sections = [{ headers: { default: header }, footers: { default: footer }, children }];
  const file = await Packer.toBuffer(new Document({ styles: { paragraphStyles: styles }, sections }));
  const { folder, report } = await importPaper(file, { file: "halls.docx", today: "2026-11-22" });
  expect(reportMistakes(folder)).toBe("no mistakes");
  const body = String(folder.get("sections/01-the-text.mdx")).replace(/^---\n[\s\S]*?\n---\n\n?/, "");
  return { folder, report, body };
}

test("the sample paper says the same in Word as in Markdown", async () => {
  const read = async (file: string) =>
    foldWords(
      folderWords(
        (await importPaper(readFileSync(`${SAMPLE}/${file}`), { file: "paper", today: "2026-11-22" })).folder,
      ).join(" "),
    );
  expect(await read("input.docx")).toBe(await read("input.md"));
});

test("the sample paper in Word is made from the one in Markdown", async () => {
  const options = { file: "input.docx", today: "2026-11-22" };
  const made = await importPaper(await makeWord(readFileSync(`${SAMPLE}/input.md`, "utf8")), options);
  expect(made).toEqual(await importPaper(readFileSync(`${SAMPLE}/input.docx`), options));
});

test("the styles Title and Subtitle are read; a table of contents and page headers are not text", async () => {
  const { folder, report, body } = await importBlocks(paragraph("One sentence."));
  expect(report).toMatchObject({
    paper: { title: "Halls and heat", subtitle: "A plan for winter", authors: "Isla Renwick" },
    unit: "paragraph",
  });
  expect(told(report, "left-out")).toEqual([
    "a page header or footer, which the site does not repeat: “Running head”",
    "a page header or footer, which the site does not repeat: “Page 1”",
    "a table of contents, 1 paragraphs",
  ]);
  expect(body).toBe("One sentence.\n");
  expect([...folder.values()].join("\n")).not.toMatch(/Running head|Page 1/);
});

test("formats, inserted and deleted text, and breaks keep their words apart", async () => {
  const { body } = await importBlocks(
    paragraph(
      "Plain ",
      text("bold ", { bold: true }),
      text("slanted", { italics: true }),
      " CO",
      text("2", { subScript: true }),
      ".",
    ),
    paragraph(new InsertedTextRun({ text: "Kept. ", ...CHANGE }), new DeletedTextRun({ text: "Gone.", ...CHANGE })),
    paragraph("One", text("two", { break: 1 }), new PageBreak(), "three"),
    styled("Quote", "Said."),
  );
  expect(body).toBe("Plain **bold** _slanted_ CO<sub>2</sub>.\n\nKept.\n\nOne\\\ntwo\\\nthree\n\n> Said.\n");
});

test("lists, also those with bullets typed by hand, and their levels are kept", async () => {
  const { body } = await importBlocks(
    bullet("One"),
    bullet("Inside", 1),
    bullet("Two"),
    paragraph("Then:"),
    paragraph("• Three"),
    paragraph("• Four"),
  );
  expect(body).toBe("- One\n  - Inside\n- Two\n\nThen:\n\n- Three\n- Four\n");
});

test("a table keeps the lines of its cells apart and names no columns, and a table of one column is opened", async () => {
  const { body, report } = await importBlocks(
    table(
      [[paragraph("Hall")], [paragraph("Cost")]],
      [
        [paragraph("Ardle"), paragraph("(old)")],
        [bullet("one"), bullet("two")],
      ],
    ),
    table([[paragraph("Questions"), bullet("Is it full?"), bullet("Is it dry?")]]),
    paragraph("After the box."),
  );
  expect(body).toBe(
    [
      "|                  |                  |",
      "| ---------------- | ---------------- |",
      "| Hall             | Cost             |",
      "| Ardle<br />(old) | • one<br />• two |",
      "",
      "After the box.",
      "",
    ].join("\n"),
  );
  expect(report.questions.map(({ text: asked }) => asked)).toEqual(["Is it full?", "Is it dry?", "Is the hall warm?"]);
});

test("pictures are kept with their descriptions", async () => {
  const image = new ImageRun({
    type: "png",
    data: DOT,
    transformation: { width: 9, height: 9 },
    altText: { name: "n", title: "t", description: "The hall in snow" },
  });
  const { folder, body } = await importBlocks(paragraph(image));
  expect(body).toBe("![The hall in snow](../images/picture-1.png)\n");
  expect(Buffer.from(folder.get("images/picture-1.png") as Uint8Array)).toEqual(DOT);
});

test("bookmarks are targets of links, and formulas are text", async () => {
  const { body, report } = await importBlocks(
    paragraph(
      new Bookmark({ id: "here", children: [text("A place")] }),
      " and ",
      new InternalHyperlink({ anchor: "here", children: [text("a link to it")] }),
    ),
    paragraph("Let ", new Formula({ children: [new MathRun("x=1")] })),
  );
  expect(body).toBe("A place and [a link to it](/sections/the-text/#p1.1)\n\nLet x=1\n");
  expect(told(report, "unplaced")).toEqual(["a formula is written in one line: x=1"]);
});
