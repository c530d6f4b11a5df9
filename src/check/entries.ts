import { type Draft, type ListName, lists } from "./draft.ts";
import { type Issue, issueAt } from "./issue.ts";
import { listAt, textAt } from "./values.ts";

/** The fields that tell the entries of a list apart. */
const UNIQUE: Record<ListName, readonly string[]> = {
  references: ["id"],
  glossary: ["id", "term", "abbreviation"],
  topics: ["id", "title"],
  series: ["id"],
};

/** Finds entries of a list that share an id, a term or an abbreviation. */
export const checkEntries = (draft: Draft): Issue[] =>
  (Object.keys(lists) as ListName[]).flatMap((list) => UNIQUE[list].flatMap((field) => checkField(draft, list, field)));

function checkField(draft: Draft, list: ListName, field: string): Issue[] {
  const { file, data, at } = draft.lists[list];
  const taken = new Map<string, number>();
  return listAt(data).flatMap((entry, index) => {
    const value = textAt(entry, field);
    const first = taken.get(value);
    if (value && first !== undefined) {
      const problem = `the ${field} “${value}” stands twice, in entries ${first + 1} and ${index + 1}`;
      return [issueAt(file, at([index, field]), problem, "change or remove one of them")];
    }
    taken.set(value, index);
    return [];
  });
}
