import { describeNote, plural } from "./digest.ts";
import { Html, markup } from "./markup.ts";
import type { MailRecord } from "./record.ts";
import type { AnswerView, MessageView } from "./view.ts";

/** Gives the address of a file from where the page is, or undefined for one that has none. */
export type LinkTo = (file: string) => string | undefined;

/** What a question is called: `Q3.2`, or `Comments` for the one without a number. */
export const nameOfQuestion = ({ number }: { number: string }): string => (number ? `Q${number}` : "Comments");

/** Names a message, with a link to where the page lists it. */
export const toMessage = (message: number, isListed = true): Html =>
  isListed ? markup`<a href="#m${message}">message ${message}</a>` : markup`message ${message}`;

/** One answer below its question; `others` are the further messages with the same words. */
export function answerHtml(view: MessageView, answer: AnswerView, others: number[], isListed: boolean): Html {
  const { who, organisation, role, publish, record } = view;
  const signed = [role, organisation].filter(Boolean).join(", ");
  const choice = publish ?? "unstated";
  return markup`<li class="answer">
<blockquote><p>${answer.text.trim()}</p></blockquote>
<p class="by"><strong>${who}</strong>${signed && `, ${signed}`}
${record && choice !== "named" && markup`<span class="badge ${choice}">${publish ?? "no choice made"}</span>`}
${record && markup`<span class="source">${toMessage(view.message, isListed)}</span>`}</p>
${others.length > 0 && sameWordsHtml(others, record !== undefined)}</li>
`;
}

function sameWordsHtml(others: number[], isInternal: boolean): Html {
  const count = plural(others.length, "other reply", "other replies");
  return markup`<p class="same">The same words came in ${count}${isInternal && markup`: ${messageLinks(others)}`}.</p>
`;
}

const LINKS = 30;

/** Links to the first of many messages. */
export const messageLinks = (messages: number[]): Html =>
  markup`${joined(messages.slice(0, LINKS).map((each) => toMessage(each)))}${messages.length > LINKS && " and more"}`;

/** Pieces with commas between them. */
export const joined = (parts: Html[]): Html => new Html(parts.map(({ text }) => text).join(", "));

/** A row of the list of who replied. */
export function respondentHtml(view: MessageView, linkTo: LinkTo): Html {
  const { message, who, organisation, role, publish, answers, record } = view;
  const numbers = answers.map((answer) => nameOfQuestion(answer) + (answer.supersededBy ? " (superseded)" : ""));
  const cells = [[role, organisation].filter(Boolean).join(", "), numbers.join(", ")];
  const source = record && [publish ?? "no choice made", sourceHtml(message, record, linkTo)];
  return markup`<tr${record && markup` id="m${message}"`}><th scope="row">${who}</th>${[...cells, ...(source ?? [])].map((cell) => markup`<td>${cell}</td>`)}</tr>
`;
}

function sourceHtml(message: number, record: MailRecord, linkTo: LinkTo): Html {
  const { file, place, date, messageId, within, forwardedBy, address } = record;
  const link = linkTo(file);
  const id = messageId.replace(/^<|>$/g, "");
  const parts = [
    within
      ? markup`attached to ${toMessage(within)}`
      : markup`number ${place} in ${link ? markup`<a href="${link}">${file}</a>` : file}`,
    ...[date.slice(0, 10), address, forwardedBy ? `forwarded by ${forwardedBy}` : ""]
      .filter(Boolean)
      .map((part) => markup`${part}`),
    ...(id ? [markup`<a href="mid:${encodeURIComponent(id)}">open in mail</a>`] : []),
  ];
  return markup`Message ${message}: ${joined(parts)}`;
}

/** What a person should look at in a counted message, if anything. */
export function eyeHtml({ message, who, answers, record }: MessageView, isListed: boolean): Html | undefined {
  if (!record) return undefined;
  const notes = record.notes.map((note) => markup`<li>${describeNote(note)}</li>`);
  const items = [...answers.flatMap(answerItem), ...looseItems(record), ...notes];
  if (!items.length) return undefined;
  return markup`<section class="look"><h3>${who}, ${toMessage(message, isListed)}</h3><ul>${items}</ul></section>
`;
}

function answerItem({ number, text, question, supersededBy }: AnswerView): Html[] {
  const name = nameOfQuestion({ number });
  if (question < 0) return [markup`<li>Answer to ${name}, which the paper does not ask: ${quoteHtml(text)}</li>`];
  if (!supersededBy) return [];
  return [markup`<li>${name} is superseded by ${toMessage(supersededBy)}; it read: ${quoteHtml(text)}</li>`];
}

function looseItems({ unplaced, asked, attachments, problems }: MailRecord): Html[] {
  return [
    ...unplaced.map(({ where, text }) => markup`<li>Unplaced, ${where}: ${quoteHtml(text)}</li>`),
    ...asked.map(
      ({ number, text }) =>
        markup`<li>Asked under Q${number}, in other words than the paper's: ${quoteHtml(text)}</li>`,
    ),
    ...attachments.map(
      ({ name, type, bytes }) => markup`<li>Attachment: ${name} (${type}, ${plural(bytes, "byte")})</li>`,
    ),
    ...problems.map((problem) => markup`<li class="problem">${problem}</li>`),
  ];
}

const QUOTED = 2000;

const quoteHtml = (text: string): Html =>
  markup`<q>${text.length > QUOTED ? `${text.slice(0, QUOTED)} … (all of it is in replies.jsonl)` : text}</q>`;

/** A message that is not counted, for the list of its reason. */
export function apartHtml({ message, who, copyOf, answers, record }: MessageView, linkTo: LinkTo): Html {
  if (!record) return markup``;
  const said = answers.map(({ number, text }) => markup`<li>${nameOfQuestion({ number })}: ${quoteHtml(text)}</li>`);
  const items = [...said, ...looseItems(record)];
  return markup`<li id="m${message}"><strong>${who}</strong>, “${record.subject}”. ${copyOf && markup`A copy of ${toMessage(copyOf)}. `}<span class="source">${sourceHtml(message, record, linkTo)}</span>
${items.length > 0 && markup`<ul>${items}</ul>`}</li>
`;
}
