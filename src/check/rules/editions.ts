import { findQuestion } from "../../reply/reply.ts";
import { sameWords } from "../../reply/same-words.ts";
import { type Report, shorten } from "../issue.ts";
import type { ParsedPaper } from "../parse-paper.ts";
import { listQuestions } from "../list-questions.ts";
import { valueAt } from "../values.ts";

/** Files of editions that are no `paper.json` of that edition. */
export function editionFiles({ editions, paper }: ParsedPaper, report: Report): void {
  const current = numberOf(paper);
  for (const { path, value } of editions) {
    const named = Number(/(\d+)\.json$/.exec(path)?.[1]);
    if (!value) report({ file: path }, "this is no paper.json of a site", "put the file there as your site has it");
    else if (value.edition.number !== named)
      report({ file: path }, `this is edition ${value.edition.number}`, `call it ${value.edition.number}.json`);
    else if (current && named > current)
      report({ file: path }, `this edition comes after ${current}, that of the paper`, "raise “number” in paper.yaml");
  }
}

/** Questions that ask something else than what the same edition asked when it was published. */
export function rewordedQuestions(parsed: ParsedPaper, report: Report): void {
  const current = numberOf(parsed.paper);
  const published = parsed.editions.find(({ value }) => value && value.edition.number === current)?.value;
  if (!published || !current) return;
  const fix = `raise “number” of the edition to ${current + 1}, so that replies to either can be told apart, or keep the question`;
  for (const { id, number, text, fields, index } of listQuestions(parsed)) {
    const asked = published.questions.find((one) => one.id === id);
    const atNumber = findQuestion(number, published);
    const at = fields.at(["questions", index, "text"]);
    if (asked && !sameWords(asked.text, text))
      report(
        at,
        `the question “${id}” has other words than in edition ${current} as it was published: “${shorten(asked.text)}”`,
        fix,
      );
    else if (atNumber && atNumber.id !== id)
      report(
        at,
        `question ${number} is another than in edition ${current} as it was published: “${shorten(atNumber.text)}”`,
        fix,
      );
  }
}

/** An earlier edition of which nothing is kept, so that replies to it cannot be read. */
export function missingEdition({ folder, editions, paper }: ParsedPaper, report: Report): void {
  const earlier = (numberOf(paper) ?? 1) - 1;
  if (earlier < 1 || editions.some(({ value }) => value?.edition.number === earlier)) return;
  report(
    paper.at(["edition", "number"]),
    `nothing is kept of what edition ${earlier} asked, so replies to it are not counted`,
    `save the paper.json of your site, as long as it is that of edition ${earlier}, as ${folder}/editions/${earlier}.json`,
  );
}

function numberOf({ data }: ParsedPaper["paper"]): number | undefined {
  const number = valueAt(data, ["edition", "number"]);
  return typeof number === "number" ? number : undefined;
}
