import type { ParsedPaper } from "../parse-paper.ts";
import { type Report, shorten } from "../issue.ts";

/** Imports, exports and expressions other than comments. */
export function code({ texts }: ParsedPaper, report: Report): void {
  for (const { markup } of texts) {
    for (const { node, at } of markup.all("mdxjsEsm")) {
      const word = node.value.startsWith("import") ? "import" : "export";
      const fix = "remove it, because components need none, or begin the paragraph with another word";
      report(at, `“${word}” begins a line of code`, fix);
    }
    for (const { node, at } of [...markup.all("mdxFlowExpression"), ...markup.all("mdxTextExpression")])
      if (!isComment(node.value))
        report(at, `{${shorten(node.value)}} is code`, "write the text itself, or \\{ where you mean the sign");
  }
}

const isComment = (value: string) => value.replace(/\/\*[\s\S]*?\*\//g, "").trim() === "";
