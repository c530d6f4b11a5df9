import { type Explanation, type Position, positionAt } from "./issue.ts";
import type { SyntaxProblem } from "./read-yaml.ts";

const PLAIN_ANGLE = "write \\< where you mean the sign itself, and check the tag where you mean a component";
const PLAIN_BRACE = "write \\{ where you mean the sign itself";

/** What the parser may say, what it means to an author, and how to mend it; the first that matches counts. */
const EXPLANATIONS: readonly (readonly [said: RegExp, ...Explanation])[] = [
  [/create a comment/, "“<!--” cannot stand here", "write {/* … */} around a comment"],
  [/create a link/, "an address cannot stand between < and >", "write [words](address) or the address alone"],
  [/closing quote/, "the quotation mark after “=” is never closed", "add the closing mark"],
  [/before attribute value/, "a value after “=” lacks its quotation marks", 'write it as in id="name"'],
  [
    /import\/exports/,
    "a paragraph begins with the word “import” or “export”, which is code in MDX",
    "begin it with another word",
  ],
  [/Unexpected empty expression/, "{} holds nothing", 'write the value as in id="name"'],
  [/lazy line/, "text between { and } runs over the end of its list item or quotation", "keep it in one line"],
  [/closing brace/, "“{” is never closed", PLAIN_BRACE],
  [/expression with acorn/, "the text between { and } is not code", PLAIN_BRACE],
  [
    /Expected a closing tag for `(<[^`]*>)`/,
    "$1 is not closed in its paragraph",
    "add the closing tag, or “/” before “>” where it holds no text",
  ],
  [/closing tag `(<[^`]*>)`/, "$1 closes nothing that is open here", "let each tag open and close in one paragraph"],
  [/attribute in closing tag/, "a closing tag holds more than its name", "write it as in </Term>"],
  [/Unexpected closing slash/, "a tag closes that has not been opened", "remove it or add the opening tag"],
  [/Unexpected end of file/, "a tag that begins with “<” never ends", PLAIN_ANGLE],
  [/Unexpected character `(.*)` \(/, "“<” begins a tag here, in which “$1” cannot stand", PLAIN_ANGLE],
];

/** Says in plain words what the MDX parser throws. */
export function explainMarkupError(file: string, source: string, error: unknown): SyntaxProblem {
  const { reason = String(error), ...at } = error as { reason?: string } & Partial<Position>;
  const [said, problem, fix] = EXPLANATIONS.find(([pattern]) => pattern.test(reason)) ?? UNCLEAR;
  const words = problem.replace("$1", said.exec(reason)?.[1] ?? "");
  return [{ file, ...positionIn(reason, source, at) }, words, fix];
}

const UNCLEAR = [/(.*)/, "the text cannot be read from here on ($1)", PLAIN_ANGLE] as const;

/** The opening tag or sign where the parser names one, because its own place may be the end of the text. */
function positionIn(reason: string, source: string, { line, column }: Partial<Position>): Position | undefined {
  const opened = /for `<.*?\((\d+):(\d+)/.exec(reason);
  if (opened) return { line: Number(opened[1]), column: Number(opened[2]) };
  if (reason.startsWith("Unexpected end of file"))
    return positionAt(source, source.lastIndexOf(reason.includes("brace") ? "{" : "<"));
  return line && column ? { line, column } : undefined;
}
