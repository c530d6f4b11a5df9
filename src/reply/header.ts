import { LABELS, NO_CHOICE, OPEN_CHOICE } from "./labels.ts";
import { escapeText, unescapeText, unquoteText } from "./markers.ts";
import { oneLine, PUBLISH, WHO, type Reply } from "./reply.ts";

const FIELDS = ["contact", ...WHO, "publish"] as const;
type Field = (typeof FIELDS)[number];

/** What stands before the first marker; without a header line, all of it is `before`. */
export interface Header extends Partial<Omit<Reply, "answers" | "comments">> {
  contact?: string;
  before: string;
  /** Text among the fields that is none. */
  between: string[];
}

const spaced = (words: string): string => words.replaceAll(" ", "\\s+");
const LABEL = `(?:${FIELDS.map((field) => spaced(LABELS[field])).join("|")}):`;
const EDITION = `\\(${LABELS.edition}\\s`;
const REPLY = `${spaced(LABELS.replyTo)}:`;
const HEADER = new RegExp(
  `(?<=^|\\n)[^\\S\\n]*[*_]*${REPLY}((?:(?!(?<!\\\\)${REPLY})[^])*?)(?<!\\\\)${EDITION}+(\\d+)\\)[*_]*`,
  "i",
);
const FIELD = new RegExp(`(?<=^|\\s)(${LABEL})`);
const ESCAPE = new RegExp(`(?=${LABEL}|${REPLY}|${EDITION})`, "gi");
const UNESCAPE = new RegExp(`\\\\(?=${LABEL}|${REPLY}|${EDITION})`, "gi");

const escapeField = (value: string): string => escapeText(oneLine(value)).replace(ESCAPE, "\\");
const unescapeField = (value: string): string => oneLine(unescapeText(value.replace(UNESCAPE, "")));

/** The line that names paper and edition: `Reply to: Title (edition 1)`. */
export function headerLine(paper: Reply["paper"]): string {
  return `${LABELS.replyTo}: ${escapeField(paper.title)} (${LABELS.edition} ${paper.edition})`;
}

/** One field of the header, such as `Name: Ann`. */
export function fieldLine(field: Field, value: string): string {
  return `${LABELS[field]}: ${escapeField(value)}`.trimEnd();
}

/** Whether one of the lines is a header line, which only a reply has. */
export function hasHeader(lines: string[]): boolean {
  return HEADER.test(unquoteText(lines.join("\n")));
}

/** Reads the lines before the first marker: a greeting, the header line, the fields, and text that is none of these. */
export function readHeader(lines: string[]): Header {
  const text = unquoteText(lines.join("\n"));
  const found = HEADER.exec(text);
  if (!found) return { before: lines.join("\n"), between: [] };
  const [whole, title = "", edition] = found;
  const start = text.slice(0, found.index).split("\n").length - 1;
  const [free = "", ...fields] = text.slice(found.index + whole.length).split(FIELD);
  const paper = { title: unescapeField(title), edition: Number(edition) };
  const header: Header = { paper, before: lines.slice(0, start).join("\n"), between: [free] };
  for (let at = 0; at < fields.length; at += 2)
    readField(fields[at] ?? "", fields[at + 1]?.trimStart() ?? "", at + 2 === fields.length, header);
  return header;
}

/** Puts one field into the header, or among what is left over. Only the last one ends at a blank line. */
function readField(label: string, text: string, last: boolean, header: Header): void {
  const blank = last ? text.search(/\n[^\S\n]*\n/) : -1;
  const end = blank < 0 ? text.length : blank;
  const field = FIELDS.find((name) => `${LABELS[name]}:` === oneLine(label));
  const placed = field && setField(header, field, unescapeField(text.slice(0, end)));
  header.between.push(placed ? "" : `${label} ${text.slice(0, end)}`, text.slice(end));
}

/** Whether the value found its place: a choice must be one of ours, and the first value of a field stays. */
function setField(header: Header, field: Field, value: string): boolean {
  if (!value || (field === "publish" && [NO_CHOICE, OPEN_CHOICE].includes(value))) return true;
  const known = field === "publish" ? PUBLISH.find((choice) => choice === value.toLowerCase()) : value;
  if (!known || header[field]) return false;
  Object.assign(header, { [field]: known });
  return true;
}
