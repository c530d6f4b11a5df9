import { type FoundDate, readDate } from "./read-dates.ts";
import { type Author, isBody, isPerson, isPost, readAuthors } from "./read-names.ts";

/** What a title page says besides title and subtitle. */
export interface Imprint {
  kind?: string;
  authors?: Author[];
  publisher?: string;
  /** Year and month: 2010-08. */
  published?: string;
  contact?: string;
  /** The last day for replies: 2010-10-31. */
  closes?: string;
  rights?: string;
}

/** Reads a line of a title page, or leaves it; `known` is what the lines above it said. */
type Reader = (line: string, known: Imprint) => Imprint | undefined;

const KIND = String.raw`(?:(?:discussion|consultation|working|policy|position|briefing|occasional|research|green|white|issues|strategy|evidence) (?:paper|document|report|note)|report|briefing|consultation)`;
const KIND_LINE = new RegExp(`^(?:an? )?(${KIND})(?:$|[,:.–-])`, "i");
const BYLINE = new RegExp(
  String.raw`^(?:an? )?(?:(?<kind>.{0,40}?${KIND}) )?(?:(?:written|prepared|compiled|edited) )?by:? (?<who>.+)$`,
  "i",
);
const AUTHORS = /^authors?(?:\(s\))?(?::| [–-]| )\s*(.+)$/i;
const PUBLISHED_BY = /^(?:(?:published|issued|produced) by|publisher):? (.+)$/i;
const CLOSES =
  /^(?:closing date|deadline|closes|(?:please )?(?:repl(?:y|ies)|respon(?:d|ses?)|comments?)(?: due| wanted)? by)\b/i;
const DATED = /^(?:date|dated|published|publication date|first published|issued)\b/i;
const E_MAIL = /(?<![a-z0-9_'+.-])[a-z0-9_'+-]+(?:\.[a-z0-9_'+-]+)*@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}/i;

const readCloses: Reader = (line) => {
  const day = CLOSES.test(line) ? readDate(line)?.day : undefined;
  return day ? { closes: day } : undefined;
};

const readPublisher: Reader = (line) => {
  const name = PUBLISHED_BY.exec(line)?.[1];
  return name ? { publisher: bodyIn(name), ...dateIn(name) } : undefined;
};

const readByline: Reader = (line) => {
  const { kind, who = "" } = BYLINE.exec(line)?.groups ?? {};
  if (!who) return undefined;
  const isPeople = isPerson(who.split(/[,;&]| and /)[0] ?? "") || !isBody(who);
  const by = isPeople ? { authors: readAuthors(withoutDate(who)) } : { publisher: bodyIn(who) };
  return { ...by, ...dateIn(who), ...(kind && { kind: sentence(kind) }) };
};

const readAuthorLine: Reader = (line) => {
  const who = AUTHORS.exec(line)?.[1];
  return who ? { authors: readAuthors(who) } : undefined;
};

const readContact: Reader = (line) => {
  const contact = findMail(line);
  return contact ? { contact } : undefined;
};

const readRights: Reader = (line) => (/^(?:©|\(c\)|copyright\b)/i.test(line) ? { rights: line } : undefined);

/** A date that is announced as one, or that is all there is in its line. */
const readPublished: Reader = (line) =>
  readDate(line) && (DATED.test(line) || withoutDate(line).length <= 12) ? dateIn(line) : undefined;

const readKind: Reader = (line) => {
  const kind = KIND_LINE.exec(line)?.[1];
  return kind ? { kind: sentence(kind) } : undefined;
};

/** A line below an author that names a post or a body says who they are. */
const readRole: Reader = (line, { authors }) => {
  const last = authors?.at(-1);
  if (!authors || !last || last.role || isPerson(line) || !isRole(line)) return undefined;
  return { authors: [...authors.slice(0, -1), { ...last, role: withoutDate(line) }], ...dateIn(line) };
};

/** A name alone, or followed by a post or a body. */
const readPerson: Reader = (line, { authors }) => {
  const [name = "", ...role] = line.split(/,\s*/);
  const isAuthor = isPerson(name) && (!role.length || role.some((part) => isPost(part) || isBody(part)));
  return !authors && isAuthor ? { authors: readAuthors(line) } : undefined;
};

const readBody: Reader = (line, { publisher }) =>
  !publisher && isBody(line) ? { publisher: bodyIn(line), ...dateIn(line) } : undefined;

/** The ways to read a line, from the surest to the weakest; the first that reads it counts. */
const READERS: readonly Reader[] = [
  readCloses,
  readPublisher,
  readByline,
  readAuthorLine,
  readContact,
  readRights,
  readPublished,
  readKind,
  readRole,
  readPerson,
  readBody,
];

/** Reads a line of a title page; undefined for a line that says nothing known. */
export function readTitleLine(line: string, known: Imprint): Imprint | undefined {
  const pieces = line.split(/\s+[|·•]\s+|(?<=[\p{Ll}\d]{2})\.\s+/u).filter(Boolean);
  if (pieces.length < 2) return READERS.map((read) => read(line, known)).find((read) => read !== undefined);
  const read = pieces.map((piece) => readTitleLine(piece, known)).filter((one) => one !== undefined);
  return read.length ? Object.assign({}, ...read.toReversed()) : undefined;
}

/** The first e-mail address in a text, or undefined. */
export const findMail = (text: string): string | undefined => E_MAIL.exec(text)?.[0];

function dateIn(text: string): Pick<Imprint, "published"> {
  const date: FoundDate | undefined = readDate(text);
  return date ? { published: date.month } : {};
}

const bodyIn = (text: string) => withoutDate(text).replace(/^the /i, "");

/** A text without the date in it and the punctuation around that. */
const withoutDate = (text: string) =>
  text
    .replace(readDate(text)?.text ?? "", "")
    .replace(/[\s,;.()–-]+(?:in|on)?\s*$/, "")
    .trim();

const isRole = (line: string) => line.length <= 100 && !/[.!?]$/.test(line) && (isPost(line) || isBody(line));

/** “DISCUSSION PAPER” and “discussion paper” as they stand above a title: “Discussion paper”. */
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
