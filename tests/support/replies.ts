import fc from "fast-check";
import { normaliseReply, type Reply, type ReplyPaper } from "../../src/reply/reply.ts";

export const PAPER: ReplyPaper = {
  id: "big-society",
  title: "Big Society: Constraints and Potentials",
  edition: 1,
  contact: "policy+reply@example.org",
  closing: "31 December 2026, 11:59pm (London time)",
  questions: [
    { id: "limits", number: "1.1", text: "What limits local groups most: money, time, or “red tape”?" },
    { id: "power", number: "3.2", text: "Who should decide > and who should pay [see Q1.1] -- and why?" },
    {
      id: "long",
      number: "3.10",
      text: "Where public bodies and voluntary organisations share a purpose but not a budget, which duties should the law put on either of them, and which should it leave to local agreement?",
    },
    { id: "last", number: "12.4", text: "What else?" },
  ],
  passages: [
    { number: "1.2", text: "Short." },
    {
      number: "3.2",
      text: "Local groups decide > what “they” need [see Q1.1] -- and nobody else may decide it for them.",
    },
  ],
};

/** Text that a careless format, parser or mail program would stumble over. */
export const NASTY = [
  "[Q1.1]", "[q3.2?]", "[ Q 3.10 ]:", "*[Q12.4]*", "[end]", "[END]", "[Comments]", "[P3.2]", "[ p3.2? ]", "\\[P1.2]", "\u200b[Q1.1]", "[Q9.9]", "\\[Q1.1]",
  "\\\\[end]", "[", "[Q", "]", "\\", "\\\\", ">", ">>", "> quoted", " > quoted", "\\>", "\\\\> twice", ">From me", "From me",
  "--", "-- ", "---", "\\--", "\\-- ", "----", ".", "..", "-", "*", "_", ":", "Reply to: Another (edition 2)", "(edition 3)",
  "(Edition3)",
  "(EDITION 4)",
  "reply to: y (edition 5)",
  "[Q3.2.1.4]",
  "\u2060[Q1.1]",
  "\\(edition 3)",
  "Name: Eve", "*Name*: Eve", "_name:_", "Spoke to: x", "Publish: with my name", "publish: no, keep it confidential", "\"quoted\"", "\u201ccurly\u201d", "\\r\\n", "<br>", "Send to: x", "Closing date: x", "Choice: Yes", "\\Choice: x", "Why: so", "choice :", "; ", " / ", "&amp;", "<br>", "=20", "=?utf-8?B?", "%0D%0A", "+", "&", "#", "\ud800", "\udc00x",
  "\ufeff", "\u200b", "\u00a0", "\u2028", "\u0085", "\t", "  ", "\r", "\r\n", "\0", "\x1b[31m", "\v", "\u202e", "e\u0301", "👩‍👩‍👧", "سلام",
  "\"straight\"", "it's", "x".repeat(90), "word ".repeat(30), "a > b", "a -- b", "see [Q1.1] there", "see \\[Q1.1] there",
]; // prettier-ignore

const token = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
);
const joint = fc.constantFrom("", " ", "\n", "\n\n", "\n\n\n", "  ", "\n ");

/** Any text: nasty and arbitrary tokens, joined in any way. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.tuple(token, joint), { maxLength: 14 })
  .map((parts) => parts.flat().join(""));

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const anyPassage = fc.record({
  number: fc.constantFrom("1.2", "3.2", "3.10", "7.1"),
  quote: optional(fc.oneof(anyText, fc.constantFrom("Short.", "Local groups decide > what “they” need"))),
  text: anyText,
});

/** Any reply to the paper, as the format carries it; one question is not in the paper. */
export const anyReply: fc.Arbitrary<Reply> = fc
  .record({
    title: fc.oneof(fc.constant(PAPER.title), anyText),
    edition: fc.nat(999),
    name: optional(anyText),
    organisation: optional(anyText),
    role: optional(anyText),
    consulted: optional(anyText),
    publish: fc.constantFrom("named" as const, "anonymous" as const, "confidential" as const, undefined),
    numbers: fc.uniqueArray(fc.constantFrom("1.1", "3.2", "3.10", "12.4", "99.1"), { maxLength: 5 }),
    texts: fc.array(anyText, { minLength: 5, maxLength: 5 }),
    passages: optional(fc.array(anyPassage, { maxLength: 4 })),
    comments: optional(anyText),
  })
  .map(({ title, edition, numbers, texts, ...rest }) => {
    const answers = numbers.map((number, at) => ({ number, ...idOf(number), text: texts[at] ?? "" }));
    return normaliseReply({ paper: { title, edition }, answers, ...rest } as Reply);
  });

function idOf(number: string): { id?: string } {
  const question = PAPER.questions.find((each) => each.number === number);
  return question ? { id: question.id } : {};
}

/** The same paper with questions that offer answers, some of which look like what stands around them. */
export const CHOICE_PAPER: ReplyPaper = {
  ...PAPER,
  questions: [
    ...PAPER.questions,
    {
      id: "one",
      number: "5.1",
      text: "Should it go on?",
      choices: [
        "Yes",
        "No",
        "Don’t know",
        "Yes, but later",
        "Yes; or never / both",
        "Why: not say",
        "[Q1.1]",
        "-- ",
        "a\\",
      ],
    },
    {
      id: "several",
      number: "5.2",
      text: "Which trees?",
      choices: [
        "Apples",
        "Pears, late",
        "Plums; small ones",
        "and/or",
        "Either / or",
        "Apples and pears, in winter only and never where the wind is from the east",
        "*None*",
      ],
      several: true,
    },
    { id: "bare", number: "5.3", text: "Now?", choices: ["Yes", "No"], why: false },
  ],
};

/** Some of the choices of a question and, seldom, something that it does not offer. */
const anyChosen = (number: string): fc.Arbitrary<string[]> => {
  const { choices = [], several } = CHOICE_PAPER.questions.find((each) => each.number === number)!;
  const unknown = anyText.map((text) => `Other ${text}`);
  const one = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...choices) }, unknown);
  return fc.uniqueArray(one, { maxLength: several ? 5 : 1 });
};

/** Any reply to the paper with choices. */
export const anyChoiceReply: fc.Arbitrary<Reply> = fc
  .tuple(
    anyReply,
    fc.uniqueArray(fc.constantFrom("5.1", "5.2", "5.3"), { maxLength: 3 }),
    fc.tuple(...["5.1", "5.2", "5.3"].map(anyChosen)),
    fc.tuple(
      ...["5.1", "5.2", "5.3"].map(() =>
        fc.oneof(anyText, fc.constantFrom("", "Choice: x", "\\Choice: y\n\nWhy: z", "why: not", "*Choice*: No")),
      ),
    ),
  )
  .map(([reply, numbers, chosen, texts]) => {
    const added = numbers.map((number) => {
      const at = Number(number.at(-1)) - 1;
      const { id } = CHOICE_PAPER.questions.find((each) => each.number === number)!;
      return { number, id, chosen: chosen[at] ?? [], text: texts[at] ?? "" };
    });
    return normaliseReply({ ...reply, answers: [...reply.answers, ...added] });
  });
