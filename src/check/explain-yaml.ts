import type { YAMLError } from "yaml";
import type { Explanation } from "./issue.ts";

const TAB: Explanation = ["a tab stands at the start of the line", "use spaces instead"];
const AFTER_QUOTES: Explanation = [
  "text stands after the closing quotation mark",
  "put the whole value in one pair of quotation marks, and use “ and ” inside it",
];
const MISFIT: Explanation = [
  "the line is no field and no entry of a list, or begins in the wrong column",
  "write “name: value” or “- value” and let it begin where its neighbours begin",
];
/** What to say of a sign that begins text in a paper and something else in YAML. */
export const SPECIAL_SIGN: Explanation = [
  "a value begins with “*”, “&” or “!”, which mean something else in YAML",
  "put the whole value in quotation marks",
];
const BRACKET: Explanation = ["a bracket is never closed", "close each [ with ] and each { with }"];

const EXPLANATIONS: Partial<Record<YAMLError["code"], Explanation>> = {
  BLOCK_AS_IMPLICIT_KEY: [
    "a value holds a colon and a space, or the line below it begins too far to the right",
    "put the whole value in quotation marks and let all fields begin in one column",
  ],
  TAB_AS_INDENT: TAB,
  BAD_ALIAS: SPECIAL_SIGN,
  BAD_INDENT: BRACKET,
  BLOCK_IN_FLOW: BRACKET,
  MISSING_CHAR: MISFIT,
  UNEXPECTED_TOKEN: MISFIT,
  MULTILINE_IMPLICIT_KEY: MISFIT,
  BAD_DQ_ESCAPE: ["a backslash stands inside quotation marks", "write it twice or use single quotation marks"],
  MULTIPLE_DOCS: ["a line of “---” stands in the middle of the file", "remove it"],
};

/** Says in plain words what a YAML error means and how to mend it. */
export function explainYamlError(error: YAMLError, text: string): Explanation {
  const rest = text.slice(error.pos[0]);
  const above = text.slice(0, error.pos[0]).split("\n");
  const before = above.pop() ?? "";
  const isBelowQuotes = /["']\s*$/.test(above.at(-1) ?? "");
  if (error.code === "DUPLICATE_KEY")
    return [`the field “${/^[^:\r\n]*/.exec(rest)}” stands twice`, "keep one of them"];
  if (error.code === "BAD_SCALAR_START") {
    return [
      `a value begins with “${rest[0]}”, which means something else in YAML`,
      "put the whole value in quotation marks",
    ];
  }
  if (error.message.startsWith("Missing closing")) return ["a quotation mark is never closed", "add the closing mark"];
  if (/^\s*\t/.test(before)) return TAB;
  if (error.code === "UNEXPECTED_TOKEN" && /["']/.test(before)) return AFTER_QUOTES;
  // The parser calls an unclosed bracket bad indentation too.
  if (error.code === "BAD_INDENT" && !error.message.startsWith("Flow")) return isBelowQuotes ? AFTER_QUOTES : MISFIT;
  return EXPLANATIONS[error.code] ?? [`the fields cannot be read from here on (${error.message})`, MISFIT[1]];
}
