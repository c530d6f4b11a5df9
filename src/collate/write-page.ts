import { digestWords } from "../messages/index.ts";
import { CONFIDENTIAL, SHOWN } from "./digest.ts";
import { Html, markup } from "./markup.ts";
import { confidentialIn } from "./tally.ts";
import { hiddenAnswers, nameOfQuestion } from "./redact.ts";
import { joined, messageLinks, toMessage } from "./write-items.ts";
import type { Digest, Listing, QuestionTally, Reason } from "./types.ts";

const {
  number: shownNumber,
  overview,
  question: questionWords,
  letters,
  who,
  campaigns: campaignWords,
  excluded,
} = digestWords;

const idOfQuestion = ({ number }: { number: string }): string => (number ? `q${number}` : "comments");

/** The page up to the answers. */
export function pageStart(digest: Digest): Html {
  const { paper, audience, made, style, tally, problems } = digest;
  const warning = markup`<p class="problem"><a href="#problems">${digestWords.unread(problems.length)}</a></p>`;
  return markup`<!doctype html>
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
<header class="cover"><div>
<p>${digestWords.kind}</p>
<h1>${paper.title}</h1>
<p>${digestWords.edition(paper.edition, made)}</p>
<p class="notice">${digestWords.notices[audience]}</p>
</div></header>
<main>
${factsHtml(digest)}${problems.length > 0 && audience === "internal" && warning}
<nav aria-labelledby="overview"><h2 id="overview">${overview.title}</h2>
<table class="bars"><thead><tr><th scope="col">${overview.question}</th><th scope="col" class="number">${overview.answers}</th></tr></thead><tbody>
${tally.questions.map((question) => barHtml(question, digest))}</tbody></table></nav>
`;
}

function factsHtml({ tally }: Digest): Html {
  const { read, counted, withoutAnswers, late, excluded, respondents, answers } = digestWords.facts;
  const facts: [string, number][] = [
    [read, tally.read],
    [counted, tally.counted],
    ...(tally.letters ? [[withoutAnswers, tally.letters] as [string, number]] : []),
    ...(tally.late ? [[late, tally.late] as [string, number]] : []),
    [excluded, tally.read - tally.counted],
    [respondents, tally.respondents.size],
    [answers, tally.questions.reduce((sum, { answers }) => sum + answers, 0)],
  ];
  const items = facts.map(([what, number]) => markup`<div><dt>${what}</dt><dd>${shownNumber(number)}</dd></div>`);
  return markup`<dl class="facts">${items}</dl>
`;
}

const titleHtml = ({ number, text }: QuestionTally): Html =>
  markup`${number && markup`<span class="mark">Q${number}</span> `}${text}`;

function barHtml(question: QuestionTally, { tally }: Digest): Html {
  const most = Math.max(1, ...tally.questions.map(({ answers }) => answers));
  const width = ((question.answers / most) * 100).toFixed(1);
  return markup`<tr><th scope="row"><a href="#${idOfQuestion(question)}">${titleHtml(question)}</a>
<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="1"/><rect class="fill" width="${width}" height="1"/></svg></th><td class="number">${shownNumber(question.answers)}</td></tr>
`;
}

/** The heading of a question and the start of the list of its answers, of which `shown` are there. */
export function questionStart(question: QuestionTally, { audience }: Digest, shown: number): Html {
  const { answers, superseded, url } = question;
  const id = idOfQuestion(question);
  const notes = [
    questionWords.answers(answers, audience === "internal" ? superseded : 0),
    hiddenAnswers(question, audience),
    shown > SHOWN ? questionWords.first(SHOWN) : "",
  ];
  return markup`<section class="question" aria-labelledby="${id}">
<h2 id="${id}">${titleHtml(question)}</h2>
<p class="count">${notes.filter(Boolean).join(" ")}${url && markup` <a href="${url}">${questionWords.link}</a>`}</p>
${
  shown > 0 &&
  markup`<ol class="answers">
`
}`;
}

/** The heading of the replies without placed answers and the start of their list. */
export const lettersStart = ({ tally }: Digest): Html =>
  markup`<section class="question" aria-labelledby="letters"><h2 id="letters">${letters.title}</h2>
<p class="count">${letters.lead(tally.letters)}</p><ol class="answers">
`;

/** The end of the list of answers, if it was begun. */
export const questionEnd = (shown: number): string => `${shown > 0 ? "</ol>" : ""}</section>\n`;

/** The head of the list of who replied, of whom `shown` are named to the digest's audience. */
export function respondentsStart({ audience, tally }: Digest, shown: number): Html {
  const { named, anonymous, confidential, unstated } = tally.choices;
  const isInternal = audience === "internal";
  const columns = [...who.columns, ...(isInternal ? who.internalColumns : [])];
  const file = `${CONFIDENTIAL}replies.csv`;
  const excluded = isInternal && confidentialIn(tally).all > 0;
  return markup`<section aria-labelledby="who"><h2 id="who">${who.title}</h2>
<p>${who.choices(named, anonymous, confidential, unstated)}${shown > SHOWN && ` ${who.first(SHOWN)}`}</p>
${excluded && markup`<p>${who.confidential} <a href="${file}">${file}</a>.</p>`}
<div class="wide" tabindex="0" role="group" aria-label="${who.label}"><table><thead><tr>${columns.map((column) => markup`<th scope="col">${column}</th>`)}</tr></thead><tbody>
`;
}

export const RESPONDENTS_END = "</tbody></table></div></section>\n";

/** The campaigns, if there are any. */
export function campaignsHtml({ campaigns, tally, audience }: Digest, listing: Listing): Html {
  if (!campaigns.length) return markup``;
  const items = campaigns.slice(0, SHOWN).map(({ questions, messages }) => {
    const asked = questions.flatMap((place) => tally.questions[place] ?? []);
    const links = joined(asked.map((each) => markup`<a href="#${idOfQuestion(each)}">${nameOfQuestion(each)}</a>`));
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

/** The head of the messages excluded for one reason, with their number. */
export function excludedStart(reason: Reason, { tally }: Digest): Html {
  const { messages, confidential } = tally.excluded[reason];
  return markup`<h3>${excluded.reason(excluded.reasons[reason], messages, confidential)}</h3>
`;
}

/** What a person decided, and which of it was followed; nothing if there are no decisions. */
export function decisionsHtml({ decisions }: Digest, listing: Listing): Html {
  if (!decisions.length) return markup``;
  const { title, lead, columns, actions, used, unused } = digestWords.decisions;
  const rows = decisions.slice(0, SHOWN).map(({ row, action, reference, message, isUsed }) => {
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
  const items = problems.slice(0, SHOWN).map((problem) => markup`<li class="problem">${problem}</li>`);
  const list = markup`<section aria-labelledby="problems"><h2 id="problems">${digestWords.problems.title}</h2><ul>${items}</ul></section>
`;
  return markup`${audience === "internal" && problems.length > 0 && list}</main>
</body>
</html>
`;
}
