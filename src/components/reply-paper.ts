import { closingMoment } from "../paper/dates.ts";
import type { ReplyPaper } from "../reply/reply.ts";
import { choicesOf } from "../paper/paper-json.ts";
import type { Paper } from "../paper/paper.ts";

/** What the reply format needs to know of a paper. */
export function replyPaperOf(paper: Paper): ReplyPaper {
  const closing = closingMoment(paper);
  return {
    title: paper.fullTitle,
    edition: paper.edition.number,
    contact: paper.contact,
    ...(closing && { closing }),
    questions: paper.questions.map(({ id, number, text, ...offer }) => ({ id, number, text, ...choicesOf(offer) })),
  };
}
