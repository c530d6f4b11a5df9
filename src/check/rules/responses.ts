import type { ParsedPaper, TextFile } from "../parse-paper.ts";
import type { OutcomeData } from "../../paper/schema.ts";
import type { Report } from "../issue.ts";
import { suggest } from "../nearest.ts";
import { COMMENTS } from "../../paper/responses.ts";
import { paragraphNumbers } from "../link-targets.ts";
import { listQuestions } from "../list-questions.ts";
import { listAt } from "../values.ts";

/** Replies in the folder that cannot be read, or that answer what the paper does not ask. */
export function responseFile(parsed: ParsedPaper, report: Report): void {
  const { responses, folder, blocks } = parsed;
  for (const { at, explanation } of responses.problems) report(at, ...explanation);
  if (blocks.some(({ fields }) => !fields.readable)) return;
  const asked = listQuestions(parsed).map(({ id }) => id);
  for (const { id, answers } of responses.parts?.summary.questions ?? [])
    if (answers && id !== COMMENTS && !asked.includes(id))
      report(
        { file: `${folder}/responses/summary.json` },
        `there are answers to “${id}”, which the paper does not ask`,
        "give the question its id back, or run the collation with --into again",
      );
}

/** Outcomes that name a question or a paragraph that is not there. */
export function outcomeIds(parsed: ParsedPaper, report: Report): void {
  const asked = listQuestions(parsed).map(({ id }) => id);
  const numbers = parsed.sections.flatMap(paragraphNumbers);
  for (const outcome of parsed.outcomes) {
    checkNames(outcome, "questions", asked, "question", report);
    checkNames(outcome, "paragraphs", numbers, "paragraph", report);
  }
}

function checkNames(
  { fields }: TextFile<OutcomeData>,
  field: "questions" | "paragraphs",
  known: readonly string[],
  what: string,
  report: Report,
): void {
  for (const [index, name] of listAt(fields.data, field).entries()) {
    if (typeof name !== "string" || known.includes(name)) continue;
    const fix = `name one of: ${known.slice(0, 5).join(", ")}${known.length > 5 ? " …" : ""}`;
    report(fields.at([field, index]), `the paper has no ${what} “${name}”`, suggest(name, known, fix));
  }
}
