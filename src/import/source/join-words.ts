import type { Remarks } from "../manuscript.ts";
import { type Line, SOFT_HYPHEN } from "./lines.ts";

const BROKEN = /(?<![\p{L}\p{M}])(?<head>[\p{L}\p{M}]+)(?<hyphen>[-\u00AD\u2010])\s*$/u;
const REST = /^\s*(?<tail>[\p{L}\p{M}]+)(?<after>\S*)\s*/u;

/** What would begin a list or a quotation, if it stood at the start of a line. */
const BLOCK = /^([#>|=+*-]|\d+[.)])/;

/** First halves of words that keep their hyphen. */
const PREFIXES = new Set(
  "anti co cross ex full half high long low mid multi non part post self semi short single well".split(" "),
);

/** Words after a hyphen that shares its second half: “pre- and post-war”. */
const SHARING = new Set(["and", "or", "to", "nor"]);

/** Puts together words that were divided at the end of a line, and says how each was joined. */
export function joinWords(lines: readonly Line[], { guesses }: Remarks): Line[] {
  const known = readVocabulary(lines);
  const joined = lines.map((line) => ({ ...line }));
  joined.forEach((line, index) => {
    const next = joined[index + 1];
    const word = next && joinWord(line, next, known);
    if (word)
      guesses.push({ line: line.at, text: `“${word.divided}” at the end of the line was joined to “${word.whole}”` });
  });
  // A line whose only word has moved up is no empty line between paragraphs.
  return joined.filter(({ text }, index) => text || !lines[index]?.text);
}

/** Moves the second half of a divided word up to the first. */
function joinWord(line: Line, next: Line, known: ReadonlySet<string>) {
  const broken = BROKEN.exec(line.text);
  const rest = REST.exec(next.text);
  if (!broken?.groups || !rest?.groups || line.code || next.code) return undefined;
  const { head = "", hyphen } = broken.groups;
  const { tail = "", after = "" } = rest.groups;
  const isSoft = hyphen === SOFT_HYPHEN;
  if (!isSoft && SHARING.has(tail)) return undefined;
  const isAddress = /[/@.]\S*$/.test(line.text.trimEnd());
  const whole = !isSoft && (isAddress || keepsHyphen(head, tail, known)) ? `${head}-${tail}` : head + tail;
  line.text = line.text.slice(0, broken.index) + whole + after;
  next.text = next.text.slice(rest[0].length);
  if (BLOCK.test(next.text)) [line.text, next.text] = [`${line.text} ${next.text}`, ""];
  return { divided: `${head}-/${tail}`, whole };
}

/** The words of the text that no line end divides, in lower case, hyphens included. */
function readVocabulary(lines: readonly Line[]): Set<string> {
  const whole = lines.map(({ text }, index) => {
    const isRest = BROKEN.test(lines[index - 1]?.text ?? "");
    return text.replace(BROKEN, "").replace(isRest ? REST : "", "");
  });
  return new Set(
    whole
      .join(" ")
      .toLowerCase()
      .match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu),
  );
}

/** The text's own use of the word decides; else a prefix, a capital, or two words that both stand alone elsewhere. */
function keepsHyphen(head: string, tail: string, known: ReadonlySet<string>): boolean {
  const [first, second] = [head.toLowerCase(), tail.toLowerCase()];
  if (known.has(`${first}-${second}`)) return true;
  if (known.has(first + second)) return false;
  if (PREFIXES.has(first) || /^\p{Lu}/u.test(tail)) return true;
  return first.length > 2 && second.length > 2 && known.has(first) && known.has(second);
}
