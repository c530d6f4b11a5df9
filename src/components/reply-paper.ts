import type { ReplyPaper } from "../reply/reply.ts";
import type { Paper } from "../paper/paper.ts";

/** What the reply format needs to know of a paper. */
export const replyPaperOf = ({ fullTitle, edition, contact, questions }: Paper): ReplyPaper => ({
  title: fullTitle,
  edition: edition.number,
  contact,
  questions: questions.map(({ id, number, text }) => ({ id, number, text })),
});
