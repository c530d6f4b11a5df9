import { inWords } from "../reply/choices.ts";
import { LABELS } from "../reply/labels.ts";
import { restoreBreaks } from "../reply/line-breaks.ts";
import { parseReply } from "../reply/parse.ts";
import {
  findQuestion,
  joinAnswers,
  oneLine,
  WHO,
  withChosen,
  type Answer,
  type Note,
  type ParsedReply,
  type Passage,
  type ReplyPaper,
} from "../reply/reply.ts";
import { restoreLinks } from "../reply/restore-links.ts";
import { sameWords } from "../reply/same-words.ts";
import { mostPrivate } from "./choice-words.ts";
import { findQuotedSender } from "./find-author.ts";
import { readEarlierReply } from "./earlier-editions.ts";
import { placeAnswers } from "./place-answers.ts";
import { readChoiceLines, readRequests } from "./read-choices.ts";
import type { CollatedPaper, LooseText, Mail, Reading, Sender, StatedChoice } from "./types.ts";

/** Reads the reply in a message. Every word of body and text attachments is in an answer, a field or `unplaced`. */
export function readReply(received: Mail, paper: CollatedPaper): Reading {
  const mail = restoreTexts(received);
  const body = readText(mail.body, paper);
  const others = mail.texts.map(({ name, text }) => ({ name, text, parsed: readText(text, paper) }));
  const parts = [body, ...others.map(({ parsed }) => parsed).filter(hasAnswers)];
  const main =
    parts.filter(hasAnswers).toSorted((one, two) => Number(isHeaded(two)) - Number(isHeaded(one)))[0] ?? body;
  const fields = mergeFields(main, parts);
  const loose = [
    ...parts.flatMap((part) => [...part.unplaced, ...leftOver(part, main, fields, paper)]),
    ...others
      .filter(({ parsed }) => !hasAnswers(parsed))
      .map(({ name, text }) => ({ where: `attachment ${name}`, text })),
    { where: "other version", text: mail.otherBody },
  ];
  const above = body.unplaced.filter(({ where }) => where === "before").map(({ text }) => text);
  const quoted = isQuoted(mail.body);
  const isOwn = mail.address === paper.contact.toLowerCase();
  const quotedFrom =
    findQuotedSender(mail, above.join("\n"), quoted) ?? (quoted && !isOwn ? signedBy(main) : undefined);
  const publish = mostPrivate(parts.map(({ reply }) => reply.publish));
  const answers = mergeAnswers(parts, paper);
  const passages = parts.flatMap(({ reply }) => reply.passages ?? []);
  return {
    paper: main.reply.paper.title,
    edition: main.reply.paper.edition,
    ...fields,
    ...(publish && { publish }),
    choices: choicesOf(mail, loose, [...answers, ...passages], paper),
    answers,
    unplaced: [...passages.map(passageText), ...loose].filter(({ text }) => text.trim()),
    asked: parts.flatMap(({ asked }) => asked),
    notes: notesOf(parts, main),
    placed: parts.flatMap(({ placed }) => placed),
    isQuoted: quoted,
    ...(quotedFrom && { quotedFrom }),
  };
}

/** A text as it was parsed, and which of its answers stood below no marker. */
type ReadText = ParsedReply & { placed: string[] };

/** Reads a text: by its markers, else by what people write in their place. */
function readText(text: string, paper: CollatedPaper): ReadText {
  const separate = separateMarkers(text);
  const read = parseReply(separate, paper);
  const { edition } = read.reply.paper;
  const parsed = (isOfPaper(read, paper) && readEarlierReply(separate, edition, paper)) || read;
  const isShort = paper.shortTitle !== undefined && sameWords(parsed.reply.paper.title, paper.shortTitle);
  if (isShort) parsed.notes = parsed.notes.flatMap((note) => withFullTitle(note, parsed.reply.paper.edition, paper));
  if (hasAnswers(parsed) || parsed.notes.some(({ what }) => what === "other-paper")) return { ...parsed, placed: [] };
  const pieces = parsed.unplaced.map((piece) => ({ piece, placed: placeAnswers(piece.text, paper) }));
  const answers = joinAnswers(pieces.flatMap(({ placed }) => placed?.answers ?? []));
  const unplaced = pieces.flatMap(({ piece, placed }) =>
    placed
      ? [
          { ...piece, text: placed.before },
          { where: "after" as const, text: placed.after },
        ]
      : [piece],
  );
  return { ...parsed, reply: { ...parsed.reply, answers }, unplaced, placed: answers.map(({ number }) => number) };
}

/** Whether a reply names this paper, with its subtitle or without. */
const isOfPaper = ({ reply: { paper: named } }: ParsedReply, paper: CollatedPaper): boolean =>
  [paper.title, paper.shortTitle ?? paper.title].some((title) => sameWords(named.title, title));

/** Without its subtitle the title is still this paper's, in this edition or another. */
function withFullTitle(note: Note, edition: number, paper: CollatedPaper): Note[] {
  if (note.what !== "other-paper") return [note];
  return edition === paper.edition ? [] : [{ what: "other-edition" }];
}

const ANSWERED_LINE =
  /^([>\s*_]*\[\s*q\s*[\d.]+[a-z]?\s*\][*_:]*[^\S\n]*\S.*)\n(?=[>\s*_]*\[\s*q\s*[\d.]+[a-z]?\s*\][*_:]*[^\S\n]*\S)/gim;

/** Markers with their answers on consecutive lines, each as a block of its own. */
const separateMarkers = (text: string): string => text.replace(ANSWERED_LINE, "$1\n\n");

/** A message with its line breaks and addresses as they were written. */
function restoreTexts(mail: Mail): Mail {
  const restore = (text: string): string => restoreBreaks(restoreLinks(text));
  const texts = mail.texts.map(({ name, text }) => ({ name, text: restore(text) }));
  return { ...mail, body: restore(mail.body), texts };
}

const hasAnswers = ({ reply }: ParsedReply): boolean =>
  reply.answers.length > 0 || Boolean(reply.comments ?? reply.passages);

const isHeaded = ({ reply }: ParsedReply): boolean => reply.paper.title !== "";

type Fields = Partial<Record<(typeof WHO)[number], string>>;

/** The fields of the main part, completed by those of the others. */
function mergeFields(main: ParsedReply, parts: ParsedReply[]): Fields {
  const fields: Fields = {};
  for (const { reply } of [main, ...parts])
    for (const field of WHO) if (!fields[field] && reply[field]) fields[field] = reply[field];
  return fields;
}

/** All that a message asks for, wherever it does, besides the choice in the header of its reply. */
function choicesOf(
  { subject, sensitivity, body, texts }: Mail,
  loose: LooseText[],
  answers: Answer[],
  paper: CollatedPaper,
): StatedChoice[] {
  const all = [body, ...texts.map(({ text }) => text)];
  return [
    ...all.flatMap(readChoiceLines),
    ...loose.flatMap(({ text }) => readRequests(text, "reply")),
    ...answers.flatMap((answer) => readRequests(ownWordsOf(answer, paper), "subject")),
    ...readRequests(subject.replace(/^.*\breply to:.*/i, ""), "reply"),
    ...(/private|confidential/.test(sensitivity)
      ? [{ publish: "confidential" as const, gives: false, words: `Sensitivity: ${sensitivity}` }]
      : []),
  ];
}

/** What a writer says in an answer besides choosing what the paper offers. */
function ownWordsOf({ number, chosen = [], text }: Answer, paper: CollatedPaper): string {
  const offered = findQuestion(number, paper)?.choices ?? [];
  return inWords({ chosen: chosen.filter((choice) => !offered.includes(choice)), text });
}

/** An answer of nothing but the words of a choice is that choice. */
function recogniseChoice(answer: Answer, paper: ReplyPaper): Answer {
  const { choices = [] } = findQuestion(answer.number, paper) ?? {};
  const alike = answer.chosen ? [] : choices.filter((choice) => sameWords(choice, answer.text));
  return alike.length === 1 && answer.text.trim() ? withChosen({ ...answer, text: "" }, alike) : answer;
}

/** Whom a quoted reply is signed by, where nothing else says whose it is. */
const signedBy = ({ reply }: ParsedReply): Sender | undefined =>
  reply.name ? { name: reply.name, address: "" } : undefined;

const MARKED = /^[^\S\n]*(>[>\s]*)?[*_]*(?:\[\s*(?:[qp]\s*\d|end|comments)|reply to:)/gim;

/** Whether all of a reply stands in quotation, answers and all. */
function isQuoted(body: string): boolean {
  const marks = [...body.matchAll(MARKED)];
  if (!marks.length || marks.some(([, sign]) => !sign)) return false;
  const [first, last] = [marks[0]?.index ?? 0, marks.at(-1)?.index ?? 0];
  return body
    .slice(first, last)
    .split("\n")
    .every((line) => /^\s*(?:>|$)/.test(line));
}

const passageText = ({ number, quote, text }: Passage): LooseText => ({
  where: `comment on P${number}`,
  text: [quote, text].filter(Boolean).join("\n\n"),
});

/** What a part says in its header that the reading does not take over. */
function leftOver({ reply, contact }: ParsedReply, main: ParsedReply, fields: Fields, paper: ReplyPaper): LooseText[] {
  const lines = WHO.flatMap((field) => {
    const value = reply[field];
    return value && (field === "consulted" || value !== fields[field]) ? [`${LABELS[field]}: ${value}`] : [];
  });
  const { title, edition } = reply.paper;
  if (title && title !== main.reply.paper.title)
    lines.unshift(`${LABELS.replyTo}: ${title} (${LABELS.edition} ${edition})`);
  if (contact && contact !== paper.contact) lines.push(`${LABELS.contact}: ${contact}`);
  return lines.map((text) => ({ where: "header", text }));
}

/** Answers in order, comments last. A text that only says again what another part said is not repeated. */
function mergeAnswers(parts: ParsedReply[], paper: ReplyPaper): Answer[] {
  const all = parts.flatMap(({ reply }) => [
    ...reply.answers,
    ...(reply.comments ? [{ number: "", text: reply.comments }] : []),
  ]);
  const seen = new Set<string>();
  const isNew = ({ number, ...answer }: Answer): boolean => {
    const key = `${number}\n${oneLine(inWords(answer))}`;
    return !seen.has(key) && Boolean(seen.add(key));
  };
  const joined = joinAnswers(parts.length > 1 ? all.filter(isNew) : all).map((each) => recogniseChoice(each, paper));
  return [...joined.filter(({ number }) => number), ...joined.filter(({ number }) => !number)];
}

function notesOf(parts: ParsedReply[], main: ParsedReply): string[] {
  const told = parts.filter(hasAnswers);
  const numbers = told.flatMap(({ reply }) => reply.answers.map(({ number }) => number));
  const seen = new Set<string>();
  const again = numbers.filter((number) => seen.size === seen.add(number).size).map((number) => `twice ${number}`);
  const lines = (told.length ? told : [main]).flatMap(({ notes }) =>
    notes.map(({ what, number }) => (number ? `${what} ${number}` : what)),
  );
  return [...new Set([...lines, ...again])];
}
