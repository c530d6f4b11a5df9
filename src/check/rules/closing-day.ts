import { stageAt } from "../../paper/closing.ts";
import type { PaperData } from "../../paper/schema.ts";
import type { ParsedPaper } from "../parse-paper.ts";
import type { Report } from "../issue.ts";

/** Days for the end of a paper that cannot be meant, or that are over without a word of what came of the replies. */
export function closingDay({ paper, now }: ParsedPaper, report: Report): void {
  if (!paper.value) return;
  for (const [field, problem, fix] of [...explainOrder(paper.value), ...(now ? explainPast(paper.value, now) : [])])
    report(paper.at([field]), problem, fix);
}

type Explained = [field: "closes" | "concluded", problem: string, fix: string];

function explainOrder({ published, closes, concluded }: PaperData): Explained[] {
  const found: Explained[] = [];
  if (closes && closes.slice(0, 7) < published)
    found.push([
      "closes",
      `“closes” is ${closes}, before the paper was published in ${published}`,
      "correct one of them",
    ]);
  if (closes && concluded && concluded <= closes)
    found.push([
      "concluded",
      `“concluded” is ${concluded}, but replies are read until ${closes}`,
      "correct one of them",
    ]);
  return found;
}

function explainPast({ closes, timezone, concluded = "" }: PaperData, now: string): Explained[] {
  const stage = stageAt({ closes, timezone, concluded }, new Date(now));
  if (concluded && stage !== "concluded")
    return [["concluded", `“concluded” is ${concluded}, which is still to come`, "add it on that day"]];
  if (!closes || stage !== "closed") return [];
  const fix = "give a later day if you still want replies, or add “concluded” once you have said what came of them";
  return [["closes", `“closes” is ${closes}, which is past`, fix]];
}
