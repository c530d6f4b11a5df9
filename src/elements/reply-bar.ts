import type { Reply } from "../reply/reply.ts";
import { fill } from "./reply-settings.ts";
import { isEmpty } from "./reply-texts.ts";

/** Says at the foot of the window how many questions are answered, from the reader's first words on. */
export function showReplyBar(bar: HTMLElement, reply: Reply) {
  bar.hidden = isEmpty(reply);
  // What else stands at the foot of the window makes room.
  document.documentElement.toggleAttribute("data-replying", !bar.hidden);
  const count = bar.querySelector("[role=status]");
  const text = fill(bar.dataset["count"] ?? "", { count: String(reply.answers.length) });
  // Told anew only where it is new.
  if (count && count.textContent !== text && !bar.hidden) count.textContent = text;
}
