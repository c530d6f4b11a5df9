import { valueAt } from "../check/values.ts";

/** An author as a title page names them. */
export interface Author {
  given: string;
  family: string;
  role?: string;
}

/** What a title page says beyond doubt besides the title. */
export interface Imprint {
  subtitle?: string;
  kind?: string;
  authors?: Author[];
  publisher?: string;
  /** Year and month: 2010-08. */
  published?: string;
  contact?: string;
  /** The last day for replies: 2010-10-31. */
  closes?: string;
  rights?: string;
  /** A language tag such as en-GB. */
  language?: string;
  summary?: string;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH = String.raw`(?<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`;
const DATES = [
  /\b(?<y>\d{4})-(?<m>\d{2})(?:-(?<d>\d{2}))?\b/,
  /\b(?<d>\d{1,2})[/.](?<m>\d{1,2})[/.](?<y>\d{4})\b/,
  new RegExp(String.raw`\b(?<d>\d{1,2})(?:st|nd|rd|th)?\s+${MONTH}\s*,?\s+(?<y>\d{4})\b`, "i"),
  new RegExp(String.raw`\b${MONTH}\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})\b`, "i"),
  new RegExp(String.raw`\b${MONTH},?\s+(?<y>\d{4})\b`, "i"),
];

/**
 * The first date in a text: its month, its day where it has one, and its words. Days stand before months: 31/08/2010.
 */
function readDate(text: string): { month: string; day?: string; words: string } | undefined {
  for (const pattern of DATES) {
    const match = pattern.exec(text);
    const { y, m = "", d } = match?.groups ?? {};
    const number = Number(m) || MONTHS.indexOf(m.slice(0, 3).toLowerCase()) + 1;
    if (!match || number < 1 || number > 12) continue;
    const month = `${y}-${String(number).padStart(2, "0")}`;
    const day = `${month}-${(d ?? "").padStart(2, "0")}`;
    const isDay = d !== undefined && new Date(day).toJSON()?.startsWith(day);
    return { month, words: match[0], ...(isDay && { day }) };
  }
  return undefined;
}

const E_MAIL = /(?<![a-z0-9_'+.-])[a-z0-9_'+-]+(?:\.[a-z0-9_'+-]+)*@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}/i;

/** The first e-mail address in a text, or undefined. */
export const findMail = (text: string): string | undefined => E_MAIL.exec(text)?.[0];

const PARTICLES = /^(van|von|de|der|den|da|di|du|la|le|ap|ab|ferch|bin|al|el|o|mac|mc|st)$/i;
const HONOURS = /^(dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame|lord|lady|rev|reverend)\.?\s+/i;
/** Words of bodies and posts, which no name of a person holds. */
const NO_NAME =
  /\b(analyst|officer|director|manager|secretary|head|chair|researcher|fellow|adviser|advisor|policy|chief|executive|team|university|institute|cent(?:re|er)|foundation|trust|council|society|association|department|ministry|government|group|network|partnership|college|school|commission|office|agency|board|union|forum|alliance|federation|committee|charity|limited|ltd|plc|press|notes?|paper|report)\b/i;

/** True for two to five words that begin with capitals, none of which names a post or a body. */
function isPerson(text: string): boolean {
  const words = text.trim().replace(HONOURS, "").split(/\s+/);
  const isName = (word: string) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word) || PARTICLES.test(word);
  return words.length >= 2 && words.length <= 5 && words.every(isName) && !NO_NAME.test(text);
}

/** Reads “Jane Smith, Policy Analyst, Example Trust and John Jones”; nothing where the first is no person. */
export function readAuthors(text: string): Author[] | undefined {
  const authors: Author[] = [];
  for (const part of text.split(/\s*[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+(?=\p{Lu})/u).filter(Boolean)) {
    const last = authors.at(-1);
    if (isPerson(part)) authors.push(splitName(part));
    else if (!last) return undefined;
    else last.role = last.role ? `${last.role}, ${part}` : part;
  }
  return authors.length ? authors : undefined;
}

/** The family name is the last word, with the particles before it; a name of one word is both. */
export function splitName(name: string): Author {
  const words = name.trim().replace(HONOURS, "").split(/\s+/);
  let start = words.length - 1;
  while (start > 1 && PARTICLES.test(words[start - 1] ?? "")) start--;
  return { given: words.slice(0, start).join(" ") || words.join(" "), family: words.slice(start).join(" ") };
}

const KIND =
  /^(?:an? )?((?:(?:public )?consultation|discussion|working|policy|position|briefing|occasional|research|green|white|issues|strategy|evidence) (?:paper|document|report|note)|consultation|report|briefing)$/i;
const BY = /^(?:an? )?(?:(?<kind>[\w ]{3,40}?) )?(?:(?:written|prepared|compiled|edited) )?by:?\s+(?<who>.+)$/i;
const NAMED =
  /^(?<field>authors?(?:\(s\))?|(?:published|issued|produced) by|publisher|contact|e-?mail|(?:replies|responses) to|date|dated|published|publication date)\s*:?\s+(?<value>.+)$/i;
const CLOSES =
  /^(?:this consultation )?(?:closing date|deadline|closes|closed|(?:please )?(?:repl(?:y|ies)|respon(?:d|ses?)|comments?)(?: due| wanted)? by)\b/i;

/** A text without a date in it and the punctuation around that. */
const withoutDate = (text: string) =>
  text
    .replace(readDate(text)?.words ?? "", "")
    .replace(/[\s,;.()–-]+(?:in|on)?\s*$/, "")
    .trim();

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();

/** Reads a line of a title page, its parts divided by “|” or “·”; undefined for a line that says nothing known. */
export function readLine(line: string): Imprint | undefined {
  const read = line
    .split(/\s+[|·•]\s+/)
    .map(readPart)
    .filter((part) => part !== undefined);
  return read.length ? Object.assign({}, ...read.toReversed()) : undefined;
}

function readPart(line: string): Imprint | undefined {
  const date = readDate(line);
  if (CLOSES.test(line)) return date?.day ? { closes: date.day } : undefined;
  if (/^(?:©|\(c\)|copyright\b)/i.test(line)) return { rights: line };
  const kind = KIND.exec(line)?.[1];
  if (kind) return { kind: sentence(kind) };
  if (date && withoutDate(line).length <= 2) return { published: date.month };
  const { field = "", value = "" } = NAMED.exec(line)?.groups ?? {};
  if (field) return readNamed(field, value);
  const { kind: before = "", who = "" } = BY.exec(line)?.groups ?? {};
  const authors = who && (!before || KIND.test(before)) ? readAuthors(withoutDate(who)) : undefined;
  return authors && { authors, ...(before && { kind: sentence(before) }), ...(date && { published: date.month }) };
}

function readNamed(field: string, value: string): Imprint | undefined {
  const [date, mail] = [readDate(value), findMail(value)];
  if (/^author/i.test(field)) {
    const authors = readAuthors(withoutDate(value));
    return authors && { authors };
  }
  if (/ by$|^publisher/i.test(field))
    return { publisher: withoutDate(value).replace(/^the /i, ""), ...(date && { published: date.month }) };
  if (/date|^published$/i.test(field)) return date && { published: date.month };
  return mail === undefined ? undefined : { contact: mail };
}

/**
 * Reads the fields above a Markdown text, and the properties of a Word file, under the names that programs give them.
 */
export function readFields(fields: Record<string, unknown>): Imprint & { title?: string } {
  const text = (...names: string[]) => names.map((name) => textOf(fields[name])).find(Boolean);
  const closes = readDate(text("closes", "deadline", "closing-date") ?? "")?.day;
  const language = text("lang", "language");
  const values = {
    title: text("title"),
    subtitle: text("subtitle"),
    kind: text("kind", "type"),
    authors: readAuthorFields(fields["author"] ?? fields["authors"] ?? fields["by"]),
    publisher: text("publisher", "institution", "organisation", "organization"),
    published: readDate(text("date", "published") ?? "")?.month,
    closes,
    contact: findMail(text("contact", "email", "e-mail") ?? ""),
    rights: text("rights", "copyright", "license", "licence"),
    language: language && /^[a-z]{2,3}(-[A-Z]{2})?$/.test(language) ? language : undefined,
    summary: text("summary", "abstract", "description"),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function textOf(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return String(value).replace(/\s+/g, " ").trim() || undefined;
}

function readAuthorFields(given: unknown): Author[] | undefined {
  const authors = [given ?? []].flat().flatMap((one): Author[] => {
    if (typeof one === "string") return readAuthors(one) ?? [];
    const at = (name: string) => textOf(valueAt(one, [name]));
    const post = [at("role"), at("affiliation") ?? at("institute")].filter(Boolean).join(", ");
    return (readAuthors(at("name") ?? "") ?? []).map((author) => ({ ...author, ...(post && { role: post }) }));
  });
  return authors.length ? authors : undefined;
}
