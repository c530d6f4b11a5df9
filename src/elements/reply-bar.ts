import type { Reply } from "../reply/reply.ts";
import { fill, type ReplySettings } from "./reply-settings.ts";
import { isEmpty } from "./reply-texts.ts";

/** Says at the foot of the window how much is answered and commented on, from the reader's first words on. */
export function showReplyBar(bar: HTMLElement, reply: Reply, settings: ReplySettings) {
  bar.hidden = isEmpty(reply);
  // What else stands at the foot of the window makes room.
  document.documentElement.toggleAttribute("data-replying", !bar.hidden);
  const count = bar.querySelector("[role=status]");
  const text = countsOf(reply, settings);
  // Told anew only where it is new.
  if (count && count.textContent !== text && !bar.hidden) count.textContent = text;
}

function countsOf({ answers, passages = [], comments }: Reply, { says, paper }: ReplySettings): string {
  const total = paper.questions.length;
  const commented = passages.length + (comments ? 1 : 0);
  const answered = fill(says.answered, { count: `${answers.length}`, total: `${total}` });
  const remarks = fill(commented === 1 ? says.oneComment : says.comments, { count: `${commented}` });
  const showsAnswers = total > 0 && (answers.length > 0 || commented === 0);
  return [showsAnswers && answered, commented > 0 && remarks].filter(Boolean).join(" · ");
}
