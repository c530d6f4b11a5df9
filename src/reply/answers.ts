import { readText } from "./markers.ts";
import { joinAnswers, oneLine, type Answer, type Note, type ReplyPaper } from "./reply.ts";
import { sameWords } from "./same-words.ts";
import type { Section } from "./sections.ts";

/** A text under its marker. Comments have the number "". `above`: it stood between the question and the marker. */
interface Found extends Answer {
  kind: "answer" | "asked";
  above?: true;
}

/** Answers, comments and foreign question texts from their sections, and what is odd about them. */
export function readAnswers(sections: Section[], paper?: ReplyPaper) {
  const found = sections.flatMap((section) => readSection(section, paper));
  const texts = found.filter(({ kind }) => kind === "answer");
  const joined = joinAnswers(texts.map(({ number, text }) => ({ number, text })));
  const comments = joined.find(({ number }) => !number)?.text;
  return {
    answers: joined.filter(({ number }) => number).map((answer) => withId(answer, paper)),
    ...(comments ? { comments } : {}),
    asked: found.filter(({ kind }) => kind === "asked").map(({ number, text }) => ({ number, text })),
    notes: noteTexts(texts, paper),
  };
}

function readSection({ kind, number, lines }: Section, paper?: ReplyPaper): Found[] {
  const text = kind === "answer" || kind === "asked" || kind === "comments" ? readText(lines) : "";
  if (!text) return [];
  if (kind !== "asked") return [{ kind: "answer", number, text }];
  const question = questionOf(number, paper);
  const rest = question && textAfter(text.trim(), oneLine(question.text));
  if (rest === undefined) return [{ kind: "asked", number, text }];
  return rest ? [{ kind: "answer", number, text: rest, above: true }] : [];
}

const questionOf = (number: string, paper?: ReplyPaper) => paper?.questions.find((each) => each.number === number);

function withId(answer: Answer, paper?: ReplyPaper): Answer {
  const question = questionOf(answer.number, paper);
  return question ? { number: answer.number, id: question.id, text: answer.text } : answer;
}

/** What follows the words of the question in a text that begins with them; undefined if it begins otherwise. */
function textAfter(text: string, question: string): string | undefined {
  const parts = text.split(/(\s+)/);
  const end = question.split(" ").length * 2;
  return sameWords(parts.slice(0, end).join(""), question) ? parts.slice(end).join("") : undefined;
}

function noteTexts(texts: Found[], paper?: ReplyPaper): Note[] {
  const notes: Note[] = [];
  const seen = new Set<string>();
  for (const { number, above } of texts) {
    if (above) notes.push({ what: "above", number });
    if (seen.has(number)) notes.push({ what: "twice", number });
    else if (number && paper && !questionOf(number, paper)) notes.push({ what: "unknown", number });
    seen.add(number);
  }
  return notes;
}
