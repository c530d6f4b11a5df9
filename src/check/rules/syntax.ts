import type { ParsedPaper } from "../parse-paper.ts";
import { type Report, positionAt } from "../issue.ts";

/** YAML that cannot be read, in a file of its own or in front matter. */
export function yamlSyntax({ fields }: ParsedPaper, report: Report): void {
  for (const problem of fields.flatMap(({ errors }) => errors)) report(...problem);
}

/** MDX that cannot be read. */
export function mdxSyntax({ texts }: ParsedPaper, report: Report): void {
  for (const problem of texts.flatMap(({ markup }) => markup.errors)) report(...problem);
}

/** Texts that do not begin with front matter. */
export function frontMatter({ texts }: ParsedPaper, report: Report): void {
  for (const { path, fields } of texts)
    if (fields.source === undefined)
      report({ file: path }, "the front matter is missing", "begin the file with its fields between two lines of ---");
}

/** Letters that were lost because a file is not in UTF-8. */
export function encoding({ files }: ParsedPaper, report: Report): void {
  for (const { path, text } of files) {
    const lost = text.search(/[\0\uFFFD]/);
    if (lost >= 0)
      report(
        { file: path, ...positionAt(text, lost) },
        "letters are lost here, because the file is not in UTF-8",
        "save it as UTF-8, and write again what shows as “�”",
      );
  }
}
