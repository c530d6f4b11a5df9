import { words } from "../messages/index.ts";
import type { Paper } from "../paper/paper.ts";
import { showsReplies } from "../paper/response-pages.ts";
import { urls } from "../urls.ts";

/** What such a link depends on. */
export type Concluded = Pick<Paper, "concluded" | "responses" | "outcomes">;

/** A link to the form in these words; of a paper that is concluded, one to what came of the replies. */
export const respondLink = (paper: Concluded, text: string, href: string = urls.respond) =>
  paper.concluded
    ? { href: showsReplies(paper) ? urls.responses : urls.whatNext, text: words.closing.outcomeLink }
    : { href, text };
