import { digestWords } from "../messages/index.ts";
import { joinChoices } from "../reply/choices.ts";
import { joined, Html, markup } from "./markup.ts";
import type { ReviewItem } from "./needs-review.ts";
import { nameOfQuestion } from "./redact.ts";
import type { Publish } from "../reply/reply.ts";
import type { AnswerView, Listing, MessageView, QuestionTally } from "./digest-types.ts";
import type { MailRecord } from "./types.ts";

const { letters, answer: answerWords, who: whoWords, source, needsReview, excluded } = digestWords;

/** Names a message, with a link to where it stands; one that is confidential has no number. */
export const toMessage = (message: number, { names, hrefOf }: Listing): Html => {
  if (!names(message)) return markup`${source.confidential}`;
  const href = hrefOf(message);
  return href ? markup`<a href="${href}">${source.message(message)}</a>` : markup`${source.message(message)}`;
};

/** The choice of a writer, unless it is the usual one. */
const choiceBadge = (publish: Publish | "unstated" = "unstated"): Html | false =>
  publish !== "named" && markup`<span class="badge ${publish}">${answerWords.choices[publish]}</span>`;

/** One answer below its question; `others` are the further messages with the same words. */
export function answerHtml(view: MessageView, answer: AnswerView, others: number[], listing: Listing): Html {
  const { who, organisation, role, publish, record, message } = view;
  const signed = [role, organisation].filter(Boolean).join(", ");
  return markup`<li class="answer">
${saidHtml(answer)}<p class="by"><strong><bdi>${who}</bdi></strong>${signed && markup`, <bdi>${signed}</bdi>`}
${record && choiceBadge(publish)}
${record && answer.placed && markup`<span class="badge">${answerWords.placed}</span>`}
${record?.late && markup`<span class="badge">${answerWords.late}</span>`}
${record && markup`<span class="source">${toMessage(message, listing)}</span>`}</p>
${others.length > 0 && markup`<p class="same">${answerWords.same(others.length)}${record && messageLinks(others, listing)}</p>`}</li>
`;
}

/** What was chosen, and what was said. */
const saidHtml = ({ chosen = [], text }: Pick<AnswerView, "chosen" | "text">): Html =>
  markup`${
    chosen.length > 0 &&
    markup`<p class="chosen" dir="auto"><strong>${clip(joinChoices(chosen), ANSWER)}</strong></p>
`
  }${
    text.trim() &&
    markup`<blockquote dir="auto"><p>${clip(text.trim(), ANSWER)}</p></blockquote>
`
  }`;

/** A reply without placed answers, whole. */
export function letterHtml({ message, who, organisation, publish, record }: MessageView, listing: Listing): Html {
  const likely = (record?.likely ?? []).map((number) => nameOfQuestion({ number })).join(", ");
  const texts = (record?.unplaced ?? []).map(({ text }) => markup`<p>${clip(text.trim(), ANSWER)}</p>`);
  return markup`<li class="answer">
<blockquote dir="auto">${texts}</blockquote>
<p class="by"><strong><bdi>${who}</bdi></strong>${organisation && markup`, <bdi>${organisation}</bdi>`}
${choiceBadge(publish)}
${record?.late && markup`<span class="badge">${answerWords.late}</span>`}
<span class="source">${toMessage(message, listing)}</span></p>
${likely && markup`<p class="same">${letters.likely(likely)}</p>`}</li>
`;
}

const LINKS = 30;

/** Links to the first of many messages, after a colon; nothing if all of them are confidential. */
export function messageLinks(messages: number[], listing: Listing): Html {
  const [only, ...others] = messages.filter(listing.names);
  if (only === undefined) return markup``;
  if (!others.length) return markup`: ${toMessage(only, listing)}`;
  const links = [only, ...others].slice(0, LINKS).map((message) => {
    const href = listing.hrefOf(message);
    return href ? markup`<a href="${href}">${message}</a>` : markup`${message}`;
  });
  const more = 1 + others.length - links.length;
  return markup`: ${source.messages} ${joined(links)}${more > 0 && ` ${answerWords.more(more)}`}`;
}

/** A reply read whole: who wrote it, its answers in order, and what it says besides. */
export function replyHtml(view: MessageView, listing: Listing, questions: QuestionTally[]): Html {
  const { message, answers, record, isLetter } = view;
  const answered = new Set(answers.map(({ question }) => question));
  const unanswered = questions.filter(({ number }, place) => number && !answered.has(place));
  const said = answers.map((answer) => {
    const badges = [answer.supersededBy && whoWords.superseded, answer.placed && record && answerWords.placed];
    const asked = answer.number && questions[answer.question]?.text;
    return markup`<h4>${nameOfQuestion(answer)}${asked && markup` <span>${asked}</span>`}${badges.filter(Boolean).map((badge) => markup` <span class="badge">${badge}</span>`)}</h4>
${saidHtml(answer)}`;
  });
  const besides = (record?.unplaced ?? []).map(
    ({ text }) => markup`<blockquote class="besides" dir="auto"><p>${clip(text.trim(), ANSWER)}</p></blockquote>
`,
  );
  const missing =
    unanswered.length > 0 &&
    !isLetter &&
    markup`<p class="same">${whoWords.unanswered(unanswered.map(nameOfQuestion))}</p>
`;
  return markup`<li class="reply"${record && markup` id="m${message}"`}>${replyHead(view, listing)}
${said}${besides}${missing}</li>
`;
}

/** A reply that is too long for its page. */
export const longReplyHtml = (view: MessageView, listing: Listing): Html =>
  markup`<li class="reply"${view.record && markup` id="m${view.message}"`}>${replyHead(view, listing)}
<p>${whoWords.tooLong}</p></li>
`;

function replyHead({ who, organisation, role, publish, message, record }: MessageView, listing: Listing): Html {
  const signed = [role, organisation].filter(Boolean).join(", ");
  return markup`<h3><bdi>${who}</bdi>${signed && markup`, <bdi>${signed}</bdi>`}</h3>
${
  record &&
  markup`<p class="by">${choiceBadge(publish)}
${record.late && markup`<span class="badge">${answerWords.late}</span>`}
<span class="source">${sourceHtml(message, record, listing)}</span></p>`
}`;
}

function sourceHtml(message: number, record: MailRecord, listing: Listing): Html {
  const { date, messageId, sentBy, address, reference } = record;
  const id = messageId.replace(/^<|>$/g, "");
  const parts = [
    ...[date.slice(0, 10), address, sentBy && source.forwarded(sentBy)].filter(Boolean).map((part) => markup`${part}`),
    markup`${source.message(message)} (${placeHtml(record, listing)})`,
    markup`${reference}`,
    ...(id ? [markup`<a href="mid:${encodeURIComponent(id)}">${source.open}</a>`] : []),
  ];
  const remarks = (record.remarks ?? []).map((remark) => markup` <span class="remark">${source.remark(remark)}</span>`);
  return markup`${joined(parts)}.${remarks}`;
}

/** Where a message was found: in another message, or in a file, which is called by its name without the folders. */
function placeHtml({ within, place, file }: MailRecord, listing: Listing): Html {
  if (within) return markup`${source.attached} ${toMessage(within, listing)}`;
  const link = listing.linkTo(file);
  const name = file === "-" ? source.input : file.split(/[/\\]/).at(-1);
  return markup`${source.place(place)} ${link ? markup`<a href="${link}">${name}</a>` : name}`;
}

/** A thing that a person should look at. */
export function reviewHtml(
  { message, who }: MessageView,
  { found, words, others }: ReviewItem,
  listing: Listing,
): Html {
  const said = words && quoteHtml(words, REVIEWED);
  const about = others && markup`; ${needsReview.see} ${joined(others.map((each) => toMessage(each, listing)))}`;
  return markup`<li><bdi>${who}</bdi>, ${toMessage(message, listing)}${found && `: ${found}`}${said && markup`: ${said}`}${about}</li>
`;
}

function looseItems({ unplaced, asked, attachments, problems }: MailRecord): Html[] {
  return [
    ...unplaced.map(
      ({ where, text }) => markup`<li>${where.startsWith("attachment ") && where}${quoteHtml(text)}</li>`,
    ),
    ...asked.map((each) => markup`<li>${needsReview.asked(nameOfQuestion(each))} ${quoteHtml(each.text)}</li>`),
    ...attachments.map(({ name, type, bytes }) => markup`<li>${needsReview.attachment(name, type, bytes)}</li>`),
    ...problems.map((problem) => markup`<li class="problem">${problem}</li>`),
  ];
}

// One message must not fill the page; the data files hold all of it.
const ANSWER = 50_000;
const QUOTED = 2000;
const REVIEWED = 600;
const ITEMS = 100;

const clip = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)} ${needsReview.clipped}` : text;

const quoteHtml = (text: string, most = QUOTED): Html => markup`<q dir="auto">${clip(text, most)}</q>`;

const listHtml = (items: Html[]): Html =>
  markup`<ul>${items.slice(0, ITEMS)}${items.length > ITEMS && markup`<li>${needsReview.further(items.length - ITEMS)}</li>`}</ul>`;

/** A message that is not counted, for the list of its reason. */
export function excludedHtml({ message, who, copy, quotes, answers, record }: MessageView, listing: Listing): Html {
  if (!record) return markup``;
  const said = answers.map((answer) => markup`<li>${nameOfQuestion(answer)}: ${quoteHtml(answer.text)}</li>`);
  // What is a copy word for word stands among the replies already.
  const items = copy?.sameWords ? [] : [...said, ...looseItems(record)];
  const copied =
    copy && markup`${copy.sameWords ? excluded.copy : excluded.otherWords} ${toMessage(copy.of, listing)}. `;
  return markup`<li id="m${message}"><strong><bdi>${who}</bdi></strong>, “<bdi>${record.subject}</bdi>”. ${copied}${quotes && markup`${excluded.quotes} ${toMessage(quotes, listing)}. `}<span class="source">${sourceHtml(message, record, listing)}</span>
${items.length > 0 && listHtml(items)}</li>
`;
}
