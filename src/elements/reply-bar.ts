import type { Reply } from "../reply/reply.ts";
import { fill } from "./reply-settings.ts";
import { isEmpty } from "./reply-texts.ts";

/** Says at the foot of the window how much is answered and commented on, from the reader's first words on. */
export function showReplyBar(bar: HTMLElement, reply: Reply) {
  bar.hidden = isEmpty(reply);
  // What else stands at the foot of the window makes room.
  document.documentElement.toggleAttribute("data-replying", !bar.hidden);
  const count = bar.querySelector("[role=status]");
  const text = countsOf(reply, bar.dataset);
  // Told anew only where it is new.
  if (count && count.textContent !== text && !bar.hidden) count.textContent = text;
}

function countsOf({ answers, passages = [], comments }: Reply, says: DOMStringMap): string {
  const commented = passages.length + (comments ? 1 : 0);
  const counts = [
    (answers.length > 0 || commented === 0) && says["answers"] && fill(says["answers"], { count: `${answers.length}` }),
    commented > 0 && fill(says[commented === 1 ? "comment" : "comments"] ?? "", { count: `${commented}` }),
  ];
  return counts.filter(Boolean).join(" · ");
}
