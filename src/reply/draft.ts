import { isRegisters, type Registers } from "./merge-tabs.ts";
import { sameWords } from "./same-words.ts";
import {
  joinAnswers,
  PUBLISH,
  withChosen,
  WHO,
  type Answer,
  type Passage,
  type Reply,
  type ReplyPaper,
} from "./reply.ts";

/** An answer with its question's text as it was when it was answered; "" if the paper did not have the question. */
export interface DraftAnswer extends Answer {
  id: string;
  question: string;
}

/** A comment with its paragraph's text as it was when it was commented on; "" if unknown. */
export interface DraftPassage extends Passage {
  paragraph: string;
}

/** A reply as it is kept on the reader's device. */
export interface Draft extends Reply {
  version: 1;
  /** ISO 8601; "" if unknown. */
  savedAt: string;
  answers: DraftAnswer[];
  passages?: DraftPassage[];
  /** Which tab wrote what, so that tabs can be brought together; as long as the edition is the same. */
  registers?: Registers;
}

/** A draft put back into today's paper. */
export interface RestoredDraft {
  /** All but the answers that were `removed`, with today's numbers. */
  reply: Reply;
  /** Answers in `reply` whose question read as `question` and now reads as `now`. */
  changed: (DraftAnswer & { now: string })[];
  /** Answers whose question is no longer asked. */
  removed: DraftAnswer[];
}

/** The draft of a reply, texts as typed; `savedAt` in ISO 8601. */
export function draftOf(reply: Reply, paper: ReplyPaper, savedAt: string): Draft {
  const answers = reply.answers.map(({ number, id, chosen = [], text }) => {
    const question = paper.questions.find((each) => (id ? each.id === id : each.number === number));
    const draft = { id: question?.id ?? id ?? number, number, question: question?.text ?? "", text };
    return withChosen(draft, chosen);
  });
  const { passages, ...rest } = reply;
  const draft: Draft = { ...rest, version: 1, savedAt, answers };
  const paragraphs = new Map(paper.passages?.map(({ number, text }) => [number, text]));
  if (passages) draft.passages = passages.map((each) => ({ ...each, paragraph: paragraphs.get(each.number) ?? "" }));
  return draft;
}

/**
 * Puts a draft back, also into a newer edition: an answer follows its question's id or, if that is gone, its words.
 * Comments keep their paragraphs' numbers; the draft knows the words that stood there.
 */
export function restoreDraft(draft: Draft, { title, edition, questions }: ReplyPaper): RestoredDraft {
  const { version: _version, savedAt: _savedAt, registers: _registers, passages, ...rest } = draft;
  const restored: RestoredDraft = { reply: { ...rest, paper: { title, edition } }, changed: [], removed: [] };
  if (passages) restored.reply.passages = passages.map(({ paragraph: _paragraph, ...passage }) => passage);
  const answers = draft.answers.flatMap((answer) => {
    const same = (text: string): boolean => sameWords(text, answer.question);
    const now = questions.find(({ id }) => id === answer.id) ?? questions.find(({ text }) => same(text));
    if (!now) restored.removed.push(answer);
    else if (!same(now.text)) restored.changed.push({ ...answer, number: now.number, now: now.text });
    const { chosen = [], text } = answer;
    return now ? [withChosen({ number: now.number, id: now.id, text }, chosen)] : [];
  });
  restored.reply.answers = joinAnswers(answers);
  return restored;
}

/**
 * The draft in a stored text; what is not as `draftOf` makes it is left out. Undefined if nothing of a draft is there.
 */
export function parseDraft(json: string): Draft | undefined {
  const data = readJson(json);
  if (data["version"] !== 1 || !Array.isArray(data["answers"])) return undefined;
  const { title, edition } = record(data["paper"]);
  const savedAt = string(data["savedAt"]);
  const draft: Draft = {
    version: 1,
    savedAt: Number.isNaN(Date.parse(savedAt)) ? "" : savedAt,
    paper: { title: string(title), edition: Number.isSafeInteger(edition) ? Number(edition) : 0 },
    answers: data["answers"].flatMap(readAnswer),
  };
  for (const field of [...WHO, "comments"] as const) if (string(data[field])) draft[field] = string(data[field]);
  const publish = PUBLISH.find((choice) => choice === data["publish"]);
  const passages = Array.isArray(data["passages"]) ? data["passages"].flatMap(readPassage) : [];
  const { registers } = data;
  return {
    ...draft,
    ...(publish && { publish }),
    ...(passages.length && { passages }),
    ...(isRegisters(registers) && { registers }),
  };
}

const NUMBER = /^\d+(\.\d+){0,3}[a-z]?$/;
const string = (value: unknown): string => (typeof value === "string" ? value : "");
const record = (value: unknown): Record<string, unknown> => ({ ...(typeof value === "object" ? value : {}) });

function readJson(json: string): Record<string, unknown> {
  try {
    return record(JSON.parse(json));
  } catch {
    return {};
  }
}

function readAnswer(value: unknown): DraftAnswer[] {
  const { id, number, question, text, chosen } = record(value);
  const choices = Array.isArray(chosen) ? chosen.map(string).filter(Boolean) : [];
  const isEmpty = !string(text) && !choices.length;
  if (isEmpty || !string(id) || !NUMBER.test(string(number))) return [];
  const answer = { id: string(id), number: string(number), question: string(question), text: string(text) };
  return [withChosen(answer, choices)];
}

function readPassage(value: unknown): DraftPassage[] {
  const { number, quote, text, paragraph } = record(value);
  if (!string(text) || !NUMBER.test(string(number))) return [];
  const words = string(quote) ? { quote: string(quote) } : {};
  return [{ number: string(number), ...words, text: string(text), paragraph: string(paragraph) }];
}
