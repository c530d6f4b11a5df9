import { digestWords } from "../messages/index.ts";
import { isSmall } from "../paper/responses.ts";
import { SHOWN } from "./digest.ts";
import { Html, markup } from "./markup.ts";
import { hiddenAnswers } from "./redact.ts";
import type { ListFrame } from "./pages.ts";
import type { Audience, Digest, QuestionTally } from "./digest-types.ts";
import type { Reason } from "./types.ts";

const { number, question: questionWords, letters, who, excluded } = digestWords;

/** The list of a question's answers, which is its id on a page too. */
export const listOf = ({ number }: { number: string }): string => (number ? `q${number}` : "comments");

/** What a question is called, before its text. */
const markOf = ({ number }: QuestionTally): string => (number ? `Q${number}` : questionWords.commentsMark);

/** A question with its mark. */
export const titleHtml = (question: QuestionTally): Html =>
  markup`<span class="mark">${markOf(question)}</span> ${question.text}`;

/** The list of a question's answers, of which so many are shown. */
export function questionFrame(question: QuestionTally, { audience }: Digest, shown: number): ListFrame {
  const { answers, superseded, alike, url, text } = question;
  const notes = [
    questionWords.answers(answers, audience === "internal" ? superseded : 0),
    alike > 0 && questionWords.alike(alike),
    hiddenAnswers(question, audience),
    shown > SHOWN && questionWords.first(SHOWN),
  ];
  return {
    list: listOf(question),
    name: `${markOf(question)} ${text}`,
    title: titleHtml(question),
    level: 2,
    kind: "question",
    lead: markup`<p class="count">${notes.filter(Boolean).join(" ")}${url && markup` <a href="${url}">${questionWords.link}</a>`}</p>
${choicesHtml(question, audience)}`,
  };
}

/**
 * What was chosen, in counts and bars. A public digest does not split a count where a part is so small that it may tell
 * who somebody is: the other part would give it away too.
 */
function choicesHtml({ choices, otherChoices = 0, answers }: QuestionTally, audience: Audience): Html {
  if (!choices || !answers) return markup``;
  const rows = choices.map(({ choice, chosen: { individuals, organisations } }) => {
    const all = individuals + organisations;
    const isHidden = audience === "public" && [individuals, organisations].some(isSmall);
    const split = [individuals, organisations].map((count) => (isHidden ? questionWords.few : number(count)));
    const counts = [number(all), ...split];
    return markup`<tr><th scope="row">${choice}
${bar(all / answers)}</th>${counts.map((each) => markup`<td class="number">${each}</td>`)}</tr>
`;
  });
  const [first, ...columns] = questionWords.choices;
  return markup`<table class="bars choices"><thead><tr><th scope="col">${first}</th>${columns.map((each) => markup`<th scope="col" class="number">${each}</th>`)}</tr></thead><tbody>
${rows}</tbody></table>
${
  otherChoices > 0 &&
  markup`<p class="count">${questionWords.otherChoices(otherChoices)}</p>
`
}`;
}

/** How much of a whole something is, as a bar. */
export const bar = (share: number): Html =>
  markup`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="1"/><rect class="fill" width="${(share * 100).toFixed(1)}" height="1"/></svg>`;

/** The list of replies without placed answers. */
export const lettersFrame = ({ tally, audience }: Digest): ListFrame => ({
  list: "letters",
  name: letters.title,
  level: 2,
  kind: "question",
  lead: markup`<p class="count">${audience === "internal" ? letters.lead(tally.letters) : letters.unpublished(tally.letters)}</p>
`,
});

/** The list of replies, each read whole, of which so many are shown. */
export const repliesFrame = (shown: number): ListFrame => ({
  list: "replies",
  name: who.replies,
  level: 2,
  kind: "replies",
  ...(shown > SHOWN && { lead: markup`<p>${who.first(SHOWN)}</p>` }),
});

/** The list of organisations. */
export const organisationsFrame = (): ListFrame => ({
  list: "organisations",
  name: who.organisations,
  level: 3,
  kind: "organisations",
});

/** The list of what was excluded for one reason. */
export const excludedFrame = (reason: Reason, digest: Digest): ListFrame => ({
  list: reason,
  name: excludedName(reason, digest),
  level: 3,
  kind: "excluded",
});

/** The reason for which messages were excluded, with their number. */
export function excludedName(reason: Reason, { tally }: Digest): string {
  const { messages, confidential } = tally.excluded[reason];
  return excluded.reason(excluded.reasons[reason], messages, confidential);
}
