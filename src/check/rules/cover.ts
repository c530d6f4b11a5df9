import type { ParsedPaper } from "../parse-paper.ts";
import type { Report } from "../issue.ts";
import { suggest } from "../nearest.ts";
import { listQuestions } from "../list-questions.ts";
import { isId, listAt, textAt } from "../values.ts";

/** Sections and questions that the cover is to name and the paper does not have. */
export function coverIds(parsed: ParsedPaper, report: Report): void {
  const { folder, paper, sections } = parsed;
  const names = sections.map(({ name }) => name);
  for (const [index, entry] of listAt(paper.data, "argument").entries()) {
    const id = textAt(entry, "section");
    if (!isId(id) || names.includes(id)) continue;
    const fix = suggest(id, names, `name one of: ${names.join(", ")}`);
    report(paper.at(["argument", index, "section"]), `no section is called “${id}” in ${folder}/sections`, fix);
  }
  const ids = listQuestions(parsed).map(({ id }) => id);
  for (const [index, id] of listAt(paper.data, "shortlist").entries()) {
    if (typeof id !== "string" || !isId(id) || ids.includes(id)) continue;
    const fix = suggest(id, ids, `name one of: ${ids.join(", ")}`);
    report(paper.at(["shortlist", index]), `no question has the id “${id}” in ${folder}/questions`, fix);
  }
}
