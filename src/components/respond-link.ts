import { words } from "../messages/index.ts";
import type { Paper } from "../paper/paper.ts";
import { urls } from "../urls.ts";

/** A link to the form in these words; of a paper that is concluded, one to what came of the replies. */
export const respondLink = ({ concluded }: Pick<Paper, "concluded">, text: string, href: string = urls.respond) =>
  concluded ? { href: urls.whatNext, text: words.closing.outcomeLink } : { href, text };
