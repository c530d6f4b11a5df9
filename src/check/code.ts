import { type Issue, issueAt, shorten } from "./issue.ts";
import type { Markup } from "./read-markup.ts";

/** Finds code in a text: imports, exports and expressions other than comments. */
export const checkCode = ({ all, file, place }: Markup): Issue[] => [
  ...all("mdxjsEsm").map(({ node }) => {
    const word = node.value.startsWith("import") ? "import" : "export";
    const cure = "remove it, because components need none, or begin the paragraph with another word";
    return issueAt(file, place(node), `“${word}” begins a line of code`, cure);
  }),
  ...[...all("mdxFlowExpression"), ...all("mdxTextExpression")]
    .filter(({ node }) => !isComment(node.value))
    .map(({ node }) => {
      const cure = "write the text itself, or \\{ where you mean the sign";
      return issueAt(file, place(node), `{${shorten(node.value)}} is code`, cure);
    }),
];

const isComment = (value: string) => value.replace(/\/\*[\s\S]*?\*\//g, "").trim() === "";
