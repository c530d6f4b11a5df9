import type { Draft, TextFile } from "./draft.ts";
import { type Issue, type Place, issueAt } from "./issue.ts";
import { listAt, textAt } from "./values.ts";

interface Asked {
  file: string;
  /** Its place in its block, from 1. */
  order: number;
  id: string;
  text: string;
  /** False where the schema has something to say about the text. */
  isText: boolean;
  place: (field: string) => Place | undefined;
}

/** Finds questions that are empty, do not ask, or share an id or their words with another. */
export function checkQuestions({ blocks }: Draft): Issue[] {
  const asked = blocks.flatMap(questionsOf);
  return [
    ...asked.flatMap(checkText),
    ...checkUnique(asked, "id", ({ id }) => id, "give each question an id of its own"),
    ...checkUnique(asked, "text", ({ text }) => plain(text), "ask it once"),
  ];
}

function questionsOf({ path, fields }: TextFile): Asked[] {
  return listAt(fields.data, "questions").map((question, index) => ({
    file: path,
    order: index + 1,
    id: textAt(question, "id"),
    text: textAt(question, "text"),
    isText: typeof (question as { text?: unknown } | null)?.text === "string",
    place: (field) => fields.at(["questions", index, field]),
  }));
}

function checkText({ file, order, text, isText, place }: Asked): Issue[] {
  if (!isText || text.endsWith("?")) return [];
  const problem = text ? `question ${order} has no "?" at its end` : `question ${order} is empty`;
  return [
    issueAt(
      file,
      place("text"),
      problem,
      text ? "every key question ends in one" : "write the question or remove the entry",
    ),
  ];
}

function checkUnique(asked: Asked[], field: string, key: (question: Asked) => string, cure: string): Issue[] {
  const taken = new Map<string, Asked>();
  return asked.flatMap((question) => {
    const first = taken.get(key(question));
    if (!key(question) || !first) {
      taken.set(key(question), question);
      return [];
    }
    const problem = `question ${question.order} has the ${field} of question ${first.order} in ${first.file}`;
    return [issueAt(question.file, question.place(field), problem, cure)];
  });
}

/** Two questions ask the same where only case, spaces or punctuation differ. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
