import { digestWords } from "../messages/index.ts";
import { CONFIDENTIAL, NAMED, SHOWN } from "./digest.ts";
import { joined, Html, markup } from "./markup.ts";
import { confidentialIn } from "./tally.ts";
import { hiddenAnswers, nameOfQuestion } from "./redact.ts";
import { messageLinks, toMessage } from "./write-items.ts";
import type { ListFrame } from "./pages.ts";
import type { Digest, Listing, QuestionTally } from "./digest-types.ts";
import type { Reason } from "./types.ts";

const {
  number: shownNumber,
  overview,
  question: questionWords,
  letters,
  who,
  campaigns: campaignWords,
  excluded,
  pages,
} = digestWords;

/** The list of a question's answers, which is its id on a page too. */
export const listOf = ({ number }: { number: string }): string => (number ? `q${number}` : "comments");

const documentHead = ({ paper, style }: Digest): Html => markup`<!doctype html>
<html lang="${digestWords.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${digestWords.title(paper.title)}</title>
<style>${new Html(style)}</style>
</head>
<body>
`;

/** The first page up to the answers. */
export function pageStart(digest: Digest, listing: Listing): Html {
  const { paper, audience, made, tally, problems } = digest;
  const warning = markup`<p class="problem"><a href="#problems">${digestWords.unread(problems.length)}</a></p>`;
  return markup`${documentHead(digest)}<header class="cover"><div>
<p>${digestWords.kind}</p>
<h1>${paper.title}</h1>
<p>${digestWords.edition(paper.edition, made)}</p>
<p class="notice">${digestWords.notices[audience]}</p>
</div></header>
<main>
${factsHtml(digest, listing)}${problems.length > 0 && audience === "internal" && warning}
<nav aria-labelledby="overview"><h2 id="overview">${overview.title}</h2>
<table class="bars"><thead><tr><th scope="col">${overview.question}</th><th scope="col" class="number">${overview.answers}</th></tr></thead><tbody>
${tally.questions.map((question) => barHtml(question, digest, listing))}</tbody></table></nav>
`;
}

/** The head and foot of a page that holds one list. */
export const listFrame = (digest: Digest): { head: Html; foot: Html } => ({
  head: markup`${documentHead(digest)}<main>
<p class="back"><a href="../digest.html">${pages.digest}</a>. ${digestWords.notices[digest.audience]}</p>
`,
  foot: new Html(FOOT),
});

const FOOT = `</main>
</body>
</html>
`;

function factsHtml({ tally }: Digest, listing: Listing): Html {
  const { read, counted, withoutAnswers, late, excluded, respondents, answers } = digestWords.facts;
  const facts: [string, number, string][] = [
    [read, tally.read, "#excluded"],
    [counted, tally.counted, listing.listHref("replies")],
    ...(tally.letters
      ? [[withoutAnswers, tally.letters, listing.listHref("letters")] as [string, number, string]]
      : []),
    ...(tally.late ? [[late, tally.late, "#late"] as [string, number, string]] : []),
    [excluded, tally.read - tally.counted, "#excluded"],
    [respondents, tally.respondents.size, "#who"],
    [answers, tally.questions.reduce((sum, { answers }) => sum + answers, 0), "#overview"],
  ];
  const items = facts.map(
    ([what, number, href]) =>
      markup`<div><dt>${what}</dt><dd>${number > 0 ? markup`<a href="${href}">${shownNumber(number)}</a>` : shownNumber(number)}</dd></div>`,
  );
  return markup`<dl class="facts">${items}</dl>
`;
}

const titleHtml = ({ number, text }: QuestionTally): Html =>
  markup`${number && markup`<span class="mark">Q${number}</span> `}${text}`;

function barHtml(question: QuestionTally, { tally }: Digest, listing: Listing): Html {
  const most = Math.max(1, ...tally.questions.map(({ answers }) => answers));
  const width = ((question.answers / most) * 100).toFixed(1);
  return markup`<tr><th scope="row"><a href="${question.answers ? listing.listHref(listOf(question)) : `#${listOf(question)}`}">${titleHtml(question)}</a>
<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="1"/><rect class="fill" width="${width}" height="1"/></svg></th><td class="number">${shownNumber(question.answers)}</td></tr>
`;
}

/** The list of a question's answers, of which so many are shown. */
export function questionFrame(question: QuestionTally, { audience }: Digest, shown: number): ListFrame {
  const { answers, superseded, url } = question;
  const id = listOf(question);
  const notes = [
    questionWords.answers(answers, audience === "internal" ? superseded : 0),
    hiddenAnswers(question, audience),
    shown > SHOWN ? questionWords.first(SHOWN) : "",
  ];
  const start = markup`<section class="question" aria-labelledby="${id}">
<h2 id="${id}">${titleHtml(question)}</h2>
<p class="count">${notes.filter(Boolean).join(" ")}${url && markup` <a href="${url}">${questionWords.link}</a>`}</p>
`;
  const [open, close] = shown > 0 ? ['<ol class="answers">\n', "</ol>"] : ["", ""];
  return { list: id, start: markup`${start}${new Html(open)}`, end: new Html(`${close}</section>\n`) };
}

/** The questions that nobody answered, in one line. */
export function unansweredHtml(questions: QuestionTally[]): Html {
  if (!questions.length) return markup``;
  const names = questions.map(
    (each) => markup`<span id="${listOf(each)}" title="${each.text}">${nameOfQuestion(each)}</span>`,
  );
  return markup`<p class="count">${questionWords.none(questions.length)} ${joined(names)}</p>
`;
}

const END = new Html("</ol></section>\n");

/** The list of replies without placed answers. */
export const lettersFrame = ({ tally }: Digest): ListFrame => ({
  list: "letters",
  start: markup`<section class="question" aria-labelledby="letters"><h2 id="letters">${letters.title}</h2>
<p class="count">${letters.lead(tally.letters)}</p><ol class="answers">
`,
  end: END,
});

/** The list of replies, each read whole, of which so many are shown. */
export const repliesFrame = (shown: number): ListFrame => ({
  list: "replies",
  start: markup`<section aria-labelledby="replies"><h2 id="replies">${who.replies}</h2>
${shown > SHOWN && markup`<p>${who.first(SHOWN)}</p>`}<ol class="answers">
`,
  end: END,
});

/** The list of organisations. */
export const organisationsFrame = (): ListFrame => ({
  list: "organisations",
  start: markup`<section aria-labelledby="organisations"><h3 id="organisations">${who.organisations}</h3><ul>
`,
  end: new Html("</ul></section>\n"),
});

/** The list of what was excluded for one reason. */
export const excludedFrame = (reason: Reason, digest: Digest): ListFrame => ({
  list: reason,
  start: markup`<section class="excluded" aria-labelledby="${reason}">${excludedHeading(reason, digest)}<ul>
`,
  end: new Html("</ul></section>\n"),
});

/** Who replied, in counts. */
export function respondentsHtml({ audience, tally }: Digest, late: number[], listing: Listing): Html {
  const { named, anonymous, confidential, unstated } = tally.choices;
  const isInternal = audience === "internal";
  const file = `${CONFIDENTIAL}replies.csv`;
  const excluded = isInternal && confidentialIn(tally).all > 0;
  const lateLinks =
    tally.late > 0 &&
    markup`<p id="late">${who.late(tally.late)}${isInternal && joined(late.map((each) => toMessage(each, listing)))}</p>
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

/** What was excluded, in counts, and how the totals add up. */
export function excludedSummary({ tally }: Digest): Html {
  const { counted, excluded: others } = confidentialIn(tally);
  return markup`<section class="excluded" aria-labelledby="excluded"><h2 id="excluded">${excluded.title}</h2>
<p>${excluded.sum(tally.read, tally.counted)} ${excluded.confidential(counted, others)}</p>
`;
}

/** The heading of the messages excluded for one reason, with their number. */
export function excludedHeading(reason: Reason, { tally }: Digest): Html {
  const { messages, confidential } = tally.excluded[reason];
  return markup`<h3 id="${reason}">${excluded.reason(excluded.reasons[reason], messages, confidential)}</h3>
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
