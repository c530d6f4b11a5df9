import { digestWords } from "../messages/index.ts";
import { CONFIDENTIAL, NAMED } from "./digest.ts";
import { bar, excludedName, listOf, titleHtml } from "./list-frames.ts";
import { joined, Html, markup } from "./markup.ts";
import { paletteCss } from "../paper/palette-css.ts";
import { confidentialIn } from "./tally.ts";
import { nameOfQuestion } from "./redact.ts";
import { messageLinks, toMessage } from "./write-items.ts";
import type { PageFrame } from "./pages.ts";
import type { Digest, Listing, QuestionTally } from "./digest-types.ts";
import type { Reason } from "./types.ts";

const {
  number: shownNumber,
  overview,
  question: questionWords,
  who,
  campaigns: campaignWords,
  excluded,
  pages,
} = digestWords;

/** The style of a page of a digest, in its publisher's colours; when printed, each says whether it may be passed on. */
export const pageStyle = (style: string, { audience, paper: { palette } }: StyledDigest): string =>
  // On paper the words of a digest are black, whoever publishes it.
  `${style}${palette ? `@media screen{${paletteCss(palette)}}` : ""}@page{@bottom-left{content:"${digestWords.footers[audience]}"}@bottom-right{content:counter(page)}}`;

interface StyledDigest extends Pick<Digest, "audience"> {
  paper: Pick<Digest["paper"], "palette">;
}

const documentHead = (digest: Digest, title: string): Html => markup`<!doctype html>
<html lang="${digestWords.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${new Html(pageStyle(digest.style, digest))}</style>
</head>
<body>
`;

/** A section of the digest, or a page of its own, and how many items it has. */
export interface Content {
  title: string;
  items?: number;
  href: string;
}

/** The first page up to the answers. */
export function pageStart(digest: Digest, contents: Content[], listing: Listing): Html {
  const { paper, audience, made, problems } = digest;
  const warning = markup`<p class="problem"><a href="#problems">${digestWords.unread(problems.length)}</a></p>`;
  const entries = contents.map(
    ({ title, items, href }) => markup`<li><a href="${href}">${title}</a>${items && ` (${shownNumber(items)})`}</li>
`,
  );
  return markup`${documentHead(digest, digestWords.title(paper.title))}<header class="cover"><div>
${logoHtml(digest)}<p>${digestWords.kind}</p>
<h1>${paper.title}</h1>
<p>${digestWords.edition(paper.edition, made)}</p>
<p class="notice">${digestWords.notices[audience]}</p>
</div></header>
<main>
${factsHtml(digest, listing)}${problems.length > 0 && audience === "internal" && warning}
<nav class="contents" aria-label="${digestWords.facts.contents}"><ul>
${entries}</ul></nav>
${overviewHtml(digest, listing)}`;
}

const logoHtml = ({ paper: { logo } }: Digest): Html | false =>
  logo !== undefined &&
  markup`<img class="logo" src="${logo.src}" width="${logo.width}" height="${logo.height}" alt="${logo.alt}">
`;

function overviewHtml(digest: Digest, listing: Listing): Html {
  const { questions } = digest.tally;
  if (!questions.some(({ answers }) => answers > 0))
    return markup`<h2 id="overview">${overview.title}</h2>
<p>${overview.none}</p>
`;
  return markup`<nav aria-labelledby="overview"><h2 id="overview">${overview.title}</h2>
<table class="bars"><thead><tr><th scope="col">${overview.question}</th><th scope="col" class="number">${overview.answers}</th></tr></thead><tbody>
${questions.map((question) => barHtml(question, digest, listing))}</tbody></table></nav>
`;
}

/** The head and foot of a page that holds one list. */
export const listFrame = (digest: Digest): PageFrame => ({
  head: (list, page) => markup`${documentHead(digest, pages.title(list, page, digest.paper.title))}<main>
<p class="back"><a href="../digest.html">${pages.digest}</a></p>
<h1>${digestWords.title(digest.paper.title)}</h1>
<p class="notice">${digestWords.notices[digest.audience]}</p>
`,
  foot: new Html(FOOT),
});

const FOOT = `</main>
</body>
</html>
`;

function factsHtml({ tally }: Digest, listing: Listing): Html {
  const { respondents, counted, answers, read, excluded, late, letters } = digestWords.facts;
  const given = tally.questions.reduce((sum, { answers }) => sum + answers, 0);
  const ofThem = [
    tally.late > 0 && markup`<a href="#late">${late(shownNumber(tally.late))}</a>`,
    tally.letters > 0 && markup`<a href="${listing.listHref("letters")}">${letters(shownNumber(tally.letters))}</a>`,
  ].filter((each) => each !== false);
  return markup`<dl class="facts">${[
    factHtml(respondents, tally.respondents.size, "#who"),
    factHtml(counted, tally.counted, listing.listHref("replies"), ofThem),
    factHtml(answers, given, "#overview"),
    factHtml(read, tally.read, "#excluded"),
    factHtml(excluded, tally.read - tally.counted, "#excluded"),
  ]}</dl>
`;
}

const factHtml = (what: string, number: number, href: string, ofThem: Html[] = []): Html =>
  markup`<div><dt>${what}</dt><dd>${number > 0 ? markup`<a href="${href}">${shownNumber(number)}</a>` : shownNumber(number)}</dd>${ofThem.map((each) => markup`<dd class="part">${each}</dd>`)}</div>
`;

function barHtml(question: QuestionTally, { tally }: Digest, listing: Listing): Html {
  const { answers, alike } = question;
  const most = Math.max(1, ...tally.questions.map((each) => each.answers));
  const title = markup`${titleHtml(question)}${alike > 0 && markup` <small>${questionWords.alikeInShort(alike)}</small>`}`;
  return markup`<tr><th scope="row">${answers > 0 ? markup`<a href="${listing.listHref(listOf(question))}">${title}</a>` : title}
${bar(answers / most)}</th><td class="number">${shownNumber(answers)}</td></tr>
`;
}

/** The questions that nobody answered, in one line. */
export function unansweredHtml(questions: QuestionTally[]): Html {
  const names = questions.filter(({ answers, number }) => !answers && number).map(nameOfQuestion);
  return names.length
    ? markup`<p class="count">${questionWords.none(names.length)} ${names.join(", ")}.</p>
`
    : markup``;
}

/** Who replied, in counts. */
export function respondentsHtml({ audience, tally }: Digest, late: number[], listing: Listing): Html {
  const { named, anonymous, confidential, unstated } = tally.choices;
  const isInternal = audience === "internal";
  const file = `${CONFIDENTIAL}replies.csv`;
  const excluded = isInternal && confidentialIn(tally).all > 0;
  const lateLinks =
    tally.late > 0 &&
    markup`<p id="late">${who.late(tally.late)}${isInternal && messageLinks(late, listing)}.</p>
`;
  return markup`<section aria-labelledby="who"><h2 id="who">${who.title}</h2>
<p>${who.choices(named, anonymous, confidential, unstated)}</p>
${excluded && markup`<p>${who.confidential} <a href="${file}">${file}</a>.</p>`}
${lateLinks}</section>
`;
}

/** A line that leads to a list with pages of its own. */
export const linkToList = (title: string, items: number, href: string): Html =>
  markup`<p><a href="${href}">${title}</a> (${shownNumber(items)})</p>
`;

/** The campaigns, if there are any. */
export function campaignsHtml({ campaigns, tally, audience }: Digest, listing: Listing): Html {
  if (!campaigns.length) return markup``;
  const items = campaigns.slice(0, NAMED).map(({ questions, messages }) => {
    const asked = questions.flatMap((place) => tally.questions[place] ?? []);
    const links = joined(
      asked.map((each) => markup`<a href="${listing.listHref(listOf(each))}">${nameOfQuestion(each)}</a>`),
    );
    const from = audience === "internal" && messageLinks(messages, listing);
    return markup`<li>${campaignWords.same(messages.length)} ${links}${from}</li>
`;
  });
  return markup`<section aria-labelledby="campaigns"><h2 id="campaigns">${campaignWords.title}</h2>
<p>${campaignWords.lead}</p><ul>${items}</ul></section>
`;
}

/** What was excluded, in counts, and how the totals add up; for some reasons the counts are all. */
export function excludedSummary(digest: Digest, countedAlone: Reason[]): Html {
  const { tally } = digest;
  const { counted, excluded: others } = confidentialIn(tally);
  const items = countedAlone.map((reason) => markup`<li>${excludedName(reason, digest)}</li>`);
  return markup`<section class="excluded" aria-labelledby="excluded"><h2 id="excluded">${excluded.title}</h2>
<p>${excluded.sum(tally.read, tally.counted)} ${excluded.confidential(counted, others)}</p>
${items.length > 0 && markup`<ul>${items}</ul>`}
`;
}

/** What a person decided, and which of it was followed; nothing if there are no decisions. */
export function decisionsHtml({ decisions }: Digest, listing: Listing): Html {
  if (!decisions.length) return markup``;
  const { title, lead, columns, actions, used, unused } = digestWords.decisions;
  const rows = decisions.slice(0, NAMED).map(({ row, action, reference, message, isUsed }) => {
    const about = message ? toMessage(message, listing) : reference;
    const cells = [row, actions[action], about, isUsed ? used : unused];
    return markup`<tr>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>
`;
  });
  return markup`<section aria-labelledby="decisions"><h2 id="decisions">${title}</h2>
<p>${lead}</p><div class="wide" tabindex="0" role="group" aria-label="${title}"><table><thead><tr>${columns.map((column) => markup`<th scope="col">${column}</th>`)}</tr></thead><tbody>
${rows}</tbody></table></div></section>
`;
}

/** What could not be read, and the end of the page. */
export function pageEnd({ problems, audience }: Digest): Html {
  const items = problems.slice(0, NAMED).map((problem) => markup`<li class="problem">${problem}</li>`);
  const list = markup`<section aria-labelledby="problems"><h2 id="problems">${digestWords.problems.title}</h2><ul>${items}</ul></section>
`;
  return markup`${audience === "internal" && problems.length > 0 && list}${new Html(FOOT)}`;
}
