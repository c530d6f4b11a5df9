/** What mail programs do to plain text on its way, one function each; see the tests for which of them may meet. */

type Damage = (text: string) => string;
const eachLine =
  (change: (line: string) => string): Damage =>
  (text) =>
    text.split("\n").map(change).join("\n");

/** Breaks lines at spaces so that none but a longer word exceeds the width. */
function wrapLine(line: string, width: number, joint: string): string {
  if (line.length <= width) return line;
  const lines: string[] = [];
  for (const word of line.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join(joint);
}

/** Sent as format=flowed (RFC 3676): trailing spaces cut, soft breaks end in a space, lines are space-stuffed. */
const sendFlowed = eachLine((line) =>
  wrapLine(line.replace(/ +$/, ""), 72, " \n").replace(/(^|\n)(?= |From )/g, "$1 "),
);

/** Read as format=flowed: soft breaks joined, stuffing taken off. */
function readFlowed(text: string): string {
  const lines: string[] = [];
  let soft = false;
  for (const line of text.split("\n").map((each) => each.replace(/^ /, ""))) {
    if (soft) lines[lines.length - 1] += line;
    else lines.push(line);
    soft = line.endsWith(" ");
  }
  return lines.join("\n");
}

const escapeHtml = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** Sent as HTML, a `<div>` a line, and turned back into text: runs of ASCII white space collapse. */
function throughHtml(text: string): string {
  const html = text.split("\n").map((line) => `<div>${line.trim() ? escapeHtml(line) : "<br>"}</div>`);
  const back = html
    .join("\n")
    .replace(/<br>/g, "")
    .split(/<\/div>\n?/);
  const plain = back.map((line) =>
    line
      .replace("<div>", "")
      .replace(/[ \t\n\r\f]+/g, " ")
      .replace(/^ | $/g, ""),
  );
  const unescaped = plain.map((line) => line.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&"));
  return unescaped.slice(0, -1).join("\n");
}

const decorations = [
  (mark: string) => `*${mark}*`,
  (mark: string) => `\u200b ${mark.toLowerCase()}:`,
  (mark: string) => ` ${mark.toUpperCase()} \u00a0`,
];

/** Markers in bold, in another case, with spaces or characters without width in and around them. */
function decorateMarks(text: string): string {
  let count = 0;
  return eachLine((line) => {
    if (!/^(> ?)*\[([QP][\d.]+\??|Comments|end)\]$/.test(line)) return line;
    const spaced = line.replace("[", "[ ").replace("]", " ]");
    return spaced.replace(/\[.*/, (mark) => decorations[count++ % decorations.length]?.(mark) ?? mark);
  })(text);
}

/** Damage that changes no words; any of it may follow any other. */
export const DAMAGE = {
  rewrap76: eachLine((line) => wrapLine(line, 76, "\n")),
  rewrap60: eachLine((line) => wrapLine(line, 60, "\n")),
  flowedUnread: sendFlowed,
  flowedRead: (text: string) => readFlowed(sendFlowed(text)),
  quote: eachLine((line) => `> ${line}`),
  quoteTight: eachLine((line) => (line.startsWith(">") || line === "" ? `>${line}` : `> ${line}`)),
  quoteIndented: eachLine((line) => ` > ${line}`),
  crlf: (text: string) => text.replace(/\r?\n/g, "\r\n"),
  noBreakSpaces: (text: string) => text.replace(/ /g, "\u00a0"),
  curlyQuotes: (text: string) => text.replace(/"/g, "\u201d").replace(/'/g, "\u2019"),
  doubleBlankLines: (text: string) => text.replace(/\n[^\S\n]*(?=\n)/g, "$&$&"),
  doubleLineBreaks: (text: string) => text.replace(/\n/g, "\n\n"),
  dropBlankLines: (text: string) =>
    text
      .split("\n")
      .filter((line) => !/^[\s>]*$/.test(line))
      .join("\n"),
  dropSomeBlankLines: (text: string) =>
    text
      .split("\n")
      .filter((line, at) => at % 3 !== 0 || line.trim())
      .join("\n"),
  html: throughHtml,
  mbox: eachLine((line) => (/^>*From /.test(line) ? `>${line}` : line)),
  decorateMarks,
  trimLines: eachLine((line) => line.replace(/ +$/, "")),
} satisfies Record<string, Damage>;

/** Joins the lines of each paragraph, as programs do that hide line breaks which they deem extra. */
export function joinLines(text: string): string {
  return text.replace(/(\S)[^\S\n]*\n[^\S\n]*(?=\S)/g, "$1 ");
}

export const GREETING =
  "Dear Clinks team,\n\nPlease find our reply below. Sorry that it's late.\n\nOn 3 Nov 2026, Ann wrote:\n";
export const FOOTER = "\n-- \nAnn Example, Director\nSent from my phone\n[This message is confidential]\n";

/** Letters as they were before mail programs improved quotes, cut into words at any white space. */
export function wordsOf(text: string): string[] {
  const plain = text.replace(/[\u201c\u201d]/g, '"').replace(/[\u2018\u2019]/g, "'");
  return plain.split(/\s+/).filter(Boolean);
}
