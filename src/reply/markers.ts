/**
 * A marker line: `[Q3.2]` opens an answer and `[Q3.2?]` the question's own text; `[P3.2]` opens a comment on a
 * paragraph and `[P3.2?]` the words it is about; `[Comments]` and `[end]` are what they say.
 */
export interface Marker {
  kind: "answer" | "asked" | "passage" | "quote" | "comments" | "end";
  number: string;
  /** How many `>` stood before it. */
  depth: number;
  /** What follows the marker on its line; "" if it stands alone. */
  rest: string;
}

// White space, and the characters without width that mail programs and copying leave around words.
const SPACE = "\\s\\u200b-\\u200f\\u2060";
const MARKER = `\\[[${SPACE}]*(?:([qp])[${SPACE}]*(\\d+(?:\\.\\d+){0,3}[a-z]?)(\\?)?|(comments|end))[${SPACE}]*\\]`;
const MARKER_LINE = new RegExp(`^[${SPACE}*_]*${MARKER}[*_:]*([^]*)$`, "i");
const BARE_MARKER = new RegExp(` ?[*_]{0,3}(?<!\\\\)${MARKER}[*_:]* ?`, "gi");
const ONLY_DECORATION = new RegExp(`^[${SPACE}*_:]*$`);
const KINDS: Record<string, Marker["kind"]> = {
  q: "answer",
  "q?": "asked",
  p: "passage",
  "p?": "quote",
  comments: "comments",
  end: "end",
};
const QUOTE = /\s*>[ \u00a0]?/y;

/** Takes up to `most` levels of `>` quoting off a line and says how many it took. */
export function unquote(line: string, most = Infinity): { text: string; depth: number } {
  let at = 0;
  let depth = 0;
  for (QUOTE.lastIndex = 0; depth < most && QUOTE.test(line); depth++) at = QUOTE.lastIndex;
  return { text: line.slice(at), depth };
}

/** Reads a marker line, quoted or not. Text may follow the marker only where a new block begins (`open`). */
export function readMarker(line: string, open: boolean): Marker | undefined {
  const { text, depth } = unquote(line);
  const [, letter = "", number = "", asked = "", word = "", after = ""] = MARKER_LINE.exec(text) ?? [];
  const kind = KINDS[`${letter || word}${asked}`.toLowerCase()];
  const rest = ONLY_DECORATION.test(after) ? "" : after.trimStart();
  return kind && (open || !rest) ? { kind, number: number.toLowerCase(), depth, rest } : undefined;
}

/** A text without any quoting. */
export function unquoteText(text: string): string {
  return text
    .split("\n")
    .map((line) => unquote(line).text)
    .join("\n");
}

/** Takes all quoting off and gives every marker a line of its own, for mail whose lines were joined. */
export function spreadMarkers(text: string): string {
  return unquoteText(text).replace(BARE_MARKER, "\n$&\n");
}

// A marker anywhere; ">" that begins a word; "--" alone on its line; and what would look escaped already. Wherever mail
// programs then break lines, no line begins with a marker or ">", and a backslash stays with its word.
const ESCAPE = new RegExp(
  `(?=${MARKER})|(?<=^|[\\s\\\\])(?=>)|(?<=\\\\)(?=--)|(?=--[^\\S\\n]*(?:\\n|$))(?<=(?:^|\\n)[^\\S\\n]*)`,
  "gi",
);
const UNESCAPE = new RegExp(`\\\\(?=${MARKER}|>|--)`, "gi");

/** Puts one backslash before whatever a parser or a mail program could take for a marker, a quote or a signature. */
export function escapeText(text: string): string {
  return text.replace(ESCAPE, "\\");
}

/** Takes away exactly the backslashes that `escapeText` put in. */
export function unescapeText(text: string): string {
  return text.replace(UNESCAPE, "");
}

const isBlank = (line: string): boolean => !line.trim();

/** Changes the blank lines before and after a text. */
function changeOuter(lines: string[], change: (line: string) => string): string {
  const first = lines.findIndex((line) => !isBlank(line));
  const last = lines.findLastIndex((line) => !isBlank(line));
  return lines.map((line, at) => (at < first || at > last ? change(line) : line)).join("\n");
}

/**
 * A reader's text as it stands below a marker: escaped, and its outer blank lines told from ours by a leading space.
 */
export function writeText(text: string): string {
  return changeOuter(escapeText(text).split("\n"), (line) => ` ${line}`);
}

/** The reader's text from the lines below a marker; "" if there is none. */
export function readText(lines: string[]): string {
  const isOurs = (line: string): boolean => isBlank(line) && !line.startsWith(" ");
  const first = lines.findIndex((line) => !isOurs(line));
  const last = lines.findLastIndex((line) => !isOurs(line));
  const theirs = lines.slice(Math.max(first, 0), last + 1);
  if (theirs.every(isBlank)) return "";
  // Mailbox files put ">" before "From "; composeReply never begins a line with ">".
  const unboxed = theirs.map((line) => line.replace(/^>+(?=From\s)/, ""));
  return unescapeText(changeOuter(unboxed, (line) => line.slice(1)));
}
