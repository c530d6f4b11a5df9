import { CONFIDENTIAL } from "../collate/digest.ts";
import type { Digest } from "../collate/digest-types.ts";
import { nameOfQuestion } from "../collate/redact.ts";
import { confidentialIn } from "../collate/tally.ts";
import type { DigestSummary, SheetRow } from "./mail-protocol.ts";
import { readSheet } from "./review-sheet.ts";
import type { StoredFile } from "./stored-folder.ts";

/** So many things to look at stand on the page, and so many of what could not be read; the digest has them all. */
const SHOWN = 500;

const SHEET = "needs-review.csv";

/** What the page says of a digest. */
export async function summarise(
  { audience, tally, problems, decisions }: Digest,
  files: readonly StoredFile[],
  place: DigestSummary["place"],
): Promise<Omit<DigestSummary, "dropped" | "sheets">> {
  const find = (path: string) => files.find((file) => file.path === path)?.content;
  const review = [...(await rowsIn(find(SHEET), false)), ...(await rowsIn(find(`${CONFIDENTIAL}${SHEET}`), true))];
  const used = decisions.filter(({ isUsed }) => isUsed).length;
  return {
    audience,
    place,
    read: tally.read,
    counted: tally.counted,
    respondents: tally.respondents.size,
    confidential: confidentialIn(tally).all,
    questions: tally.questions.map((question) => ({
      name: nameOfQuestion(question),
      text: question.text,
      answers: question.answers,
    })),
    problems: problems.slice(0, SHOWN),
    decisions: { used, unused: decisions.length - used },
    review: review.slice(0, SHOWN),
    toReview: review.length,
    page: new Blob([find("digest.html") ?? ""], { type: "text/html" }),
    isDivided: files.some(({ path }) => path.startsWith("pages/")),
  };
}

const rowsIn = async (sheet: Blob | undefined, isConfidential: boolean): Promise<SheetRow[]> =>
  sheet ? readSheet(await sheet.text(), isConfidential) : [];
