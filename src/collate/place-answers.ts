import type { Answer, ReplyPaper } from "../reply/reply.ts";
import { plainWords } from "./person-name.ts";
import { isClosing } from "./sentences.ts";

type Question = ReplyPaper["questions"][number];

/** Answers that stand below something as good as a marker, and the rest of the text. */
interface Placed {
  answers: Answer[];
  before: string;
  after: string;
}

/** A line that names a question, and what follows the name on it. */
interface Label {
  line: number;
  /** How many lines it takes. */
  lines: number;
  question: Question;
  rest: string;
  /** Whether nothing but a question can be meant; "3.2" and words can be a measure. */
  isCertain: boolean;
}

const LABEL =
  /^[\s>*_#•-]*([([]?)\s*((?:q(?:uestion)?|cwestiwn)\s*\.?\s*)?(\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)\s*([)\]]?)[*_]*\s*([:.)–—-](?=[\s*_]|$))?[*_]*\s*(.*)$/i;
const SECTION = /^[\s>*_#]*(?:section|part|chapter|adran)\s+(\d{1,3})\b/i;
const COUNTED = /^[\s>*_]*\(?(\d{1,2})[).:]\s+(.*)$/;
const THANKS = /^[\s>]*thank(?:s| you)(?: [\w ]{0,30})?[,.!]*\s*$/i;
const UNIT =
  /^(?:%|per ?cent|million|billion|thousand|times|years?|months?|hours?|miles?|km|kg|m|of|to|and|[ap]\.?m)\b/i;

/**
 * Finds the answers of a text that has no markers by what people write in their place: "Q3.2:", "Question 3.2 -",
 * "(3.2)", "3.2" alone on its line, "2)" below "Section 3", or the question's own words. Only what is certain is
 * placed.
 */
export function placeAnswers(text: string, { questions }: ReplyPaper): Placed | undefined {
  const lines = text.split("\n");
  const labels = certainLabels(findLabels(lines, questions));
  const [first] = labels;
  if (!first) return undefined;
  const end = closingAfter(lines, labels.at(-1)?.line ?? 0);
  const answers = labels.flatMap(({ line, lines: taken, question, rest }, at) => {
    const below = lines.slice(line + taken, labels[at + 1]?.line ?? end);
    const isQuoted = [lines[line] ?? "", ...below].every((each) => /^\s*(?:>|$)/.test(each));
    const own = below.filter((each) => !SECTION.test(each));
    const said = isQuoted ? "" : withoutQuestion([rest, ...own].join("\n").trim(), question);
    return said ? [{ number: question.number, id: question.id, text: said }] : [];
  });
  if (!answers.length) return undefined;
  return { answers, before: lines.slice(0, first.line).join("\n"), after: lines.slice(end).join("\n") };
}

function findLabels(lines: string[], questions: Question[]): Label[] {
  const byNumber = new Map(questions.map((question) => [question.number, question]));
  const byWords = questions.map((question) => ({ question, words: plainWords(question.text) }));
  const labels: Label[] = [];
  let section = "";
  for (let line = 0; line < lines.length; line++) {
    const text = lines[line] ?? "";
    section = SECTION.exec(text)?.[1] ?? section;
    const label = numberedLabel(text, byNumber, section) ?? wordedLabel(lines, line, byWords);
    if (!label) continue;
    labels.push({ line, ...label });
    line += label.lines - 1;
  }
  return labels;
}

function numberedLabel(
  text: string,
  byNumber: Map<string, Question>,
  section: string,
): Omit<Label, "line"> | undefined {
  const [, open, prefix, number = "", close, sign, rest = ""] = LABEL.exec(text) ?? [];
  // A number without a point may count anything, unless a word before it says that it is a question's.
  const question = prefix || number.includes(".") ? byNumber.get(number.toLowerCase()) : undefined;
  if (question && !(rest && UNIT.test(rest) && !prefix)) {
    const isCertain = Boolean(prefix || (open && close) || sign || !rest);
    return { lines: 1, question, rest, isCertain };
  }
  const [, place = "", said = ""] = COUNTED.exec(text) ?? [];
  const counted = section ? byNumber.get(`${section}.${place}`) : undefined;
  return counted && { lines: 1, question: counted, rest: said, isCertain: true };
}

/** A question in its own words, which a mail program may have broken into lines. */
function wordedLabel(
  lines: string[],
  line: number,
  byWords: { question: Question; words: string[] }[],
): Omit<Label, "line"> | undefined {
  const [start] = plainWords((lines[line] ?? "").slice(0, 80));
  for (const { question, words } of byWords) {
    if (words[0] !== start || words.length < 2) continue;
    for (let taken = 1, said = ""; taken <= 8 && line + taken <= lines.length; taken++) {
      said = `${said} ${(lines[line + taken - 1] ?? "").slice(0, 2000)}`;
      const found = plainWords(said);
      if (found.length < words.length) continue;
      const isSame = words.every((word, at) => word === found[at]);
      const rest = isSame ? restAfter(said, words.length) : "";
      if (isSame && (found.length === words.length || taken === 1 || rest))
        return { lines: taken, question, rest, isCertain: true };
      break;
    }
  }
  return undefined;
}

/** What follows so many words of a text. */
function restAfter(text: string, words: number): string {
  const tokens = text.split(/(\s+)/);
  for (let at = 1; at <= tokens.length; at++)
    if (plainWords(tokens.slice(0, at).join("")).length >= words) return tokens.slice(at).join("").trim();
  return "";
}

/** The question's own words above its answer are no part of it. */
function withoutQuestion(text: string, question: Question): string {
  const words = plainWords(question.text);
  const start = plainWords(text.slice(0, question.text.length * 2));
  return words.length > 1 && words.every((word, at) => word === start[at]) ? restAfter(text, words.length) : text;
}

/** A bare number at the start of a line is believed only where several of them count up through the paper. */
function certainLabels(labels: Label[]): Label[] {
  const numbers = new Set(labels.map(({ question }) => question.number));
  return numbers.size > 1 ? labels : labels.filter(({ isCertain }) => isCertain);
}

function closingAfter(lines: string[], from: number): number {
  const last = lines.findLastIndex((line) => line.trim());
  const end = lines.findIndex((line, at) => at > from && last - at <= 12 && (isClosing(line) || THANKS.test(line)));
  return end < 0 ? lines.length : end;
}
