import { writeAnswer, writeSlot } from "./write-answer.ts";
import { fieldLine, headerLine } from "./header.ts";
import { CHOICES, HINTS, NO_CHOICE, OPEN_CHOICE } from "./labels.ts";
import { escapeText, writeText } from "./markers.ts";
import { openingWords, quoted } from "./passages.ts";
import { findQuestion, normaliseReply, oneLine, WHO, type Passage, type Reply, type ReplyPaper } from "./reply.ts";

const blocks = (...parts: string[]): string => `${parts.join("\n\n")}\n`;

/** The question's text in a block of its own, above the marker of its answer. */
function asked(number: string, paper: ReplyPaper): string[] {
  const question = findQuestion(number, paper);
  return question ? [`[Q${number}?]`, escapeText(oneLine(question.text))] : [];
}

/**
 * The words that a comment is about, above it: those the reader chose or, in the long form, those the paragraph begins
 * with.
 */
function aboutWords({ number, quote }: Passage, long: boolean, paper: ReplyPaper): string[] {
  const paragraph = long && paper.passages?.find((each) => each.number === number);
  const words = quote ? quoted(quote) : paragraph ? openingWords(paragraph.text) : "";
  return words ? [`[P${number}?]`, escapeText(words)] : [];
}

/** The fields that were filled in, closed by the publish line; none if there is nothing to say. */
function fieldLines(reply: Reply, contact?: string): string[] {
  const who = WHO.flatMap((field) => (reply[field] ? [fieldLine(field, reply[field])] : []));
  if (!who.length && !contact && !reply.publish) return [];
  return [
    [
      ...(contact ? [fieldLine("contact", contact)] : []),
      ...who,
      fieldLine("publish", reply.publish ? CHOICES[reply.publish] : NO_CHOICE),
    ].join("\n"),
  ];
}

/**
 * The reply as the text of a mail, LF line ends. The short form fits links; the long form adds the address and the text
 * of each answered question. `parseReply` gives `normaliseReply(reply)` back from either.
 */
export function composeReply(reply: Reply, paper: ReplyPaper, form: "short" | "long"): string {
  const kept = normaliseReply(reply);
  const long = form === "long";
  return blocks(
    headerLine(kept.paper),
    ...fieldLines(kept, long ? paper.contact : ""),
    ...kept.answers.flatMap((answer) => [
      ...(long ? asked(answer.number, paper) : []),
      `[Q${answer.number}]`,
      ...writeAnswer(answer, findQuestion(answer.number, paper)),
    ]),
    ...(kept.passages ?? []).flatMap((passage) => [
      ...aboutWords(passage, long, paper),
      `[P${passage.number}]`,
      writeText(passage.text),
    ]),
    ...(kept.comments ? ["[Comments]", writeText(kept.comments)] : []),
    "[end]",
  );
}

/** The empty long form with every question, to fill in offline (`/questions.txt`). */
export function composeAnswerSheet(paper: ReplyPaper): string {
  const fields = [
    fieldLine("contact", paper.contact),
    ...(paper.closing ? [fieldLine("closing", paper.closing)] : []),
    ...WHO.map((field) => fieldLine(field, "")),
    fieldLine("publish", OPEN_CHOICE),
  ];
  const slots = paper.questions.flatMap((question) => [
    ...asked(question.number, paper),
    `[Q${question.number}]`,
    ...writeSlot(question),
  ]);
  return blocks(HINTS.sheet, headerLine(paper), fields.join("\n"), ...slots, "[Comments]", "", "[end]");
}

/** An empty reply to one question, for the plain link of a page without script. */
export function composeSlot(number: string, paper: ReplyPaper): string {
  const question = findQuestion(number, paper);
  return blocks(headerLine(paper), `[Q${number}]`, ...writeSlot(question ?? {}), "[end]");
}
