import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeAnswerSheet, composeReply, composeSlot } from "../../../src/reply/compose.ts";
import { OPEN_CHOICE } from "../../../src/reply/labels.ts";
import { parseReply } from "../../../src/reply/parse.ts";
import { expectLinear } from "../../support/growth.ts";
import { DAMAGE, FOOTER, GREETING, wordsOf } from "../../support/mail-damage.ts";
import { NASTY, PAPER } from "../../support/replies.ts";
import type { Note, Reply } from "../../../src/reply/reply.ts";
import { numRuns } from "../../support/property-runs.ts";

const HEADER = "Reply to: Big Society: Constraints and Potentials (edition 1)";
const answersIn = (text: string): Record<string, string> =>
  Object.fromEntries(parseReply(text, PAPER).reply.answers.map(({ number, text }) => [number, text]));
const notesIn = (text: string): Note[] => parseReply(text, PAPER).notes;
const mail = (...parts: string[]): string => [HEADER, ...parts].join("\n\n");

describe("markers", () => {
  test.each([
    "[q3.2]",
    "[ Q3.2 ]",
    "[Q 3.2]",
    "[Q3.2]:",
    "[Q3.2] :",
    "*[Q3.2]*",
    "\u2060[Q3.2]",
    "**[Q3.2]**",
    "_[Q3.2]_",
    "\u200b[Q3.2]\u200b",
    "\u00a0 [Q3.2]\u00a0",
    "[\u200bQ3.2\u200b]",
    "> [Q3.2]",
    ">>[Q3.2]",
    " > > [Q3.2] ",
  ])("%j is the marker of 3.2", (marker) => {
    expect(parseReply(mail(marker, "Yes", "[end]"))).toMatchObject({
      reply: { answers: [{ number: "3.2", text: "Yes" }] },
      notes: [],
    });
  });

  test("text may follow a marker where a block begins, but not within a paragraph", () => {
    const text = mail("[Q1.1] Yes,\nas I say below\n[Q3.2] is harder.", "[Q3.2]: No", "[end]");
    expect(answersIn(text)).toEqual({ "1.1": "Yes,\nas I say below\n[Q3.2] is harder.", "3.2": "No" });
  });

  test("a block begins after a blank line, quoted or not, after a marker, and with the message", () => {
    for (const before of ["", "x\n  \n", "> x\n> \n> ", "[Q1.1]\n"])
      expect(answersIn(`${before}[Q3.2] Yes`)).toEqual({ "3.2": "Yes" });
  });

  test("a number may have up to four parts", () => {
    expect(answersIn("[Q3]\na\n[Q3.2.1.4]\nb\n[Q1.2.3.4.5]\nc")).toEqual({ 3: "a", "3.2.1.4": "b\n[Q1.2.3.4.5]\nc" });
  });

  test("markers within lines count where the lines of a reply were joined, and only there", () => {
    const text = `${HEADER} Name: Ann **[Q1.1]**: Yes, [Q3.2] no`;
    expect(answersIn(`${text} **[end]**`)).toEqual({ "1.1": "Yes,", "3.2": "no" });
    expect(answersIn(`${text}\n[end]`)).toEqual({ "1.1": "Yes,", "3.2": "no" });
    expect(notesIn(`${text}\n[end]`)).toEqual([{ what: "run-together" }]);
    expect(answersIn("May I answer [Q1.1] later?")).toEqual({});
  });

  test("a question mentioned in a line is left there and noted", () => {
    const text = mail("[Q1.1]", "See my answer to [Q3.2].", "[end]");
    expect(answersIn(text)).toEqual({ "1.1": "See my answer to [Q3.2]." });
    expect(notesIn(text)).toEqual([{ what: "inline" }]);
  });

  test("only the backslashes of composeReply are taken away", () => {
    const text = mail("[Q1.1]", "\\> a \\>> b \\[Q3.2] \\-- \\\\> C:\\[x] \\ \\\\ \\n \\- \\[Q] \\From", "[end]");
    expect(answersIn(text)["1.1"]).toBe("> a >> b [Q3.2] -- \\> C:\\[x] \\ \\\\ \\n \\- \\[Q] \\From");
  });

  test("the same marker twice keeps both texts and is noted", () => {
    const text = mail("[Q1.1]", "a", "[Q3.2]", "b", "[Q1.1]", "c", "[Comments]", "d", "[comments]", "e", "[end]");
    expect(answersIn(text)).toEqual({ "1.1": "a\n\nc", "3.2": "b" });
    expect(parseReply(text).reply.comments).toBe("d\n\ne");
    expect(notesIn(text)).toEqual([
      { what: "twice", number: "1.1" },
      { what: "twice", number: "" },
    ]);
  });

  test("an answer to a question that the paper does not have is kept and noted", () => {
    const parsed = parseReply(mail("[Q7.7]", "Yes", "[end]"), PAPER);
    expect(parsed.reply.answers).toEqual([{ number: "7.7", text: "Yes" }]);
    expect(parsed.notes).toEqual([{ what: "unknown", number: "7.7" }]);
  });
});

describe("the header", () => {
  test("another paper, another edition and no header line are noted", () => {
    expect(notesIn("Reply to: Big society - CONSTRAINTS and potentials (edition 2)\n\n[end]")).toEqual([
      { what: "other-edition" },
    ]);
    expect(notesIn("Reply to: Another (edition 1)\n\n[end]")).toEqual([{ what: "other-paper" }]);
    expect(notesIn("[Q1.1]\n\nx\n\n[end]")).toEqual([{ what: "no-header" }]);
    expect(parseReply("Name: Ann\n\n[Q1.1]\n\nx").reply).toEqual({
      paper: { title: "", edition: 0 },
      answers: [{ number: "1.1", text: "x" }],
    });
  });

  test("a second value, an unknown choice and stray text are unplaced", () => {
    const text = mail("Stray", "Name: Ann\nName: Eve\nPublish: with care", "Dear all", "[end]");
    const { reply, unplaced } = parseReply(text);
    expect(reply.name).toBe("Ann");
    expect(reply).not.toHaveProperty("publish");
    expect(unplaced).toEqual(
      ["Stray", "Name: Eve", "Publish: with care", "Dear all"].map((text) => ({ where: "header", text })),
    );
  });

  test("a greeting that says where to reply is no header line", () => {
    const { reply, unplaced } = parseReply(`> Reply to: ann@example.org\n>\n> *${HEADER}*\n>\n> [end]`);
    expect(reply.paper).toEqual({ title: PAPER.title, edition: 1 });
    expect(unplaced).toEqual([{ where: "before", text: "> Reply to: ann@example.org\n>" }]);
  });

  test("labels are read in any case and decoration at the start of a line, and only there", () => {
    const text = mail("NAME: Ann\n*Role*: Chair\n_spoke to:_ members\npublish: Without my name", "[end]");
    const who = { name: "Ann", role: "Chair", consulted: "members", publish: "anonymous" };
    expect(parseReply(text).reply).toMatchObject(who);
    expect(parseReply(mail("Name: Ann, role: none", "[end]")).reply.name).toBe("Ann, role: none");
  });

  test("is read in any case", () => {
    expect(parseReply(mail("[end]").toUpperCase()).reply.paper).toEqual({
      title: PAPER.title.toUpperCase(),
      edition: 1,
    });
  });

  test.each([
    ["with my name", "named"],
    ["Without My Name.", "anonymous"],
    ["no, keep it confidential", "confidential"],
    ["No - keep it confidential", "confidential"],
    ["without my name /", "anonymous"],
    ["*without my name*", "anonymous"],
    ["without my\n\nname", "anonymous"],
    ["named", "named"],
    ["anonymous", "anonymous"],
    ["Confidential", "confidential"],
  ])("%j is a choice", (line, publish) => {
    const parsed = parseReply(mail(`Name: Ann\nPublish: ${line}`, "[Q1.1]", "x", "[end]"));
    expect(parsed).toMatchObject({ reply: { publish }, unplaced: [] });
  });

  test.each(["not chosen", "unstated", "", OPEN_CHOICE, "named / anonymous / confidential"])("%j is none", (line) => {
    const open = parseReply(mail(`Publish: ${line}`, "[end]"));
    expect(open.reply).not.toHaveProperty("publish");
    expect(open.unplaced).toEqual([]);
  });
});

describe("text that is no answer", () => {
  test("greeting and footer are returned with their place", () => {
    const { unplaced, complete } = parseReply(`${GREETING}${mail("[Q1.1]", "x", "[end]")}${FOOTER}`, PAPER);
    expect(unplaced).toEqual([
      { where: "before", text: GREETING.trim() },
      { where: "after", text: FOOTER.trim() },
    ]);
    expect(complete).toBe(true);
  });

  test("without [end], a signature is no part of the last answer", () => {
    const { reply, unplaced, complete, notes } = parseReply(mail("[Q1.1]", "a\n--\nb", "[Q3.2]", "c\n-- \nAnn"), PAPER);
    expect(reply.answers.map(({ text }) => text)).toEqual(["a\n--\nb", "c"]);
    expect(unplaced).toEqual([{ where: "after", text: "-- \nAnn" }]);
    expect([complete, notes]).toEqual([false, [{ what: "no-end" }]]);
  });

  test("a signature alone is no answer", () => {
    expect(parseReply(mail("[Q1.1]\n--\nAnn"), PAPER).unplaced).toEqual([{ where: "after", text: "--\nAnn" }]);
  });

  test("more markers after [end] are unplaced and noted", () => {
    const parsed = parseReply(mail("[Q1.1]", "x", "[end]", "[Q3.2]", "y"), PAPER);
    expect(parsed.unplaced).toEqual([{ where: "after", text: "[Q3.2]\n\ny" }]);
    expect(parsed.notes).toEqual([{ what: "more" }]);
  });

  test("a message that is no reply is unplaced as a whole", () => {
    const text = "Dear all,\n\nName: not a field.\n> quoted\n";
    expect(parseReply(text, PAPER)).toMatchObject({
      reply: { answers: [] },
      unplaced: [{ where: "before", text: text.trim() }],
      notes: [{ what: "no-header" }, { what: "no-end" }],
    });
  });
});

describe("comments on passages", () => {
  const passagesIn = (text: string) => parseReply(text, PAPER).reply.passages;

  test("are read with the words they quote, several to a paragraph", () => {
    const text = mail(
      "[P3.2?]",
      "\u201cnobody else\u201d",
      "[P3.2]",
      "Why not?",
      "[p3.2]: On the whole\nof it",
      "[P9.1?]",
      "unquoted",
      "[P9.1]",
      "Yes",
      "[end]",
    );
    expect(passagesIn(text)).toEqual([
      { number: "3.2", quote: "nobody else", text: "Why not?" },
      { number: "3.2", text: "On the whole\nof it" },
      { number: "9.1", quote: "unquoted", text: "Yes" },
    ]);
    expect(notesIn(text)).toEqual([]);
  });

  test("have the paragraph's first words above them in the long form, which are no quote", () => {
    const reply = {
      paper: { title: PAPER.title, edition: 1 },
      answers: [],
      passages: [{ number: "3.2", text: "No." }],
    };
    const long = composeReply(reply, PAPER, "long");
    expect(long).toContain(
      "[P3.2?]\n\nLocal groups decide \\> what “they” need [see Q1.1] -- and nobody ...\n\n[P3.2]\n\nNo.\n",
    );
    expect(composeReply(reply, PAPER, "short")).not.toContain("[P3.2?]");
    expect(passagesIn(long)).toEqual(reply.passages);
  });

  test("on the same words twice are kept and noted", () => {
    const text = mail("[P1.2?]", '"x"', "[P1.2]", "a", "[P1.2?]", '"x"', "[P1.2]", "b", "[end]");
    expect(passagesIn(text)).toEqual([{ number: "1.2", quote: "x", text: "a\n\nb" }]);
    expect(notesIn(text)).toEqual([{ what: "twice", number: "P1.2" }]);
  });

  test("that are missing leave their quotes unplaced", () => {
    const text = mail("[P1.2?]", '"these words"', "[P1.2]", "[P3.2?]", '"and these"', "[Q1.1]", "x", "[end]");
    expect(parseReply(text, PAPER).unplaced).toEqual([
      { where: "quote", text: "P1.2: these words" },
      { where: "quote", text: "P3.2: and these" },
    ]);
    expect(passagesIn(text)).toBeUndefined();
  });
});

describe("line breaks that a mail program dropped or showed", () => {
  const reply: Reply = {
    paper: { title: PAPER.title, edition: 1 },
    name: "Ann Ash",
    organisation: "Mill Street Trust",
    publish: "confidential",
    answers: [
      { number: "1.1", id: "limits", text: "Time, not money." },
      { number: "12.4", id: "last", text: "Nothing" },
    ],
    passages: [{ number: "3.2", quote: "what they need", text: "Who says?" }],
  };

  test.each(["short", "long"] as const)("name, choice and answers are read where all are gone, %s form", (form) => {
    const gone = composeReply(reply, PAPER, form).replaceAll("\n", "");
    for (const text of [gone, `Dear all,${gone}Sent from my phone`]) {
      const parsed = parseReply(text, PAPER);
      expect(parsed.reply).toEqual(reply);
      expect(parsed.notes).toEqual([{ what: "run-together" }]);
    }
  });

  test.each(["\\r\\n", "\\n", "\\r", "<br>", "<BR/>", "<br />\n", "&lt;br&gt;", "&#13;&#10;", "%0D%0A", "=0D=0A"])(
    "everything is read where they are shown as %j",
    (shown) => {
      for (const form of ["short", "long"] as const) {
        const text = composeReply(reply, PAPER, form).replaceAll("\n", shown);
        for (const message of [text, `Dear all,${shown}${shown}${text}`])
          expect(parseReply(message, PAPER)).toMatchObject({ reply, notes: [], complete: true });
      }
    },
  );

  test("are not invented: a reader may write of them", () => {
    const text = "Use \\r\\n or <br>, as in C:\\new.";
    expect(answersIn(mail("[Q1.1]", text, "[end]"))).toEqual({ "1.1": text });
  });
});

describe("a message that a link opened for one question", () => {
  const slot = composeSlot("3.2", PAPER);
  const filled = (text: string) => {
    const { reply, notes, unplaced } = parseReply(text, PAPER);
    return { answers: reply.answers.map(({ text }) => text), notes, unplaced: unplaced.map(({ text }) => text) };
  };
  const noted = [{ what: "outside", number: "3.2" }];

  test("is answered above the header, below [end], or between header and marker", () => {
    expect(filled(`We should.\n\nAll of us.\n\n${slot}`)).toEqual({
      answers: ["We should.\n\nAll of us."],
      notes: noted,
      unplaced: [],
    });
    expect(filled(`${slot}\nWe should.\n-- \nAnn`)).toEqual({
      answers: ["We should."],
      notes: noted,
      unplaced: ["-- \nAnn"],
    });
    expect(filled(slot.replace("[Q3.2]", "We should.\n\n[Q3.2]")).answers).toEqual(["We should."]);
  });

  test("is not, where its slot is filled, it asks another question too, or it is quoted", () => {
    const answered = slot.replace("[Q3.2]\n", "[Q3.2]\n\nYes.\n");
    expect(filled(`Dear all,\n${answered}\nAnn`)).toEqual({
      answers: ["Yes."],
      notes: [],
      unplaced: ["Dear all,", "Ann"],
    });
    expect(filled(`Dear all,\n${slot.replace("[end]", "[Q1.1]\n\n[end]")}`).answers).toEqual([]);
    expect(filled(`Thanks.\n\n${slot.replace(/^/gm, "> ")}`).answers).toEqual([]);
    expect(filled(`${slot}\n--\nAnn`).answers).toEqual([]);
  });
});

describe("what people write by hand", () => {
  test("a reader's own quote keeps its signs", () => {
    const text = mail("[Q1.1]", "> the paper says\n\nI disagree.", "[end]");
    expect(answersIn(text)).toEqual({ "1.1": "> the paper says\n\nI disagree." });
  });

  test("blank lines around a handwritten answer are trimmed, those within it kept", () => {
    expect(answersIn(mail("[Q1.1]", "\n\na\n\n\nb\n\n\n", "[end]"))).toEqual({ "1.1": "a\n\n\nb" });
  });

  test("spaces and blank lines are no answer", () => {
    expect(answersIn(mail("[Q1.1]", "  \n   \n\t", "[end]"))).toEqual({});
  });

  test("the slot of a plain link is read back", () => {
    expect(answersIn(composeSlot("3.2", PAPER).replace("\n\n\n\n", "\n\nYes.\n\n"))).toEqual({ "3.2": "Yes." });
  });

  test("answers written between quoted lines are found", () => {
    const quoted = composeAnswerSheet(PAPER)
      .split("\n")
      .map((line) => `> ${line}`);
    const answered = quoted.flatMap((line) =>
      /^> \[Q[\d.]+\]/.test(line) ? [line, "", "Mine", "> no quote", ""] : [line],
    );
    const { reply, asked, unplaced } = parseReply(answered.join("\n"), PAPER);
    expect(reply.answers.map(({ text }) => text)).toEqual(Array(4).fill("Mine\nno quote"));
    expect([asked, unplaced]).toEqual([[], []]);
  });
});

describe("the answer sheet", () => {
  const names = Object.keys(DAMAGE) as (keyof typeof DAMAGE)[];

  test.each(["none", ...names] as const)("is empty when it comes back empty (damage: %s)", (name) => {
    const sheet = composeAnswerSheet(PAPER);
    const parsed = parseReply(name === "none" ? sheet : DAMAGE[name](sheet), PAPER);
    expect(parsed).toMatchObject({ reply: { answers: [] }, asked: [], unplaced: [], notes: [], complete: true });
    expect(parsed.reply).toEqual({ paper: { title: PAPER.title, edition: 1 }, answers: [] });
  });

  test.each(["none", ...names] as const)("is read when filled in (damage: %s)", (name) => {
    const filled = composeAnswerSheet(PAPER)
      .replace("Name:", "Name: Ann Example")
      .replace("with my name / without my name / no, keep it confidential", "without my name")
      .replace("[Q3.2]\n", "[Q3.2]\nThe people who live there.\n\nNobody else.");
    const { reply, unplaced, asked } = parseReply(name === "none" ? filled : DAMAGE[name](filled), PAPER);
    expect([unplaced, asked]).toEqual([[], []]);
    expect(reply).toMatchObject({ publish: "anonymous", answers: [{ number: "3.2", id: "power" }] });
    expect(wordsOf(`${reply.name}: ${reply.answers[0]?.text}`).join(" ")).toBe(
      "Ann Example: The people who live there. Nobody else.",
    );
  });

  test("says when replies close, and keeps what stands there instead", () => {
    const sheet = composeAnswerSheet(PAPER);
    expect(sheet).toContain("Closing date: 31 December 2026, 11:59pm (London time)\n");
    const other = sheet.replace("31 December 2026", "1 May, or a week later,");
    expect(parseReply(other, PAPER).unplaced).toEqual([
      { where: "header", text: "Closing date: 1 May, or a week later,, 11:59pm (London time)" },
    ]);
  });

  test("an answer written above its marker, under the question, is found and noted", () => {
    const sheet = composeAnswerSheet(PAPER).replace("What else?", "What else?\nNothing.\n\nReally.");
    const parsed = parseReply(DAMAGE.curlyQuotes(sheet), PAPER);
    expect(parsed.reply.answers).toEqual([{ number: "12.4", id: "last", text: "Nothing.\n\nReally." }]);
    expect(parsed.notes).toEqual([{ what: "above", number: "12.4" }]);
  });

  test("a question's text may look like anything, and be indented", () => {
    const questions = [{ id: "odd", number: "1.1", text: "First,\n\n[end]  > [Q1.1]\n--\n[Q1.1?] x?" }];
    const paper = { ...PAPER, title: "Odd\n title", contact: "a@b\n.example", questions };
    const sheet = composeAnswerSheet(paper);
    expect(sheet).toContain("\nReply to: Odd title (edition 1)\n\nSend to: a@b .example\n");
    const reply = { paper, answers: [{ number: "1.1", text: "Mine" }] };
    for (const text of [sheet, composeReply(reply, paper, "long").replace("\nFirst", "\n  First")])
      expect(parseReply(text, paper)).toMatchObject({ asked: [], unplaced: [], notes: [], complete: true });
  });

  test("a question text that is not the paper's is returned, never dropped", () => {
    const text = mail("[Q1.1?]", "Old wording? And a word of mine.", "[Q1.1]", "Yes", "[end]");
    const old = [{ number: "1.1", text: "Old wording? And a word of mine." }];
    expect(parseReply(text, PAPER)).toMatchObject({ asked: old, reply: { answers: [{ text: "Yes" }] } });
    expect(parseReply(text).asked).toEqual(old);
  });
});

describe("any text at all", () => {
  const soup = fc.array(
    fc.tuple(
      fc.constantFrom(
        ...NASTY,
        HEADER,
        "[Q1.1]",
        "[Q1.1?]",
        "[end]",
        "Name:",
        "Publish:",
        "What else?",
        "> ",
        ">> [Q3.2]",
      ),
      fc.constantFrom("\n", "\n\n", " ", "\n> ", "\r\n", ""),
    ),
    { maxLength: 40 },
  );

  test("loses no word, wherever markers stand", () => {
    fc.assert(
      fc.property(soup, fc.boolean(), (parts, known) => {
        const words = parts.map((_, at) => `word${at}`);
        const text = parts.map(([token, joint], at) => `${token}${joint}${words[at]}${joint}`).join("");
        const found = JSON.stringify(parseReply(text, known ? PAPER : undefined)).match(/word\d+/g) ?? [];
        expect([...found].toSorted()).toEqual([...words].toSorted());
      }),
      { numRuns },
    );
  });

  test.each([
    ["backslashes", "\\"],
    ["quote signs", ">"],
    ["spaced quote signs", "> "],
    ["brackets", "["],
    ["open markers", "[Q1."],
    ["digits in a marker", "[Q1.1".padEnd(400, "1")],
    ["markers", "[Q1.1]\n"],
    ["markers in one line", " [Q1.1] x"],
    ["many questions", "[Q1.1]\nx\n"],
    ["ends", "\n[end]"],
    ["dashes", "--\n"],
    ["dashes in one line", "-- "],
    ["spaces", " "],
    ["blank lines", " \n"],
    ["labels", "Name: "],
    ["headers", `${HEADER}\n`],
    ["blank half headers", "\n \n*Reply to:"],
    ["half headers", "Reply to: x\n(edition "],
    ["asterisks", "*_"],
    ["passages", "[P1.2?]\nx\n[P1.2]\nx\n"],
    ["headers behind words", "xReply to:"],
    ["publish lines", "Publish: without my\n\n"],
    ["characters without width", "\u200b[\u200b"],
  ])("takes time in proportion to the length: %s", (_, piece) => {
    expectLinear((size) => {
      const many = piece.repeat(size / piece.length);
      const text = `${HEADER}\n\n${many}x\n[Q1.1]\n${many}`;
      const { reply } = parseReply(text, PAPER);
      composeReply({ ...reply, answers: [{ number: "1.1", text }] }, PAPER, "long");
    }, 20_000);
  });

  test("does not exhaust the stack", () => {
    expect(parseReply(`[Q1${".1".repeat(20_000_000)}`).unplaced).toHaveLength(1);
  });
});
