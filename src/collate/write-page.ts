import { hiddenAnswers, noticeFor, plural, SHOWN, type Digest } from "./digest.ts";
import { Html, markup } from "./markup.ts";
import { REASONS } from "./record.ts";
import { STYLE } from "./style.ts";
import type { QuestionTally } from "./tally.ts";
import { joined, messageLinks, nameOfQuestion } from "./write-items.ts";

const idOfQuestion = ({ number }: { number: string }): string => (number ? `q${number}` : "comments");
const shownNumber = (number: number): string => number.toLocaleString("en-GB");

/** The page up to the answers. */
export function pageStart(digest: Digest): Html {
  const { paper, audience, made, tally, problems } = digest;
  const warning = markup`<p class="problem"><a href="#problems">${plural(problems.length, "thing")} could not be read.</a></p>`;
  return markup`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Replies to ${paper.title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<header class="cover"><div>
<p>Digest of replies</p>
<h1>${paper.title}</h1>
<p>Edition ${paper.edition} · collated on ${made}</p>
<p class="notice">${noticeFor(audience)}</p>
</div></header>
<main>
${factsHtml(digest)}${problems.length > 0 && audience === "internal" && warning}
<nav aria-labelledby="overview"><h2 id="overview">Answers by question</h2>
<table class="bars"><thead><tr><th scope="col">Question</th><th scope="col" class="number">Answers</th></tr></thead><tbody>
${tally.questions.map((question) => barHtml(question, digest))}</tbody></table></nav>
`;
}

function factsHtml({ tally }: Digest): Html {
  const facts: [string, number][] = [
    ["messages read", tally.read],
    ["replies counted", tally.counted],
    ["set apart", tally.read - tally.counted],
    ["respondents", tally.respondents.size],
    ["answers", tally.questions.reduce((sum, { answers }) => sum + answers, 0)],
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
    `${plural(answers, "answer")}${superseded && audience === "internal" ? `, ${superseded} superseded` : ""}.`,
    hiddenAnswers(question, audience),
    shown > SHOWN ? `The first ${shownNumber(SHOWN)} are shown; all are in replies.csv and replies.jsonl.` : "",
  ];
  return markup`<section class="question" aria-labelledby="${id}">
<h2 id="${id}">${titleHtml(question)}</h2>
<p class="count">${notes.filter(Boolean).join(" ")}${url && markup` <a href="${url}">The question in the paper</a>`}</p>
${
  shown > 0 &&
  markup`<ol class="answers">
`
}`;
}

/** The end of the list of answers, if it was begun. */
export const questionEnd = (shown: number): string => `${shown > 0 ? "</ol>" : ""}</section>\n`;

/** The head of the list of who replied. */
export function respondentsStart({ audience, tally }: Digest): Html {
  const { named, anonymous, confidential, unstated } = tally.choices;
  const columns = ["Name", "For", "Answered", ...(audience === "internal" ? ["Publication", "Source"] : [])];
  return markup`<section aria-labelledby="who"><h2 id="who">Who replied</h2>
<p>To be published with a name: ${shownNumber(named)}. Without a name: ${shownNumber(anonymous)}. Confidential: ${shownNumber(confidential)}. No choice made: ${shownNumber(unstated)}.${tally.counted > SHOWN && ` The first ${shownNumber(SHOWN)} are listed.`}</p>
<div class="wide" tabindex="0" role="group" aria-label="Respondents"><table><thead><tr>${columns.map((column) => markup`<th scope="col">${column}</th>`)}</tr></thead><tbody>
`;
}

export const RESPONDENTS_END = "</tbody></table></div></section>\n";

/** The campaigns, if there are any. */
export function campaignsHtml({ campaigns, tally, audience }: Digest): Html {
  if (!campaigns.length) return markup``;
  const items = campaigns.slice(0, SHOWN).map(({ questions, messages }) => {
    const asked = questions.flatMap((place) => tally.questions[place] ?? []);
    const links = joined(asked.map((each) => markup`<a href="#${idOfQuestion(each)}">${nameOfQuestion(each)}</a>`));
    const from = audience === "internal" && markup`: ${messageLinks(messages)}`;
    return markup`<li>${plural(messages.length, "reply", "replies")} with the same words under ${links}${from}</li>
`;
  });
  return markup`<section aria-labelledby="campaigns"><h2 id="campaigns">Campaigns</h2>
<p>Identical texts from different senders. Each is counted; its words are shown once.</p><ul>${items}</ul></section>
`;
}

export const EYE_START = `<section aria-labelledby="eye"><h2 id="eye">What needs a person’s eye</h2>
<p>Words of counted replies that belong to no answer, superseded answers, attachments and oddities.</p>
`;

/** What was set apart, in counts, and how the totals add up. */
export function apartSummary({ tally }: Digest): Html {
  const apart = shownNumber(tally.read - tally.counted);
  return markup`<section class="apart" aria-labelledby="apart"><h2 id="apart">Set apart</h2>
<p>${plural(tally.read, "message")} read = ${shownNumber(tally.counted)} counted + ${apart} set apart.</p>
`;
}

/** The head of the messages set apart for one reason, with their number. */
export const apartStart = (reason: keyof typeof REASONS, { tally }: Digest): Html =>
  markup`<h3>${REASONS[reason]} (${shownNumber(tally.setApart[reason])})</h3>
`;

/** What could not be read, and the end of the page. */
export function pageEnd({ problems, audience }: Digest): Html {
  const items = problems.slice(0, SHOWN).map((problem) => markup`<li class="problem">${problem}</li>`);
  const list = markup`<section aria-labelledby="problems"><h2 id="problems">What could not be read</h2><ul>${items}</ul></section>
`;
  return markup`${audience === "internal" && problems.length > 0 && list}</main>
</body>
</html>
`;
}
