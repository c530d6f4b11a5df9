import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importPaper } from "../../../src/import/import-paper.ts";
import { wordsOf } from "../../../src/import/plain-text.ts";
import type { ImportReport } from "../../../src/import/report.ts";
import { elementsNamed, parseXml, wordsIn, writeXml } from "../../../src/import/xml.ts";
import { reportMistakes } from "../../support/import-cases.ts";
import { folderWords, lostWords } from "../../support/lost-words.ts";
import { numRuns } from "../../support/property-runs.ts";
import {
  STYLES,
  type WordParts,
  bold,
  numbering,
  packParts,
  paragraph,
  run,
  style,
  table,
} from "../../support/word-package.ts";

const NUMBERS = numbering(
  [
    ["decimal", "%1."],
    ["decimal", "%1.%2"],
    ["lowerLetter", "(%3)"],
  ],
  [["bullet", "·"]],
  [["decimal", "Question %1:"]],
  [["lowerLetter", "(%1)"]],
);

const title = paragraph("A pump for the green", { style: "Title" });
const heading = (words: string, level = 1) => paragraph(words, { style: `H${level}` });

async function importWord(parts: WordParts) {
  const file = packParts({ styles: STYLES, numbering: NUMBERS, ...parts });
  const { folder, report } = await importPaper(file, { file: "pump.docx", today: "2026-11-22" });
  expect(reportMistakes(folder)).toBe("no mistakes");
  const texts = [...folder].filter(([path]) => path.startsWith("sections")).map(([, text]) => String(text));
  const body = texts.map((text) => text.replace(/^---\n[\s\S]*?\n---\n\n?/, "")).join("\n");
  return { folder, report, body };
}

const told = ({ messages }: ImportReport, kind: string) =>
  messages.filter((message) => message.kind === kind).map(({ text }) => text);
const asked = ({ questions }: ImportReport) =>
  questions.map(({ text, choices }) =>
    [text, choices?.map((choice) => `[${choice}]`).join("")].filter(Boolean).join(" "),
  );

describe("the title", () => {
  test.each([
    [
      "of the style Title, its second line included",
      title + paragraph("and the well", { style: "Title" }),
      "A pump for the green and the well",
    ],
    ["behind an empty line of that style", paragraph("", { style: "Title" }) + title, "A pump for the green"],
    [
      "that is the first bold line",
      paragraph(bold("A pump for all")) + paragraph("Text that says more."),
      "A pump for all",
    ],
    [
      "that is the largest line",
      paragraph(run("Town Hall", "<w:b/>")) + paragraph(run("A pump", '<w:sz w:val="48"/>')),
      "A pump",
    ],
    [
      "that runs on",
      paragraph(bold("Memorandum to")) + paragraph(bold("the Pump Order 2026")),
      "Memorandum to the Pump Order 2026",
    ],
    [
      "and not the heading below it, in letters as large",
      paragraph(bold("A pump")) + paragraph(bold("Summary")) + paragraph("It leaks.") + paragraph(bold("Money")),
      "A pump",
    ],
    [
      "behind the name of a ministry, though all lines are bold",
      paragraph(bold("Ministry of Pumps")) + paragraph(bold("Report on a pump")) + paragraph("It leaks."),
      "Report on a pump",
    ],
    [
      "behind labels and versions",
      paragraph("Explanatory Note", { style: "Title" }) + paragraph(bold("Version 2.0")) + paragraph(bold("A pump")),
      "A pump",
    ],
    [
      "that a form names",
      table([paragraph("Title:") + paragraph("Pump fees"), paragraph("Date: 1 May 2026")]),
      "Pump fees",
    ],
    [
      "that a form names below its answer",
      heading("Impact assessment") +
        paragraph("Pump fees") +
        paragraph("Title:") +
        paragraph("Law") +
        paragraph("Type:"),
      "Pump fees",
    ],
    [
      "that stands alone in the first row of a table",
      table([paragraph("Pump fees"), paragraph("")], [paragraph("Article"), paragraph("Title")]),
      "Pump fees",
    ],
    ["that is a sort of document, where it has no other", paragraph(bold("Transposition note")), "Transposition note"],
    ["and no sentence", paragraph(bold("This note is long.")) + paragraph(bold("Pump fees")), "Pump fees"],
    ["and no line that leads to another", paragraph(bold("Dear reader:")) + paragraph(bold("Pump fees")), "Pump fees"],
    ["and no university", paragraph(bold("Canal Row University")) + paragraph(bold("Pump fees")), "Pump fees"],
  ])("%s", async (_, front, expected) => {
    const { report } = await importWord({
      body: front + heading("Why") + paragraph("The old one leaks.") + heading("How"),
    });
    expect(report.paper["title"]).toBe(expected);
    expect(report.paper["authors"]).toBeUndefined();
  });

  test("is the name of the file where nothing else is, and is told to be a guess", async () => {
    const { report } = await importWord({
      body: paragraph("It leaks, as everyone who has been there knows. So we write.".repeat(3)),
    });
    expect(report.paper["title"]).toBe("Pump");
    expect(told(report, "guess")).toContain("the title is read as “Pump”");
  });
});

describe("headings", () => {
  const two = async (parts: WordParts) => (await importWord(parts)).report.sections.map(({ title: name }) => name);

  test("are known by the style that theirs is based on, and by their outline level", async () => {
    const own = STYLES + style("Chapter", "Chapter head", '<w:basedOn w:val="H1"/>');
    const outlined = paragraph("Money", { more: '<w:outlineLvl w:val="0"/>' });
    expect(
      await two({
        styles: own,
        body: title + paragraph("The plot", { style: "Chapter" }) + paragraph("Text.") + outlined,
      }),
    ).toEqual(["The plot", "Money"]);
  });

  test("are bold lines that Word numbers, where no style says so", async () => {
    const line = (words: string, level: number) => paragraph(bold(words), { list: [1, level] });
    const body =
      title +
      line("The plot", 0) +
      paragraph("It is empty.") +
      line("Its soil", 1) +
      paragraph("It is good.") +
      line("Money", 0) +
      paragraph("Little.");
    expect(await two({ body })).toEqual(["The plot", "Money"]);
  });
});

describe("numbers", () => {
  const numbered = (words: string, level = 0, list = 1) => paragraph(words, { list: [list, level] });

  test("of paragraphs stay their author's, and the site adds none", async () => {
    const { body, folder } = await importWord({
      body: [
        title,
        heading("Why"),
        numbered("It leaks."),
        numbered("It is old."),
        paragraph("Bullet.", { list: [2, 0] }),
        numbered("As paragraph 2 says."),
        heading("How"),
        numbered("By hand."),
        numbered("Slowly.", 1),
      ].join(""),
    });
    expect(body).toContain("1\\. It leaks.\n\n2\\. It is old.\n\n- Bullet.\n\n3\\. As paragraph 2 says.");
    expect(body).toContain("4\\. By hand.\n\n4.1 Slowly.");
    expect(String(folder.get("paper.yaml"))).toContain("numbers: own");
  });

  test("of lists keep their letters and their start", async () => {
    const start =
      '<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>';
    const { body } = await importWord({
      numbering: NUMBERS + start,
      body:
        title +
        heading("Why") +
        numbered("old", 0, 4) +
        numbered("cold", 0, 4) +
        paragraph("So (b) matters.") +
        numbered("fourth", 0, 9) +
        numbered("fifth", 0, 9) +
        heading("How"),
    });
    expect(body).toContain("- (a) old\n- (b) cold\n\nSo (b) matters.\n\n4. fourth\n5. fifth");
  });

  test.each([
    ["hidden", "<w:rPr><w:vanish/></w:rPr>", ["1", "3"]],
    ["deleted", '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>', ["1", "2"]],
    ["moved away", '<w:rPr><w:moveFrom w:id="1" w:author="A"/></w:rPr>', ["1", "2"]],
    ["the end of a section", "<w:sectPr/>", ["1", "2"]],
  ])("count an empty paragraph as Word does that is %s", async (_, more, expected) => {
    const { body } = await importWord({
      body:
        title +
        heading("Why") +
        numbered("It leaks.") +
        paragraph("", { list: [1, 0], more }) +
        numbered("It is old.") +
        heading("How") +
        numbered("By hand."),
    });
    expect(Array.from(body.matchAll(/^(\d+)\\\. It/gm), ([, number]) => number)).toEqual(expected);
  });

  test("start again below the level that the list names, and nowhere else", async () => {
    const list = numbering([
      ["decimal", "%1."],
      ["none", ""],
      ["decimal", "%1.%3", '<w:lvlRestart w:val="1"/>'],
    ]);
    const { body } = await importWord({
      numbering: list,
      body:
        title +
        heading("Why") +
        numbered("Part", 0) +
        numbered("one", 2) +
        numbered("Aside", 1) +
        numbered("two", 2) +
        heading("How") +
        numbered("Next", 0) +
        numbered("three", 2),
    });
    expect(body).toMatch(/1\.1 one[\s\S]*1\.2 two[\s\S]*2\.1 three/);
  });
});

describe("questions", () => {
  test.each([
    [
      "as headings",
      heading("Question 1: Who pays?", 2) + paragraph("Think.") + heading("Question 2: Who digs?", 2),
      ["Who pays?", "Who digs?"],
    ],
    ["below a heading with their number", heading("Question 1", 2) + paragraph("Who pays?"), ["Who pays?"]],
    [
      "as paragraphs in the text",
      paragraph("Q1. Who pays?") + paragraph("Text between.") + paragraph(bold("Q2. Who digs?")),
      ["Who pays?", "Who digs?"],
    ],
    [
      "numbered by Word",
      paragraph("Who pays?", { list: [3, 0] }) + paragraph("Who digs?", { list: [3, 0] }),
      ["Who pays?", "Who digs?"],
    ],
    ["in a box", table([paragraph(bold("Question 1")) + paragraph("Who pays?")]), ["Who pays?"]],
    [
      "in a table",
      heading("Consultation questions", 2) +
        table([paragraph("1"), paragraph("Who pays?")], [paragraph("2"), paragraph("Who digs?")]),
      ["Who pays?", "Who digs?"],
    ],
    [
      "that ask to tell",
      heading("Have your say", 2) +
        paragraph("Who pays?", { list: [2, 0] }) +
        paragraph("Please tell us why.", { list: [2, 0] }),
      ["Who pays?", "Please tell us why."],
    ],
    [
      "with their answers",
      paragraph("Q1. Do you agree?") + paragraph("Yes / No / Don’t know"),
      ["Do you agree? [Yes][No][Don’t know]"],
    ],
    [
      "with a choice below",
      paragraph("Do you agree?") + paragraph("Yes") + paragraph("No"),
      ["Do you agree? [Yes][No]"],
    ],
    [
      "that their author numbers by hand, with the answers below",
      paragraph("1. Is it dry?") +
        paragraph("□ Yes  □ No") +
        paragraph("2. How deep is it (in metres)?") +
        paragraph("____"),
      ["Is it dry? [Yes][No]", "How deep is it (in metres)? ____"],
    ],
    [
      "in a list that Word numbers, whose answers stand between its items",
      paragraph("Is it dry?", { list: [1, 0] }) +
        paragraph("A. Always") +
        paragraph("B. In summer") +
        paragraph("Who drinks from it?", { list: [1, 0] }),
      ["Is it dry? [Always][In summer]", "Who drinks from it?"],
    ],
    [
      "in a numbered list with an item that does not ask",
      ["Is it dry?", "Your age:", "Who drinks from it?"].map((text) => paragraph(text, { list: [1, 0] })).join(""),
      ["Is it dry?", "Your age:", "Who drinks from it?"],
    ],
    [
      "numbered in full-width figures",
      paragraph("１、你喜欢吗？") + paragraph("A、喜欢　B、一般") + paragraph("２、为什么（ ）"),
      ["你喜欢吗？ A、喜欢 B、一般", "为什么（ ）"],
    ],
    [
      "none in a numbered list that a sentence needs",
      paragraph("The review will find out:") +
        paragraph("How deep is it?", { list: [1, 0] }) +
        paragraph("Is it dry?", { list: [1, 0] }),
      [],
    ],
    [
      "none among numbered paragraphs of which most say something",
      ["It leaks.", "Why?", "It is old."].map((text) => paragraph(text, { list: [1, 0] })).join(""),
      [],
    ],
    [
      "none that their own paper answers",
      ["1. Is it dry?", "2. Is it deep?"]
        .map(
          (text) => paragraph(text) + paragraph("It has been so for as long as anybody on the green can remember it."),
        )
        .join(""),
      [],
    ],
    [
      "with numbered answers between them, in a series of their own",
      paragraph("1. Is it dry?") +
        paragraph("Often", { list: [1, 0] }) +
        paragraph("Never", { list: [1, 0] }) +
        paragraph("2. Is it deep?"),
      ["Is it dry? [Often][Never]", "Is it deep?"],
    ],
    [
      "in a list without numbers, whose items have answers to choose below",
      paragraph("Is it dry?", { list: [2, 0] }) + paragraph("□ Yes") + paragraph("□ No"),
      ["Is it dry? [Yes][No]"],
    ],
    [
      "to the reader, with a list of answers below",
      paragraph("Where do you live?") + paragraph("North", { list: [1, 0] }) + paragraph("South", { list: [1, 0] }),
      ["Where do you live? [North][South]"],
    ],
    [
      "none to nobody, with points below",
      paragraph("What is new?") + paragraph("The pump", { list: [2, 0] }) + paragraph("The well", { list: [2, 0] }),
      [],
    ],
    ["none of them", paragraph("Nobody asks."), []],
    ["none in a form that is filled in", paragraph("Is it dry?") + paragraph("N/A"), []],
  ])("%s", async (_, blocks, expected) => {
    const { report } = await importWord({ body: title + heading("Why") + paragraph("It leaks.") + blocks });
    expect(asked(report)).toEqual(expected);
  });

  test("with typed numbers that the site counts alike lose these, and the report says so", async () => {
    const { report } = await importWord({
      body: title + heading("Why") + paragraph("1. Is it dry?") + paragraph("2. Is it deep?"),
    });
    expect(asked(report)).toEqual(["Is it dry?", "Is it deep?"]);
    expect(told(report, "left-out")).toEqual(["the numbers of 2 questions, which the site counts alike, such as “1.”"]);
  });

  test("with lettered parts keep these apart", async () => {
    const parts = paragraph("the field?", { list: [4, 0] }) + paragraph("the pump?", { list: [4, 0] });
    const { report } = await importWord({
      body: title + heading("Why") + paragraph("Question 1: What do you think of:") + parts,
    });
    expect(asked(report).join(" | ")).toMatch(/What do you think of:.*\| .*the field\? \| .*the pump\?/);
  });
});

describe("text that mammoth drops or runs together", () => {
  const inText = (content: string, more: Partial<WordParts> = {}) =>
    importWord({ body: title + heading("Why") + content + heading("How"), ...more });

  test("numbers of captions, in simple fields", async () => {
    const caption = paragraph(
      `${run("Table ")}<w:fldSimple w:instr=" SEQ Table ">${run("1")}</w:fldSimple>${run(": Costs")}`,
    );
    expect((await inText(caption)).body).toContain("Table 1: Costs");
  });

  test("formulas", async () => {
    const half = "<m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>";
    const { body, report } = await inText(paragraph(`${run("It costs ")}<m:oMath>${half}</m:oMath>${run(" pounds.")}`));
    expect(body).toContain("It costs (a+b)/2 pounds.");
    expect(told(report, "unplaced")).toEqual(["a formula is written in one line: (a+b)/2"]);
  });

  test("paragraphs and items in cells, and tables in them", async () => {
    const inner = table([paragraph("North"), paragraph("4")], [paragraph("South"), paragraph("6")]);
    const cell = paragraph("Two things:") + paragraph("cheap", { list: [2, 0] }) + paragraph("quick", { list: [2, 0] });
    const { body } = await inText(table([paragraph("Plot"), cell], [paragraph("Yields"), inner]));
    expect(body).toContain("Two things:<br />• cheap<br />• quick");
    expect(body).toContain("North · 4<br />South · 6");
  });

  test("links to a bookmark lead to its section", async () => {
    const link = `<w:hyperlink w:anchor="costs">${run("what it costs")}</w:hyperlink>`;
    const target = paragraph(`<w:bookmarkStart w:id="1" w:name="costs"/>${run("Costs")}<w:bookmarkEnd w:id="1"/>`, {
      style: "H1",
    });
    const { body } = await inText(paragraph(`${run("See ")}${link}`) + target + paragraph("Forty pounds."));
    expect(body).toContain("See [what it costs](/sections/costs/)");
  });

  test("footnotes stay footnotes, whatever years and addresses they hold", async () => {
    const mark = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const note = (id: number, words: string) => `<w:footnote w:id="${id}">${paragraph(words)}</w:footnote>`;
    const { body, report } = await inText(paragraph(`${run("One")}${mark(2)}${run(" and two")}${mark(3)}`), {
      footnotes: note(2, "Between 2018/19 and 2021/22 it rose (2020)/21.") + note(3, "See https://example.org/a_b."),
    });
    expect(report.references).toEqual([]);
    expect(body).toContain("2018/19 and 2021/22 it rose (2020)/21.");
    expect(body).toContain("example.org/a_b");
  });
});

test("open changes and comments are told, with their paragraphs", async () => {
  const changes = `<w:ins w:id="1" w:author="A">${run("new ")}</w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>old </w:delText></w:r></w:del>`;
  const { body, report } = await importWord({
    body:
      title +
      heading("Why") +
      paragraph(`${run("The ")}${changes}${run("pump")}<w:r><w:commentReference w:id="0"/></w:r>`) +
      heading("How"),
    comments: `<w:comment w:id="0" w:author="B">${paragraph("Really?")}</w:comment>`,
  });
  expect(body).toContain("The new pump");
  expect(told(report, "unfinished")).toEqual([
    "1 comment is still in the document, at paragraph 3; none of them comes onto the site",
    "2 tracked changes are still open, at paragraph 3; the text is read as if all were accepted",
  ]);
});

test("the text may be in a part of another name, as Word for the web writes it", async () => {
  const { body } = await importWord({
    main: "word/document2.xml",
    body: title + heading("Why") + paragraph("It leaks.") + heading("How"),
  });
  expect(body).toContain("It leaks.");
});

const words = fc
  .array(
    fc.constantFrom(
      ..."one two Zoë naïve 日本 co-operate 1950 £12 {x} <b * _ [a] | # import export Question Q1. (a) ? : .".split(
        " ",
      ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((some) => `word ${some.join(" ")}`);
const plain = words.map((text) => text.replaceAll("<", "&lt;"));
const list = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constant(0)).map(([id, level]) => [id, level] as const);
const block = fc.oneof(
  { weight: 3, arbitrary: plain.map((text) => paragraph(text)) },
  fc.tuple(plain, fc.integer({ min: 1, max: 3 })).map(([text, level]) => heading(text, level)),
  fc.tuple(plain, list).map(([text, item]) => paragraph(text, { list: item })),
  plain.map((text) => paragraph(bold(text))),
  fc
    .array(fc.tuple(plain, plain), { minLength: 1, maxLength: 3 })
    .map((rows) => table(...rows.map((cells) => cells.map((cell) => paragraph(cell))))),
  plain.map((text) => paragraph(run(text, "<w:i/>"), { style: "Title" })),
);

test(
  "what comes of any Word file passes the check, and holds or names all its words",
  { timeout: 120_000 },
  async () => {
    const property = fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 14 }), async (blocks) => {
      const { folder, report } = await importWord({ body: blocks.join("") });
      const text = blocks
        .join(" ")
        .replace(/<[^>]*>/g, " ")
        .replaceAll("&lt;", "<");
      const source = wordsOf(text).toSorted();
      expect(lostWords({ text: [], notes: source }, folderWords(folder), report)).toEqual([]);
    });
    await fc.assert(property, { numRuns });
  },
);

test("a part of a Word file that is written again can be read again", () => {
  const part =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:p xmlns:w="http://x/main"><w:t>One</w:t></w:p>';
  const again = parseXml(writeXml(parseXml(part)));
  expect(elementsNamed(again, /^w:p$/).map((element) => wordsIn(element))).toEqual(["One"]);
});
