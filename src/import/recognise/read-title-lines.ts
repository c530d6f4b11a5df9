import { readDate } from "./read-dates.ts";
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

const KIND =
  /(?:(?:discussion|consultation|working|policy|position|briefing|occasional|research|green|white|issues|strategy|evidence) (?:paper|document|report|note)|report|briefing|consultation)/i;
const BY = new RegExp(
  String.raw`^(?:an? )?(?:(?<kind>.{0,40}?${KIND.source}) )?(?:(?:written|prepared|compiled|edited) )?by:? (?<who>.+)$`,
  "i",
);
const E_MAIL = /[a-z0-9_'+-]+(?:\.[a-z0-9_'+-]+)*@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}/i;

type Reader = (line: string, known: Imprint) => Imprint | undefined;

/** The ways to read a line, from the surest to the weakest; the first that reads it counts. */
const READERS: readonly Reader[] = [
  (line) =>
    dated(
      line,
      /^(?:closing date|deadline|closes|(?:please )?(?:repl(?:y|ies)|respon(?:d|ses?)|comments?)(?: due| wanted)? by)\b/i,
      ({ day }) => day && { closes: day },
    ),
  (line) =>
    /^(?:published|issued|produced) by:? |^publisher:? /i.test(line)
      ? published(line.replace(/^.*?(?: by|publisher):? */i, ""))
      : undefined,
  (line) => {
    const { kind, who = "" } = BY.exec(line)?.groups ?? {};
    if (!who) return undefined;
    const known = { ...published(who, false), ...(kind && { kind: sentence(kind) }) };
    const names = withoutDate(who);
    return isPerson(names.split(/[,;&]| and /)[0] ?? "") || !isBody(names)
      ? { ...known, authors: readAuthors(names) }
      : { ...known, publisher: names };
  },
  (line) => valueOf(line, /^authors?(?:\(s\))?(?::| [–-]| )\s*/i, (who) => ({ authors: readAuthors(who) })),
  (line) => (E_MAIL.test(line) ? { contact: E_MAIL.exec(line)![0] } : undefined),
  (line) => (/^(?:©|\(c\)|copyright\b)/i.test(line) ? { rights: line } : undefined),
  (line) =>
    dated(line, /^(?:date|dated|published|publication date|first published|issued)\b/i, ({ month }) => ({
      published: month,
    })),
  (line) => (withoutDate(line).length <= 12 ? dated(line, /^/, ({ month }) => ({ published: month })) : undefined),
  (line) =>
    new RegExp(`^(?:an? )?${KIND.source}(?:$|[,:.–-])`, "i").test(line)
      ? { kind: sentence(KIND.exec(line)![0]) }
      : undefined,
  (line, { authors }) =>
    authors?.length && !authors.at(-1)?.role && !isPerson(line) && isRole(line)
      ? { ...published(line, false), authors: withRole(authors, withoutDate(line)) }
      : undefined,
  (line, { authors }) => (!authors && isPerson(line) ? { authors: readAuthors(line) } : undefined),
  (line, { publisher }) => (!publisher && isBody(line) ? published(line) : undefined),
];

/** Reads a line of a title page; undefined for a line that says nothing known. */
export function readTitleLine(line: string, known: Imprint): Imprint | undefined {
  const pieces = line.split(/\s+[|·•]\s+/).filter(Boolean);
  if (pieces.length < 2) return READERS.map((read) => read(line, known)).find((read) => read !== undefined);
  const read = pieces.map((piece) => readTitleLine(piece, known)).filter((one) => one !== undefined);
  return read.length ? Object.assign({}, ...read.toReversed()) : undefined;
}

/** The first e-mail address in a text, or undefined. */
export const findMail = (text: string): string | undefined => E_MAIL.exec(text)?.[0];

/** A line that begins in a way that announces a date, and gives one. */
function dated(
  line: string,
  start: RegExp,
  take: (date: NonNullable<ReturnType<typeof readDate>>) => Imprint | "" | undefined,
) {
  const date = start.test(line) ? readDate(line) : undefined;
  return (date && take(date)) || undefined;
}

const valueOf = (line: string, start: RegExp, take: (value: string) => Imprint) =>
  start.test(line) && line.replace(start, "").trim() ? take(line.replace(start, "").trim()) : undefined;

function published(text: string, isPublisher = true): Imprint {
  const date = readDate(text);
  const name = withoutDate(text).replace(/^the /i, "");
  return { ...(isPublisher && name && { publisher: name }), ...(date && { published: date.month }) };
}

/** A text without the date in it and the punctuation around that. */
function withoutDate(text: string): string {
  const date = readDate(text)?.text ?? "";
  return text
    .replace(date, "")
    .replace(/[\s,;.()–-]+(?:in|on)?\s*$/, "")
    .trim();
}

const isRole = (line: string) => line.length <= 100 && !/[.!?]$/.test(line) && (isPost(line) || isBody(line));

const withRole = (authors: readonly Author[], role: string) =>
  authors.map((author, index) => (index === authors.length - 1 ? { ...author, role } : author));

/** “DISCUSSION PAPER” and “discussion paper” as they stand above a title: “Discussion paper”. */
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
