import { readChosen } from "./read-answer.ts";
import { readText } from "./markers.ts";
import { findQuestion, isAnswered, joinAnswers, oneLine, type Answer, type Note, type ReplyPaper } from "./reply.ts";
import { sameWords } from "./same-words.ts";
import type { Section } from "./sections.ts";

/** A text under its marker. Comments have the number "". `above`: it stood between the question and the marker. */
interface Found extends Answer {
  kind: "answer" | "asked";
  above?: true;
  /** What is odd about its choices. */
  odd?: Note["what"][];
}

/** Answers, comments and foreign question texts from their sections, and what is odd about them. */
export function readAnswers(sections: Section[], paper?: ReplyPaper) {
  const found = sections.flatMap((section) => readSection(section, paper));
  const texts = found.filter(({ kind }) => kind === "answer");
  const joined = joinAnswers(texts.map(({ number, chosen, text }) => ({ number, ...(chosen && { chosen }), text })));
  const comments = joined.find(({ number }) => !number)?.text;
  return {
    answers: joined.filter(({ number }) => number).map((answer) => withId(answer, paper)),
    ...(comments ? { comments } : {}),
    asked: found.filter(({ kind }) => kind === "asked").map(({ number, text }) => ({ number, text })),
    notes: noteTexts(texts, paper),
  };
}

function readSection({ kind, number, lines }: Section, paper?: ReplyPaper): Found[] {
  const question = paper && findQuestion(number, paper);
  if (kind === "answer") {
    const answer = readChosen(lines, readText, question);
    return isAnswered(answer) ? [{ kind, number, ...answer }] : [];
  }
  const text = kind === "asked" || kind === "comments" ? readText(lines) : "";
  if (!text) return [];
  if (kind === "comments") return [{ kind: "answer", number, text }];
  const rest = question && textAfter(text.trim(), oneLine(question.text));
  if (rest === undefined) return [{ kind: "asked", number, text }];
  return rest ? [{ kind: "answer", number, text: rest, above: true }] : [];
}

function withId(answer: Answer, paper?: ReplyPaper): Answer {
  const question = paper && findQuestion(answer.number, paper);
  return question ? { ...answer, id: question.id } : answer;
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
  for (const { number, above, odd = [] } of texts) {
    notes.push(...odd.map((what) => ({ what, number })));
    if (above) notes.push({ what: "above", number });
    if (seen.has(number)) notes.push({ what: "twice", number });
    else if (number && paper && !findQuestion(number, paper)) notes.push({ what: "unknown", number });
    seen.add(number);
  }
  return notes;
}
