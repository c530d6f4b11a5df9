import type { ParsedPaper } from "../parse-paper.ts";
import type { Report } from "../issue.ts";
import { suggest } from "../nearest.ts";
import { type ParsedQuestion, listQuestions } from "../list-questions.ts";
import { isId, textAt } from "../values.ts";

/** Question files of a section that is not there, or that has one already. */
export function questionSection({ folder, sections, blocks }: ParsedPaper, report: Report): void {
  const names = sections.map(({ name }) => name);
  const first = new Map<string, string>();
  for (const { path, fields } of blocks) {
    const section = textAt(fields.data, "section");
    if (!isId(section)) continue;
    const other = first.get(section);
    const fix = suggest(section, names, `name one of: ${names.join(", ")}`);
    if (other)
      report(
        fields.at(["section"]),
        `${other} holds questions on “${section}” already`,
        "put the questions in one file",
      );
    else if (!names.includes(section))
      report(fields.at(["section"]), `no section is called “${section}” in ${folder}/sections`, fix);
    first.set(section, other ?? path);
  }
}

/** Questions that share their id or their words with another. */
export function repeatedQuestions(parsed: ParsedPaper, report: Report): void {
  const first = new Map<string, string>();
  for (const question of listQuestions(parsed))
    for (const field of ["id", "text"] as const) {
      const { fields, index } = question;
      const words = plain(question[field]);
      const other = first.get(`${field} ${words}`);
      const problem = `question ${index + 1} has the ${field} of ${other}`;
      if (!words) continue;
      if (other) report(fields.at(["questions", index, field]), problem, CURES[field]);
      else first.set(`${field} ${words}`, placeOf(question));
    }
}

const CURES = { id: "give each question an id of its own", text: "ask it once" };

/** Questions without a number beside others that have one of their author's, and two with the same. */
export function questionNumbers(parsed: ParsedPaper, report: Report): void {
  const all = listQuestions(parsed);
  if (!all.some(({ ownNumber }) => ownNumber)) return;
  const first = new Map<string, string>();
  for (const question of all) {
    const { ownNumber, fields, index } = question;
    const other = ownNumber && first.get(ownNumber);
    if (!ownNumber)
      report(
        fields.at(["questions", index]),
        `question ${index + 1} has no number, though others have`,
        "give every question its number, or none",
      );
    else if (other)
      report(
        fields.at(["questions", index, "number"]),
        `question ${index + 1} has the number of ${other}`,
        "give each question a number of its own",
      );
    else first.set(ownNumber, placeOf(question));
  }
}

const placeOf = ({ index, path }: ParsedQuestion): string => `question ${index + 1} in ${path}`;

/** Two questions ask the same where only case, spaces or punctuation differ. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
