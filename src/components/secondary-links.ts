import { words } from "../messages/index.ts";
import type { Paper } from "../paper/paper.ts";
import { showsReplies } from "../paper/response-pages.ts";
import { addedPages } from "../paper/reserved-names.ts";
import { urls } from "../urls.ts";

/** The pages beside text, questions and topics: at the foot of every page, and at the side of each other. */
export const secondaryLinks = (paper: Paper) => [
  { name: words.nav.wholePaper, href: urls.wholePaper },
  ...(paper.glossary.length > 0 ? [{ name: words.nav.glossary, href: urls.glossary }] : []),
  ...(paper.references.length > 0 ? [{ name: words.nav.references, href: urls.references }] : []),
  ...(showsReplies(paper) ? [{ name: words.responses.nav, href: urls.responses }] : []),
  { name: words.nav.series, href: urls.series },
  ...addedPages(paper.pages).map(({ id, title }) => ({ name: title, href: urls.page(id) })),
  { name: words.nav.about, href: urls.about },
  { name: words.nav.accessibility, href: urls.accessibility },
  { name: words.nav.privacy, href: urls.privacy },
];
