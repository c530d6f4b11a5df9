import { paperSchema } from "../paper/schema.ts";
import type { Draft } from "./draft.ts";
import { type Issue, issueAt } from "./issue.ts";
import { type Fields, valueAt } from "./read-fields.ts";

/** Finds a list of changes that is not newest first, or whose newest entry is of another edition or day than the paper. */
export function checkEdition({ paper }: Draft): Issue[] {
  const { data } = paperSchema.shape.edition.safeParse(valueAt(paper.data, ["edition"]));
  if (!data) return [];
  const disorder = data.changes.flatMap(({ edition, date }, index, { [index - 1]: above }) =>
    above && (edition > above.edition || date > above.date) ? [outOfOrder(paper, index)] : [],
  );
  return disorder.length ? disorder : checkNewest(paper, data);
}

const outOfOrder = ({ file, at }: Fields, index: number) =>
  issueAt(
    file,
    at(["edition", "changes", index]),
    `“changes”: entry ${index + 1} is newer than the one above it`,
    "put the newest first",
  );

function checkNewest({ file, at }: Fields, { number, date, changes: [newest] }: Edition): Issue[] {
  if (!newest && number === 1) return [];
  const cure = `say at the top of “changes” what edition ${number} changed`;
  if (!newest) return [issueAt(file, at(["edition", "number"]), `edition ${number} has no list of changes`, cure)];
  const place = at(["edition", "changes", 0]);
  if (newest.edition !== number)
    return [
      issueAt(file, place, `“changes” begins with edition ${newest.edition}, but this is edition ${number}`, cure),
    ];
  const dates = `the newest change is of ${newest.date}, but the edition of ${date}`;
  return newest.date === date ? [] : [issueAt(file, place, dates, "give both the same date")];
}

type Edition = ReturnType<typeof paperSchema.shape.edition.parse>;
