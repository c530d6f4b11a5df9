import { LABELS } from "./labels.ts";
import { escapeText, unescapeText, unquoteText } from "./markers.ts";
import { readChoice, sayingEnd } from "./publish-line.ts";
import { oneLine, WHO, type Reply } from "./reply.ts";

const FIELDS = ["contact", "closing", ...WHO, "publish"] as const;
type Field = (typeof FIELDS)[number];

/** What stands before the first marker; without a header line, all of it is `before`. */
export interface Header extends Partial<Omit<Reply, "answers" | "comments">> {
  contact?: string;
  closing?: string;
  before: string;
  /** Text among the fields that belongs to none of them. */
  between: string[];
}

const spaced = (words: string): string => words.replaceAll(" ", "\\s+");
const NAME = `(?:${FIELDS.map((field) => spaced(LABELS[field])).join("|")})`;
const EDITION = `\\(${LABELS.edition}\\s`;
const REPLY = `${spaced(LABELS.replyTo)}:`;
// At the start of a line, or right behind a word where line breaks were dropped.
const HEADER = new RegExp(
  `(?:(?<=^|\\n)[^\\S\\n]*[*_]*|(?<=[^\\s\\\\*_]))${REPLY}((?:(?!(?<!\\\\)${REPLY})[^])*?)(?<!\\\\)${EDITION}+(\\d+)\\)[*_]*`,
  "i",
);
const FIELD = new RegExp(`(?<![*_])[*_]*(${NAME})[*_]*:[*_]*`, "gi");
const LABEL = `(?<![*_])(?=[*_]*${NAME}[*_]*:)`;
const ESCAPE = new RegExp(`${LABEL}|(?=${REPLY}|${EDITION})`, "gi");
const UNESCAPE = new RegExp(`\\\\(?=[*_]*${NAME}[*_]*:|${REPLY}|${EDITION})`, "gi");

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

/** What follows the header line in a text; "" if there is none. */
export function textAfterHeader(text: string): string {
  const free = unquoteText(text);
  const found = HEADER.exec(free);
  return found ? free.slice(found.index + found[0].length) : "";
}

/** Reads the lines before the first marker: a greeting, the header line, the fields, and text that is none of these. */
export function readHeader(lines: string[]): Header {
  const text = unquoteText(lines.join("\n"));
  const found = HEADER.exec(text);
  if (!found) return { before: lines.join("\n"), between: [] };
  const [whole, title = "", edition] = found;
  const start = text.lastIndexOf("\n", found.index - 1) + 1;
  const above = lines.slice(0, text.slice(0, start).split("\n").length - 1);
  const paper = { title: unescapeField(title), edition: Number(edition) };
  const header: Header = { paper, before: [...above, text.slice(start, found.index)].join("\n"), between: [] };
  const rest = text.slice(found.index + whole.length);
  const fields = findFields(rest);
  header.between.push(rest.slice(0, fields[0]?.index));
  fields.forEach((field, at) => {
    const next = fields[at + 1]?.index;
    readField(field, rest.slice(field.end, next), next === undefined, header);
  });
  return header;
}

interface FoundField {
  field: Field;
  label: string;
  index: number;
  end: number;
}

/**
 * Labels, at the start of a line in any case, within a line only as we write them: there it may be a word of a value.
 */
function findFields(text: string): FoundField[] {
  return [...text.matchAll(FIELD)].flatMap((match) => {
    const [label, name = ""] = match;
    const before = text[match.index - 1] ?? "\n";
    const field = FIELDS.find((field) => LABELS[field].toLowerCase() === oneLine(name).toLowerCase());
    const known = before === "\n" || (before !== "\\" && field && LABELS[field] === oneLine(name));
    return field && known ? [{ field, label, index: match.index, end: match.index + label.length }] : [];
  });
}

/** Puts one field into the header, or among what is left over. */
function readField({ field, label }: FoundField, text: string, last: boolean, header: Header): void {
  const value = text.trimStart();
  const blank = last ? value.search(/\n[^\S\n]*\n/) : -1;
  const saying = field === "publish" ? sayingEnd(value) : -1;
  const end = saying >= 0 ? saying : blank < 0 ? value.length : blank;
  const placed = setField(header, field, unescapeField(value.slice(0, end)));
  header.between.push(placed ? "" : `${label} ${value.slice(0, end)}`, value.slice(end));
}

/** Whether the value found its place: a choice must be one of ours, and the first value of a field stays. */
function setField(header: Header, field: Field, value: string): boolean {
  const known = field === "publish" ? readChoice(value) : value;
  if (known === "") return true;
  if (!known || header[field]) return false;
  Object.assign(header, { [field]: known });
  return true;
}
