import { inWords } from "../reply/choices.ts";
import { readEml } from "../reply/eml.ts";
import { mergeReplies } from "../reply/merge.ts";
import { parseReply } from "../reply/parse.ts";
import type { ParsedReply, Reply, ReplyPaper } from "../reply/reply.ts";
import { isEmpty } from "./reply-texts.ts";

/** A saved reply brought into the page, and what the reader should be told of it. */
export interface OpenedReply {
  reply: Reply;
  merged: boolean;
  otherPaper: boolean;
  unplaced: boolean;
}

/** The words that label texts of two origins. */
export interface OriginWords {
  mine: string;
  outside: string;
}

/**
 * Brings a saved reply into the one on the page: both texts stay where they differ, and text that belongs to no
 * question goes to the comments. Undefined where the file holds no reply.
 */
export async function openReply(
  file: File,
  mine: Reply,
  paper: ReplyPaper,
  say: OriginWords,
): Promise<OpenedReply | undefined> {
  const parsed = parseReply(await textOf(file), paper);
  if (isEmpty(parsed.reply)) return undefined;
  const theirs = keepUnplaced(parsed, paper, say.outside);
  const labels = { mine: say.mine, theirs: theirs.name ?? file.name };
  const found = parsed.notes.map(({ what }) => what);
  return {
    reply: isEmpty(mine) ? { ...mine, ...theirs, paper: mine.paper } : mergeReplies(mine, theirs, labels).reply,
    merged: !isEmpty(mine),
    otherPaper: found.includes("other-paper") || found.includes("other-edition"),
    unplaced: theirs.comments !== parsed.reply.comments,
  };
}

async function textOf(file: File): Promise<string> {
  const text = await file.text();
  const mail = readEml(text);
  // A text file that begins with its address and subject looks like mail; then its whole text is the reply.
  return file.name.endsWith(".eml") && "text" in mail ? mail.text : text;
}

/** Answers to questions that the page does not have, and all that stands outside of answers, as comments. */
function keepUnplaced({ reply, unplaced }: ParsedReply, { questions }: ReplyPaper, label: string): Reply {
  const known = new Set(questions.map(({ number }) => number));
  const strays = reply.answers
    .filter(({ number }) => !known.has(number))
    .map(({ number, ...answer }) => `Q${number}\n${inWords(answer)}`);
  const outside = [...strays, ...unplaced.map(({ text }) => text)];
  if (outside.length === 0) return reply;
  const comments = [reply.comments, `${label}:`, ...outside].filter(Boolean).join("\n\n");
  return { ...reply, comments, answers: reply.answers.filter(({ number }) => known.has(number)) };
}
